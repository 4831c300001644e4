import sql from 'sql-template-tag';
import type { Db } from '../../db/database.ts';
import {
  type SourcedArticle,
  type StoryMember,
  membersOfStories,
  findArticle,
  recordCluster,
} from '../../db/tables/article.ts';
import {
  type StoryRow,
  findCandidates,
  findStory,
  growStory,
  insertStory,
  lastVersionAt,
  scheduleStory,
} from '../../db/tables/story.ts';
import { countTerms, termCounts } from '../../db/tables/term.ts';
import { topicsOf } from '../match/topics.ts';
import { relevanceThreshold } from '../relevance/relevance.ts';
import { type Candidate, type Decision, type PlacedArticle, decide, windowDays } from './decide.ts';
import { type ArticleTerms, candidateTerms, describe } from './terms.ts';

/** How long a story gathers articles before it speaks. All times in milliseconds. */
export interface SettlingRules {
  /** Before the first version. */
  firstMs: number;
  /** Before the first version, once `sureOutlets` independent outlets carry it. */
  sureMs: number;
  sureOutlets: number;
  /** At least this lies between two versions. */
  betweenVersionsMs: number;
}

/** Any number that stands for "placing an article": one at a time, however many processes there are. */
const advisoryLock = 0x61696e63;
const dayMs = 86_400_000;

/** Puts an article into the story that it belongs to, or begins one; and makes the story due when it has grown. */
export async function placeArticle(tx: Db, id: number, now: Date, rules: SettlingRules): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${advisoryLock})`);
  const article = await findArticle(tx, id);
  if (article?.step !== 'cluster') return;
  const terms = describe({
    title: article.title,
    teaser: article.teaser,
    ...(article.body ? { text: article.body } : {}),
  });
  const decision = await decideFor(tx, article, terms);
  const storyId = decision.join ?? (await beginStory(tx, article, terms, now));
  await recordCluster(tx, id, {
    storyId: storyId ?? null,
    score: decision.score,
    verdict: storyId === undefined ? '' : decision.reason,
    duplicateOf: decision.duplicateOf ?? null,
    terms,
  });
  await countTerms(tx, Object.keys(terms.weights));
  if (storyId === undefined || decision.duplicate) return;
  if (decision.join !== undefined) await growStory(tx, storyId, growth(article, terms));
  await schedule(tx, storyId, now, rules);
}

async function decideFor(tx: Db, article: SourcedArticle, terms: ArticleTerms): Promise<Decision> {
  const at = article.published_at.getTime();
  const stories = await findCandidates(tx, {
    lookupTerms: candidateTerms(terms),
    canonicalUrl: article.canonical_url,
    workspaceId: article.workspace_id,
    from: new Date(at - windowDays * dayMs),
    to: new Date(at + windowDays * dayMs),
  });
  const members = await membersOfStories(
    tx,
    stories.map((story) => story.id),
  );
  const candidates = stories.map((story) => toCandidate(story, members));
  const compared = [terms, ...members.map((member) => member.terms as ArticleTerms)];
  const stats = await termCounts(
    tx,
    compared.flatMap((each) => Object.keys(each.weights)),
  );
  return decide(placed(article, terms), candidates, stats);
}

const toCandidate = (story: StoryRow, members: readonly StoryMember[]): Candidate => ({
  storyId: story.id,
  articles: members
    .filter((member) => member.story_id === story.id)
    .map((member) => ({ id: member.id, ...placed(member, member.terms as ArticleTerms) })),
});

const placed = (
  article: Pick<StoryMember, 'title' | 'canonical_url' | 'published_at'>,
  terms: ArticleTerms,
): PlacedArticle => ({
  title: article.title,
  canonicalUrl: article.canonical_url,
  publishedAt: article.published_at,
  terms,
});

const growth = (article: SourcedArticle, terms: ArticleTerms) => ({
  past: article.past,
  topics: topicsOf({ ...article, text: article.body ?? undefined }),
  lookupTerms: candidateTerms(terms),
  articleAt: article.published_at,
});

/** Undefined where the article was only let through in case a story about AI reports the same event. */
async function beginStory(
  tx: Db,
  article: SourcedArticle,
  terms: ArticleTerms,
  now: Date,
): Promise<number | undefined> {
  if ((article.relevance ?? 0) < relevanceThreshold) return undefined;
  return insertStory(
    tx,
    { ...growth(article, terms), workspaceId: article.workspace_id, headline: article.title },
    now,
  );
}

async function schedule(tx: Db, storyId: number, now: Date, rules: SettlingRules): Promise<void> {
  const story = await findStory(tx, storyId);
  if (!story || story.past) return;
  const spokenAt = await lastVersionAt(tx, storyId);
  const members = await membersOfStories(tx, [storyId]);
  const outlets = new Set(members.map((member) => member.source_id)).size;
  const settling = now.getTime() + (outlets >= rules.sureOutlets ? rules.sureMs : rules.firstMs);
  const pause = spokenAt ? spokenAt.getTime() + rules.betweenVersionsMs : 0;
  await scheduleStory(tx, storyId, 'summarize', new Date(Math.max(settling, pause)));
}
