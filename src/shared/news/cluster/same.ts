import { comparable } from '../text/characters.ts';
import {
  daysApart,
  figuresIn,
  siteOfArticle,
  type Candidate,
  type Decision,
  type PlacedArticle,
} from './placed.ts';

/** The same title on the same site within this time is the same article under another link. */
const duplicateDays = 14;

/** The story that has this very article already, by address or by title. */
export function findSame(article: PlacedArticle, candidates: readonly Candidate[]): Decision | undefined {
  const site = siteOfArticle(article);
  const title = comparable(article.title);
  for (const { storyId, articles } of candidates) {
    for (const other of articles) {
      const found = { join: storyId, score: 1, duplicate: true, duplicateOf: other.id };
      if (other.canonicalUrl === article.canonicalUrl && !looksLikeList(article, other)) {
        return { ...found, reason: 'The same page as an article that is known already.' };
      }
      const near = daysApart(article, other) <= duplicateDays;
      if (near && title !== '' && site === siteOfArticle(other) && comparable(other.title) === title) {
        return { ...found, reason: 'The same title on the same site: the same article under another link.' };
      }
    }
  }
  return undefined;
}

/**
 * One address for many items, as changelogs have it: the titles differ in their figures ("v2.1.113", "v2.1.114"),
 * or have no word in common and the address is that of a list.
 */
function looksLikeList(a: PlacedArticle, b: PlacedArticle): boolean {
  if (figuresIn(a.title) !== figuresIn(b.title)) return true;
  const words = new Set(comparable(a.title).split(' '));
  const common = comparable(b.title)
    .split(' ')
    .some((word) => words.has(word));
  return (
    !common &&
    /\/(?:(?:changelog|releases?|release-notes|whats-new|updates|news|blog|index)(?:\.\w+)?)?$/i.test(
      a.canonicalUrl,
    )
  );
}
