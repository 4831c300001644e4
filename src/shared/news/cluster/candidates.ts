import type { Db } from '../../db/database.ts';
import { type SourcedArticle, type StoryMember, membersOfStories } from '../../db/tables/article.ts';
import { findByLookup } from '../../db/tables/lookup.ts';
import { termCounts } from '../../db/tables/term.ts';
import { comparable } from '../text/characters.ts';
import { siteOf } from '../text/url.ts';
import type { PlacingMemory } from './memory.ts';
import type { Candidate, PlacedArticle, PlacedMember } from './placed.ts';
import { type TermStats, specificity } from './similarity.ts';
import { type ArticleTerms, candidateTerms } from './terms.ts';

/** News of one event: stories that got no article for so many days are not continued. */
export const windowDays = 7;
/** The same title on the same site is the same article for this long. */
export const sameTitleDays = 14;
const dayMs = 86_400_000;

/**
 * What an article is found by: the terms that tell most, its own page and those it points to, its title on its site.
 * Those of a workspace's own sources bear its number, so that neither side ever finds the other's.
 */
export function lookupKeys(
  article: PlacedArticle,
  workspaceId: number | null,
): { terms: string[]; pages: string[]; title: string } {
  const mark = workspaceId === null ? '' : `${workspaceId}|`;
  const title = comparable(article.title).slice(0, 200);
  return {
    terms: candidateTerms(article.terms).map((term) => mark + term),
    pages: [article.canonicalUrl, ...article.links].map((page) => `${mark}page:${page}`),
    title: `${mark}title:${siteOf(article.canonicalUrl)}:${title}`,
  };
}

/** The same for writing down: everything that leads to the article's story. */
export function allKeys(article: PlacedArticle, workspaceId: number | null): string[] {
  const { terms, pages, title } = lookupKeys(article, workspaceId);
  return [...terms, ...pages, title];
}

export interface Neighbourhood {
  candidates: Candidate[];
  stats: TermStats;
}

/** The stories that an article may belong to, all found by an index, and how often their terms stand in the stream. */
export async function findNeighbours(
  db: Db,
  article: PlacedArticle,
  workspaceId: number | null,
  memory: PlacingMemory,
): Promise<Neighbourhood> {
  const ids = await candidateIds(db, article, workspaceId);
  // In hand before anything new can drive them out of the memory.
  const known = knownOf(ids, memory);
  const members = await membersOfStories(db, ids, [...known.keys()]);
  const candidates = ids
    .map((storyId): Candidate => {
      const articles = members
        .filter((row) => row.story_id === storyId)
        .map((row) => memberOf({ ...row, storyId }, known.get(row.id), memory));
      return { storyId, articles: listOf(storyId, articles, memory) };
    })
    .filter(({ articles }) => articles.length > 0);
  const compared = [article, ...candidates.flatMap(({ articles }) => articles)];
  const terms = compared.flatMap(({ terms: own }) => Object.keys(own.weights));
  return { candidates, stats: await termCounts(db, terms, memory.terms) };
}

const knownOf = (storyIds: readonly number[], { articles }: PlacingMemory): Map<number, PlacedMember> =>
  new Map(
    [...articles]
      .filter(([, { storyId }]) => storyIds.includes(storyId))
      .map(([id, { member }]) => [id, member]),
  );

/** The list that was compared before, where it holds the same articles. */
function listOf(storyId: number, articles: PlacedMember[], memory: PlacingMemory): PlacedMember[] {
  const before = memory.stories.get(storyId);
  const isSame = before?.length === articles.length && before.every((member, at) => member === articles[at]);
  if (before && isSame) return before;
  memory.stories.set(storyId, articles);
  return articles;
}

function memberOf(
  row: StoryMember & { storyId: number },
  known: PlacedMember | undefined,
  memory: PlacingMemory,
): PlacedMember {
  const isSame = known && known.title === row.title && known.past === row.past;
  const member = isSame
    ? known
    : { id: row.id, past: row.past, ...placed(row, known?.terms ?? (row.terms as ArticleTerms)) };
  memory.articles.set(row.id, { member, storyId: row.storyId });
  return member;
}

async function candidateIds(db: Db, article: PlacedArticle, workspaceId: number | null): Promise<number[]> {
  const at = article.publishedAt.getTime();
  const during = (days: number) => ({ from: new Date(at - days * dayMs), to: new Date(at + days * dayMs) });
  const plain = candidateTerms(article.terms);
  const { terms, pages, title } = lookupKeys(article, workspaceId);
  const wanted = [
    // How much they tell in this stream is counted only later; for finding, the built-in shares do as well.
    ...terms.map((term, index) => ({
      term,
      value: specificity(plain[index] ?? '', nothingCounted) ** 2,
      ...during(windowDays),
    })),
    // A page or a title in common tells more than any words.
    ...pages.map((term) => ({ term, value: sureValue, ...during(windowDays) })),
    { term: title, value: sureValue, ...during(sameTitleDays) },
  ];
  return findByLookup(db, wanted, { canonicalUrl: article.canonicalUrl, workspaceId });
}

const nothingCounted: TermStats = { documents: 0, frequency: () => 0 };
const sureValue = 20;

export const placed = (
  article: Pick<SourcedArticle, 'title' | 'canonical_url' | 'published_at' | 'links'>,
  terms: ArticleTerms,
): PlacedArticle => ({
  title: article.title,
  canonicalUrl: article.canonical_url,
  publishedAt: article.published_at,
  links: article.links,
  terms,
});
