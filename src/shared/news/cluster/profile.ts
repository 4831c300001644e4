import { isMeaning } from './meanings.ts';
import type { PlacedArticle } from './placed.ts';
import { remembered } from './remembered.ts';
import { type Telling, type Weights, nameWeightsOf, weightsOf } from './similarity.ts';
import type { ArticleTerms } from './terms.ts';

/** What stands in half of a story's articles, or more, is what the story is about. */
export const coreShare = 0.5;

/** What the articles of a story say together. */
export interface Profile {
  /** The mean of the articles, so that no single one can pull the centre away. */
  weights: Weights;
  /** The same of names and numbers alone. */
  names: Weights;
  /** Every term of a title, with the share of the articles whose title has it. */
  titles: ReadonlyMap<string, number>;
  /** Every term, with the share of the articles that have it. */
  shares: ReadonlyMap<string, number>;
  /** When its first article appeared, in ms since 1970. */
  begunAt: number;
  /** How many terms its articles have on average. */
  meanTerms: number;
}

/** Worked out once for each list of articles, which must not change afterwards. */
export const profileOf = remembered((members: readonly PlacedArticle[]): Profile => ({
  weights: meanOf(members, weightsOf),
  names: meanOf(members, nameWeightsOf),
  titles: sharesOf(members, (terms) => terms.title),
  shares: sharesOf(members, (terms) => weightsOf(terms).keys()),
  begunAt: Math.min(...members.map(({ publishedAt }) => publishedAt.getTime())),
  meanTerms: members.reduce((sum, { terms }) => sum + weightsOf(terms).size, 0) / members.length,
}));

/** What most titles name and tells most; undefined where they name nothing in common. */
export function mainNameOf({ titles }: Profile, telling: Telling): string | undefined {
  const names = [...titles].filter(([term, share]) => share >= coreShare && !isMeaning(term));
  return names.sort(([a, x], [b, y]) => y * telling(b) - x * telling(a))[0]?.[0];
}

function meanOf(members: readonly PlacedArticle[], of: (terms: ArticleTerms) => Weights): Weights {
  const [only] = members;
  // Most stories have a single article, whose length is known already.
  if (only && members.length === 1) return of(only.terms);
  const weights = new Map<string, number>();
  for (const { terms } of members) {
    for (const [term, own] of of(terms)) weights.set(term, (weights.get(term) ?? 0) + own / members.length);
  }
  return weights;
}

function sharesOf(
  members: readonly PlacedArticle[],
  list: (terms: ArticleTerms) => Iterable<string>,
): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { terms } of members)
    for (const term of list(terms)) shares.set(term, (shares.get(term) ?? 0) + 1 / members.length);
  return shares;
}
