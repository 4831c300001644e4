import type { Vector } from './tf-idf.ts';

const dayMs = 86_400_000;
/** As for ours: a cluster whose newest item is older is not continued. */
const windowMs = 7 * dayMs;

/** What is to be clustered, the oldest first. */
export interface TimedVector {
  at: Date;
  vector: Vector;
}

/**
 * Single-pass clustering, the usual rival for news streams: an item joins the cluster of the last seven days whose
 * centroid is nearest by cosine, if that reaches the threshold; else it begins one. Tries many thresholds at once.
 *
 * A centroid is the sum of its members, so its product with an item is the sum of the products with the members,
 * which are the same for every threshold: they are computed once for each item, by an inverted index.
 *
 * @returns for each threshold, the number of the cluster of each item
 */
export function singlePass(items: readonly TimedVector[], thresholds: readonly number[]): Int32Array[] {
  const runs = thresholds.map((threshold) => new Run(threshold, items.length));
  const index = new Postings();
  items.forEach(({ at, vector }, item) => {
    const products = index.products(vector, item);
    for (const run of runs) run.place(item, at.getTime(), products);
    index.add(vector, item);
  });
  return runs.map((run) => run.clusterOf);
}

/** Which earlier items hold a term, and how much. */
class Postings {
  readonly #byTerm = new Map<number, { items: number[]; weights: number[] }>();

  /** The cosine with each of the first `count` items. */
  products({ terms, weights }: Vector, count: number): Float64Array {
    const products = new Float64Array(count);
    terms.forEach((term, place) => {
      const posting = this.#byTerm.get(term);
      const weight = weights[place] ?? 0;
      if (posting === undefined || weight === 0) return;
      const { items, weights: others } = posting;
      for (let i = 0; i < items.length; i++) {
        const item = items[i] as number;
        products[item] = (products[item] as number) + weight * (others[i] as number);
      }
    });
    return products;
  }

  add({ terms, weights }: Vector, item: number): void {
    terms.forEach((term, place) => {
      const posting = this.#byTerm.get(term) ?? { items: [], weights: [] };
      posting.items.push(item);
      posting.weights.push(weights[place] ?? 0);
      this.#byTerm.set(term, posting);
    });
  }
}

/** The clusters of one threshold. */
class Run {
  readonly clusterOf: Int32Array;
  readonly #threshold: number;
  /** For each cluster: the squared length of its sum, and when its newest item appeared. */
  readonly #squares: number[] = [];
  readonly #newest: number[] = [];
  /** Products of the present item with the sum of each cluster. */
  readonly #products: Float64Array;

  constructor(threshold: number, items: number) {
    this.#threshold = threshold;
    this.clusterOf = new Int32Array(items);
    this.#products = new Float64Array(items);
  }

  place(item: number, at: number, products: Float64Array): void {
    const sums = this.#products.fill(0, 0, this.#squares.length);
    for (let i = 0; i < products.length; i++) {
      const cluster = this.clusterOf[i] as number;
      sums[cluster] = (sums[cluster] as number) + (products[i] as number);
    }
    const cluster = this.#nearest(at) ?? this.#squares.length;
    this.clusterOf[item] = cluster;
    // |sum + item|² = |sum|² + 2 sum·item + 1
    this.#squares[cluster] = (this.#squares[cluster] ?? 0) + 2 * (sums[cluster] ?? 0) + 1;
    this.#newest[cluster] = Math.max(this.#newest[cluster] ?? at, at);
  }

  /** The nearest cluster of the window that reaches the threshold. */
  #nearest(at: number): number | undefined {
    let best: number | undefined;
    let highest = 0;
    for (let cluster = 0; cluster < this.#squares.length; cluster++) {
      if (at - (this.#newest[cluster] as number) > windowMs) continue;
      const similarity = (this.#products[cluster] as number) / Math.sqrt(this.#squares[cluster] as number);
      if (similarity >= this.#threshold && similarity > highest) {
        best = cluster;
        highest = similarity;
      }
    }
    return best;
  }
}
