import { chanceOf } from './chance.ts';
import { evidenceFor } from './evidence.ts';
import type { PlacedArticle } from './placed.ts';
import { type TermStats, tellingOf } from './similarity.ts';
import { type DescribedArticle, describe } from './terms.ts';

/**
 * The likeness from which two articles that somebody holds side by side count as reports of one event. Far below what
 * joining a story needs: of such pairs about half are one event, of an article's candidates hardly one in twenty.
 * Chosen on pairs of the tuning sets.
 */
export const sameEventFrom = 0.04;

/**
 * The chance, 0..1, that two articles report one event, from their words alone: as if they had appeared at the same
 * time on two sites. Symmetric.
 */
export function likeness(a: DescribedArticle, b: DescribedArticle, stats: TermStats): number {
  const [first, second] = [placed(a, 'https://a.invalid/'), placed(b, 'https://b.invalid/')];
  const telling = tellingOf(stats);
  const chance = (one: PlacedArticle, other: PlacedArticle): number =>
    chanceOf(evidenceFor(one, [other], telling));
  return (chance(first, second) + chance(second, first)) / 2;
}

const placed = (article: DescribedArticle, canonicalUrl: string): PlacedArticle => ({
  title: article.title,
  canonicalUrl,
  publishedAt: new Date(0),
  links: [],
  terms: describe(article),
});
