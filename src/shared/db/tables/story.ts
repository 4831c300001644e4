import { randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';

export interface StoryRow {
  id: number;
  public_id: string;
  workspace_id: number | null;
  merged_into: number | null;
  headline: string;
  version: number;
  past: boolean;
  level: Level;
  topics: string[];
  lookup_terms: string[];
  first_article_at: Date;
  last_article_at: Date;
  step: string | null;
  attempts: number;
  due_at: Date | null;
  created_at: Date;
}

/** Letters and digits that cannot be mistaken for one another when read aloud or typed. */
const idLetters = '23456789abcdefghjkmnpqrstuvwxyz';

/** Seven letters: among a million stories, a new id is taken already once in 27,000 draws. */
const newPublicId = (): string =>
  Array.from({ length: 7 }, () => idLetters[randomInt(idLetters.length)]).join('');

export interface NewStory {
  workspaceId: number | null;
  headline: string;
  past: boolean;
  topics: readonly string[];
  lookupTerms: readonly string[];
  articleAt: Date;
}

/** Raises a unique violation in the rare case that the drawn public id is taken; the job is then run again. */
export async function insertStory(db: Db, story: NewStory, at: Date): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.story (public_id, workspace_id, headline, past, topics, lookup_terms, first_article_at,
      last_article_at, created_at)
    values (${newPublicId()}, ${story.workspaceId}, ${story.headline}, ${story.past}, ${[...story.topics]},
      ${[...story.lookupTerms]}, ${story.articleAt}, ${story.articleAt}, ${at})
    returning id`);
  if (!row) throw new Error('The database returned no id for a new story.');
  return row.id;
}

export interface StoryGrowth {
  past: boolean;
  topics: readonly string[];
  lookupTerms: readonly string[];
  articleAt: Date;
}

/** Takes over what one more article brings: its terms for looking up, its topics, its time. */
export async function growStory(db: Db, id: number, growth: StoryGrowth): Promise<void> {
  await db.query(sql`
    update news.story set
      past = past and ${growth.past},
      topics = array(select distinct unnest(topics || ${[...growth.topics]}::text[]) order by 1),
      lookup_terms = array(select distinct unnest(lookup_terms || ${[...growth.lookupTerms]}::text[]) order by 1),
      first_article_at = least(first_article_at, ${growth.articleAt}),
      last_article_at = greatest(last_article_at, ${growth.articleAt})
    where id = ${id}`);
}

/** Makes a story due for a step. An earlier due time is kept: a story that keeps growing must not wait for ever. */
export async function scheduleStory(
  db: Db,
  id: number,
  step: 'summarize' | 'publish',
  at: Date,
): Promise<void> {
  await db.query(sql`
    update news.story set
      due_at = case when step = ${step} and due_at < ${at} then due_at else ${at} end,
      step = ${step}, queued_at = null
    where id = ${id}`);
}

export async function findStory(db: Db, id: number): Promise<StoryRow | undefined> {
  const [row] = await db.query<StoryRow>(sql`select * from news.story where id = ${id}`);
  return row;
}

export interface CandidateQuery {
  lookupTerms: readonly string[];
  canonicalUrl: string;
  workspaceId: number | null;
  from: Date;
  to: Date;
}

/** More candidates than this never helped: the ones that share most terms come first. */
const mostCandidates = 12;

/**
 * Stories that an article may belong to: those of its time that share a look-up term, the most shared terms
 * first, and those that hold its page already. Both by an index, never by a scan.
 */
export async function findCandidates(db: Db, wanted: CandidateQuery): Promise<StoryRow[]> {
  const terms = [...wanted.lookupTerms];
  return db.query<StoryRow>(sql`
    with alike as (
      select id from news.story
      where lookup_terms && ${terms}::text[] and merged_into is null
        and workspace_id is not distinct from ${wanted.workspaceId}
        and last_article_at >= ${wanted.from} and first_article_at <= ${wanted.to}
      order by (select count(*) from unnest(lookup_terms) as own(term) where term = any(${terms}::text[])) desc, id desc
      limit ${mostCandidates}),
    same_page as materialized (select story_id as id from news.article where canonical_url = ${wanted.canonicalUrl})
    select * from news.story
    where id in (select id from alike union select id from same_page where id is not null)
      and workspace_id is not distinct from ${wanted.workspaceId}
    order by id`);
}

/** When the newest version was written; undefined before the first. */
export async function lastVersionAt(db: Db, id: number): Promise<Date | undefined> {
  const [row] = await db.query<{ at: Date | null }>(
    sql`select max(created_at) as at from news.brief where story_id = ${id}`,
  );
  return row?.at ?? undefined;
}

/** Records that a version has been written, and makes the story due to be published. */
export async function recordVersion(
  db: Db,
  id: number,
  version: number,
  headline: string,
  at: Date,
): Promise<void> {
  await db.query(sql`
    update news.story set version = ${version}, headline = ${headline}, step = 'publish', due_at = ${at},
      queued_at = null, attempts = 0, last_error = null
    where id = ${id}`);
}

/** Nothing more is owed to this story, unless it was made due for another step meanwhile. */
export async function settleStory(db: Db, id: number, step: 'summarize' | 'publish'): Promise<void> {
  await db.query(sql`
    update news.story set step = null, due_at = null, queued_at = null, attempts = 0, last_error = null
    where id = ${id} and step = ${step}`);
}

export async function postponeStory(db: Db, id: number, reason: string, until: Date): Promise<void> {
  await db.query(sql`
    update news.story set attempts = attempts + 1, last_error = ${reason}, due_at = ${until}, queued_at = null
    where id = ${id}`);
}
