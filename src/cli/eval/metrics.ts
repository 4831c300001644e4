/** Precision, recall and their harmonic mean, each 0..1. */
export interface Scores {
  p: number;
  r: number;
  f: number;
}

/**
 * Precision, recall and F1 from counts. Nothing found makes no mistake (precision 1), nothing to be found leaves
 * nothing out (recall 1): so a method that finds nothing scores F1 0 only where there was something.
 */
export function scoresOf(hits: number, found: number, wanted: number): Scores {
  return withF(found === 0 ? 1 : hits / found, wanted === 0 ? 1 : hits / wanted);
}

/** The harmonic mean stands beside the two. */
export function withF(p: number, r: number): Scores {
  return { p, r, f: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

/** One item that stands in a cluster that was found and in one that is true. */
export interface Clustered {
  found: string | number;
  truth: string | number;
}

/**
 * B-cubed precision, recall and F1 (Bagga and Baldwin 1998): the mean over all items of the share of their found
 * cluster that belongs with them, and of their true cluster that was found with them.
 */
export function bCubed(items: readonly Clustered[]): Scores {
  const { found, truth, both } = tally(items);
  let p = 0;
  let r = 0;
  for (const cell of both) {
    p += cell.count ** 2 / (found.get(cell.found) ?? 1);
    r += cell.count ** 2 / (truth.get(cell.truth) ?? 1);
  }
  return items.length === 0 ? withF(1, 1) : withF(p / items.length, r / items.length);
}

/** Precision, recall and F1 over all unordered pairs of items: put together by us, together in truth. */
export function pairwise(items: readonly Clustered[]): Scores {
  const { found, truth, both } = tally(items);
  const pairs = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return scoresOf(pairs(both.map(({ count }) => count)), pairs(found.values()), pairs(truth.values()));
}

interface Cell extends Clustered {
  count: number;
}

/** Sizes of the found clusters, of the true ones, and of what each two share. */
function tally(items: readonly Clustered[]) {
  const found = new Map<Clustered['found'], number>();
  const truth = new Map<Clustered['truth'], number>();
  const cells = new Map<Clustered['found'], Map<Clustered['truth'], Cell>>();
  for (const item of items) {
    found.set(item.found, (found.get(item.found) ?? 0) + 1);
    truth.set(item.truth, (truth.get(item.truth) ?? 0) + 1);
    const row = cells.get(item.found) ?? new Map<Clustered['truth'], Cell>();
    const cell = row.get(item.truth) ?? { found: item.found, truth: item.truth, count: 0 };
    cell.count++;
    cells.set(item.found, row.set(item.truth, cell));
  }
  return { found, truth, both: [...cells.values()].flatMap((row) => [...row.values()]) };
}

/** What was found of an item that may have several labels or none, and what is true. */
export interface Labelled {
  found: readonly string[];
  wanted: readonly string[];
}

/**
 * Scores for each label that occurs, micro (over all decisions together) and macro (the mean over the labels that are
 * wanted somewhere). A label that is wanted but never found has precision 0, so that silence does not pay.
 */
export function multiLabel(items: readonly Labelled[]): {
  micro: Scores;
  macro: Scores;
  labels: Map<string, Scores & { wanted: number; found: number }>;
} {
  const names = [...new Set(items.flatMap(({ found, wanted }) => [...wanted, ...found]))].sort();
  const counts = names.map((name) => ({
    name,
    hits: items.filter(({ found, wanted }) => found.includes(name) && wanted.includes(name)).length,
    found: items.filter(({ found }) => found.includes(name)).length,
    wanted: items.filter(({ wanted }) => wanted.includes(name)).length,
  }));
  const sum = (key: 'hits' | 'found' | 'wanted'): number =>
    counts.reduce((all, count) => all + count[key], 0);
  const scores = ({ hits, found, wanted }: { hits: number; found: number; wanted: number }): Scores =>
    found === 0 && wanted > 0 ? { p: 0, r: 0, f: 0 } : scoresOf(hits, found, wanted);
  const occurring = counts.filter(({ wanted }) => wanted > 0).map(scores);
  return {
    micro: scores({ hits: sum('hits'), found: sum('found'), wanted: sum('wanted') }),
    macro: {
      p: mean(occurring.map(({ p }) => p)),
      r: mean(occurring.map(({ r }) => r)),
      f: mean(occurring.map(({ f }) => f)),
    },
    labels: new Map(
      counts.map((count) => [count.name, { ...scores(count), wanted: count.wanted, found: count.found }]),
    ),
  };
}

/** Pearson's correlation, -1..1; 0 where one side does not vary, since nothing can be said then. */
export function pearson(xs: readonly number[], ys: readonly number[]): number {
  const meanX = mean(xs);
  const meanY = mean(ys);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  xs.forEach((x, i) => {
    const y = (ys[i] ?? 0) - meanY;
    xy += (x - meanX) * y;
    xx += (x - meanX) ** 2;
    yy += y ** 2;
  });
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

/** A yes-or-no decision by a score that has to reach a threshold. */
export interface AtThreshold {
  f1: number;
  threshold: number;
  p: number;
  r: number;
}

/** A score, and whether the item is a positive one. */
export interface Scored {
  score: number;
  positive: boolean;
}

/** Precision, recall and F1 when all scores of at least `threshold` count as positive. */
export function atThreshold(items: readonly Scored[], threshold: number): AtThreshold {
  const found = items.filter(({ score }) => score >= threshold);
  const hits = found.filter(({ positive }) => positive).length;
  const { p, r, f } = scoresOf(hits, found.length, items.filter(({ positive }) => positive).length);
  return { f1: f, threshold, p, r };
}

/** The threshold of highest F1; every score that occurs is tried. Of equally good ones, the highest threshold. */
export function bestThreshold(items: readonly Scored[]): AtThreshold {
  const sorted = items.toSorted((a, b) => b.score - a.score);
  const wanted = sorted.filter(({ positive }) => positive).length;
  let best = atThreshold(items, Number.POSITIVE_INFINITY);
  let hits = 0;
  sorted.forEach(({ score, positive }, index) => {
    if (positive) hits++;
    if (sorted[index + 1]?.score === score) return;
    const { p, r, f } = scoresOf(hits, index + 1, wanted);
    if (f > best.f1) best = { f1: f, threshold: score, p, r };
  });
  return best;
}

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a share (0..1) of all values lies, by nearest rank; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
