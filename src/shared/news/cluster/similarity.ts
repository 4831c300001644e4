import { priorShare } from './common-words.ts';
import type { ArticleTerms } from './terms.ts';

/** Counts of the stream so far. */
export interface TermStats {
  /** Articles counted. */
  documents: number;
  /** In how many of them a term stands. */
  frequency(term: string): number;
}

export interface Similarity {
  /** 0 (nothing in common) .. 1 (the same terms with the same weights). */
  score: number;
  /** Terms in common, the most telling first. */
  shared: string[];
}

/** How many articles the built-in shares are worth against real counts (additive smoothing). */
const priorDocuments = 150;
/** A term in one of 500 articles counts fully; anything rarer no more than that. */
const rarest = 0.002;

/** How much a term tells, 0 (in every article) .. 1 (in one of 500 or fewer): its smoothed inverse frequency. */
export function specificity(term: string, stats: TermStats): number {
  const count = Math.max(0, stats.frequency(term)) + priorDocuments * priorShare(term);
  const share = Math.min(1, count / (Math.max(0, stats.documents) + priorDocuments));
  return Math.min(1, Math.log(1 / share) / Math.log(1 / rarest));
}

/**
 * How alike two articles are: the mean of the cosine of all their terms, weighted by specificity, and of how much
 * of each one's title the other speaks of (geometric mean, so that both must).
 */
export function similarity(a: ArticleTerms, b: ArticleTerms, stats: TermStats): Similarity {
  const cache = new Map<string, number>();
  const tells = (term: string): number => {
    const known = cache.get(term) ?? specificity(term, stats);
    cache.set(term, known);
    return known;
  };
  const shared = Object.keys(a.weights).filter((term) => weight(b, term) > 0);
  const product = shared.reduce((sum, term) => sum + weight(a, term) * weight(b, term) * tells(term) ** 2, 0);
  const cosine = product === 0 ? 0 : product / (length(a, tells) * length(b, tells));
  const titles = Math.sqrt(titleCover(a, b, tells) * titleCover(b, a, tells));
  const value = (term: string): number => Math.min(weight(a, term), weight(b, term)) * tells(term);
  return {
    score: Math.min(1, (cosine + titles) / 2),
    shared: shared.sort((x, y) => value(y) - value(x) || (x < y ? -1 : 1)),
  };
}

export function weight(terms: ArticleTerms, term: string): number {
  return Object.hasOwn(terms.weights, term) ? (terms.weights[term] ?? 0) : 0;
}

function length(terms: ArticleTerms, tells: (term: string) => number): number {
  return Math.hypot(...Object.entries(terms.weights).map(([term, w]) => w * tells(term)));
}

/** Share of a's title, weighted by specificity, that b speaks of; a term in b's title counts fully, else half to fully. */
function titleCover(a: ArticleTerms, b: ArticleTerms, tells: (term: string) => number): number {
  let covered = 0;
  let all = 0;
  for (const term of a.title) {
    all += tells(term);
    const inOther = weight(b, term);
    if (inOther > 0) covered += tells(term) * (b.title.includes(term) ? 1 : 0.5 + 0.5 * inOther);
  }
  return all === 0 ? 0 : covered / all;
}
