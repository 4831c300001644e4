import sql from 'sql-template-tag';
import type { Db } from '../../db/database.ts';
import { type ArticleToPlace, findArticleToPlace, recordCluster } from '../../db/tables/article.ts';
import { addLookups } from '../../db/tables/lookup.ts';
import { relateStories } from '../../db/tables/related.ts';
import { refreshSearch } from '../../db/tables/search.ts';
import { type SettlingRules, growStory, insertStory } from '../../db/tables/story.ts';
import { countTerms } from '../../db/tables/term.ts';
import { assignTopics } from '../match/assign-topics.ts';
import { relevanceThreshold } from '../relevance/threshold.ts';
import { allKeys, findNeighbours, placed } from './candidates.ts';
import { joinFrom, strangerJoinsFrom } from './chance.ts';
import { type Candidate, type PlacedArticle, decide, relatedTo } from './decide.ts';
import type { PlacingMemory } from './memory.ts';
import { repair } from './repair.ts';
import { describe } from './terms.ts';

export type { SettlingRules } from '../../db/tables/story.ts';

/** Any number that stands for "placing an article": one at a time, however many processes there are. */
const advisoryLock = 0x61696e63;

/**
 * Puts an article into the story that it belongs to, or begins one; mends what the new article shows to be wrong; and
 * makes every story that has changed due to be summarized.
 */
export async function placeArticle(
  tx: Db,
  id: number,
  now: Date,
  rules: SettlingRules,
  memory: PlacingMemory,
): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${advisoryLock})`);
  const article = await findArticleToPlace(tx, id);
  if (article?.step !== 'cluster') return;
  const own = placed(article, termsOf(article));
  const { candidates, stats } = await findNeighbours(tx, own, article.workspace_id, memory);
  const aboutAi = (article.relevance ?? 0) >= relevanceThreshold;
  const decision = decide(own, candidates, stats, aboutAi ? joinFrom : strangerJoinsFrom);
  const storyId = decision.join ?? (aboutAi ? await beginStory(tx, article, now, rules) : undefined);
  await recordCluster(tx, id, {
    storyId: storyId ?? null,
    score: decision.score,
    verdict: storyId === undefined ? '' : decision.reason,
    duplicateOf: decision.duplicateOf ?? null,
    terms: own.terms,
  });
  // It was only let through in case a story about AI reports the same event.
  if (storyId === undefined) return;
  const growth = { past: article.past, articleAt: article.published_at };
  // A copy says nothing new, but the readers that a community counted make its story weigh more.
  if (decision.duplicate && article.points === null) return;
  const joined = candidates.find((candidate) => candidate.storyId === decision.join);
  if (!decision.duplicate) await learn(tx, own, article.workspace_id, { storyId, joined, memory });
  if (joined) await growStory(tx, storyId, growth, rules, now);
  if (decision.duplicate) return;
  await relateStories(tx, storyId, relatedTo(decision.fits, decision.join));
  if (joined) {
    const member = { id, past: article.past, ...own };
    const { workspace_id: workspaceId } = article;
    await repair(tx, { storyId, member, fits: decision.fits, stats, workspaceId }, rules, now);
  }
  // What is past is never summarized, which is when other stories get their topics.
  if (article.past) {
    await assignTopics(tx, storyId);
    await refreshSearch(tx, storyId);
  }
}

const termsOf = (article: ArticleToPlace) =>
  describe({
    title: article.title,
    teaser: article.teaser,
    ...(article.body ? { text: article.body } : {}),
  });

async function beginStory(tx: Db, article: ArticleToPlace, now: Date, rules: SettlingRules): Promise<number> {
  const dueAt = new Date(now.getTime() + (rules.sureOutlets <= 1 ? rules.sureMs : rules.firstMs));
  return insertStory(
    tx,
    {
      workspaceId: article.workspace_id,
      headline: article.title,
      past: article.past,
      articleAt: article.published_at,
      ...(article.past ? {} : { dueAt }),
    },
    now,
  );
}

/** Makes the story findable by the article, and counts the terms that it brings into the story. */
async function learn(
  tx: Db,
  own: PlacedArticle,
  workspaceId: number | null,
  { storyId, joined, memory }: { storyId: number; joined: Candidate | undefined; memory: PlacingMemory },
): Promise<void> {
  await addLookups(tx, storyId, allKeys(own, workspaceId), own.publishedAt);
  const known = new Set(joined?.articles.flatMap((other) => Object.keys(other.terms.weights)));
  const fresh = Object.keys(own.terms.weights).filter((term) => !known.has(term));
  await countTerms(tx, fresh, joined === undefined, memory.terms);
}
