import { priorShare } from './common-words.ts';
import { remembered } from './remembered.ts';
import type { ArticleTerms } from './terms.ts';

/** Counts of the stream so far. */
export interface TermStats {
  /** Stories counted. */
  documents: number;
  /** In how many of them a term stands. */
  frequency(term: string): number;
}

/** How much a term tells, 0 (in every story) .. 1 (in one of a thousand or fewer). */
export type Telling = (term: string) => number;

/** How many stories the built-in shares are worth against real counts (additive smoothing). */
const priorDocuments = 150;
/** A term in one of a thousand stories counts fully; anything rarer no more than that. */
const rarest = 0.001;

/** A term's smoothed inverse frequency, as a share of the greatest. */
export function specificity(term: string, stats: TermStats): number {
  const count = Math.max(0, stats.frequency(term)) + priorDocuments * priorShare(term);
  const share = Math.min(1, count / (Math.max(0, stats.documents) + priorDocuments));
  return Math.min(1, Math.log(1 / share) / Math.log(1 / rarest));
}

/** `specificity`, worked out once a term. The counts must not change any more. */
export const tellingOf = remembered((stats: TermStats): Telling => {
  const known = new Map<string, number>();
  return (term) => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const value = specificity(term, stats);
    known.set(term, value);
    return value;
  };
});

/** Terms with their weights: an article's, or the mean of a story's articles. */
export type Weights = ReadonlyMap<string, number>;

export const weightsOf = remembered((terms: ArticleTerms): Weights => new Map(Object.entries(terms.weights)));

/** Those of names, versions and amounts alone. */
export const nameWeightsOf = remembered(
  (terms: ArticleTerms): Weights => new Map(terms.names.map((term) => [term, weight(terms, term)])),
);

export const weight = (terms: ArticleTerms, term: string): number => weightsOf(terms).get(term) ?? 0;

/** Cosine of two sets of terms, 0..1, each term weighted by how much it tells. */
export function cosine(a: Weights, b: Weights, telling: Telling): number {
  let product = 0;
  for (const [term, own] of a) {
    const other = b.get(term);
    if (other !== undefined) product += own * other * telling(term) ** 2;
  }
  const length = lengthBy(telling);
  return product === 0 ? 0 : Math.min(1, product / (length(a) * length(b)));
}

/** Worked out once for all that is compared while one article is placed. */
const lengthBy = remembered((telling: Telling) =>
  remembered((weights: Weights) => {
    let squares = 0;
    for (const [term, own] of weights) squares += (own * telling(term)) ** 2;
    return Math.sqrt(squares);
  }),
);

/** Cosine of two titles, 0..1, whose terms weigh alike but for how much they tell. */
export function titleCosine(a: ArticleTerms, b: ArticleTerms, telling: Telling): number {
  const shared = a.title.filter((term) => b.title.includes(term));
  if (shared.length === 0) return 0;
  return Math.min(1, sum(shared, telling) / Math.sqrt(sum(a.title, telling) * sum(b.title, telling)));
}

const sum = (terms: readonly string[], telling: Telling): number =>
  terms.reduce((total, term) => total + telling(term) ** 2, 0);
