import { randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

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
  first_article_at: Date;
  last_article_at: Date;
  step: string | null;
  attempts: number;
  due_at: Date | null;
  /** Destinations whose quiet hours it waits for; null where there is something new to tell everywhere. */
  waiting: number[] | null;
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
  articleAt: Date;
  /** When it is first summarized; undefined for one of the past, which never is. */
  dueAt?: Date;
}

/** Raises a unique violation in the rare case that the drawn public id is taken; the job is then run again. */
export async function insertStory(db: Db, story: NewStory, at: Date): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.story (public_id, workspace_id, headline, past, first_article_at, last_article_at, created_at,
      step, due_at)
    values (${newPublicId()}, ${story.workspaceId}, ${story.headline}, ${story.past}, ${story.articleAt},
      ${story.articleAt}, ${at}, ${story.dueAt ? 'summarize' : null}, ${story.dueAt ?? null})
    returning id`);
  if (!row) throw new Error('The database returned no id for a new story.');
  return row.id;
}

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

export interface Growth {
  /** Whether the new article is of the past. */
  past: boolean;
  articleAt: Date;
}

/**
 * Takes over what one more article brings: its time, and that the story is no longer of the past. Makes the story due
 * to be summarized by the settling rules; a time that is earlier already is kept, for a story that keeps growing must
 * not wait for ever. One that stays in the past owes nothing.
 */
export async function growStory(
  db: Db,
  id: number,
  { past, articleAt }: Growth,
  rules: SettlingRules,
  now: Date,
): Promise<void> {
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  await db.query(sql`
    with pulse as (
      select greatest(
        case when (select count(distinct source_id) from news.article where story_id = ${id}) >= ${rules.sureOutlets}
          then ${after(rules.sureMs)}::timestamptz else ${after(rules.firstMs)}::timestamptz end,
        (select max(created_at) from news.brief where story_id = ${id})
          + ${rules.betweenVersionsMs}::int * interval '1 millisecond') as due_at)
    update news.story set
      past = past and ${past},
      first_article_at = least(first_article_at, ${articleAt}),
      last_article_at = greatest(last_article_at, ${articleAt}),
      due_at = case when past and ${past} then story.due_at
        when step = 'summarize' then least(story.due_at, pulse.due_at) else pulse.due_at end,
      step = case when past and ${past} then step else 'summarize' end,
      queued_at = case when past and ${past} then queued_at end
    from pulse where id = ${id}`);
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
      step = ${step}, queued_at = null, waiting = case when ${step} = 'summarize' then waiting end
    where id = ${id}`);
}

/** Makes a story due to be published again without anything new. @param waiting who takes it then at the earliest */
export async function letWait(db: Db, id: number, waiting: readonly number[], at: Date): Promise<void> {
  await db.query(sql`
    update news.story set step = 'publish', due_at = ${at}, queued_at = null, waiting = ${[...waiting]}::int[]
    where id = ${id}`);
}

export async function findStory(db: Db, id: number): Promise<StoryRow | undefined> {
  const [row] = await db.query<StoryRow>(sql`select * from news.story where id = ${id}`);
  return row;
}

/**
 * The story of a public id, or the one that it was merged into, unless it was taken back, a moderator removed it from the
 * workspace that asks, or it belongs to another one. Null as a workspace sees the shared stories alone.
 */
export async function findVisibleStory(
  db: Db,
  publicId: string,
  workspaceId: number | null,
): Promise<StoryRow | undefined> {
  const [row] = await db.query<StoryRow>(sql`
    with recursive line as (
      select id, merged_into from news.story where public_id = ${publicId.trim().toLowerCase()}
      union select story.id, story.merged_into from news.story join line on story.id = line.merged_into)
    select * from news.story where id in (select id from line where merged_into is null)
      and retracted_at is null and (workspace_id is null or workspace_id = ${workspaceId}::int)
      and not exists (select 1 from news.removal
        where removal.story_id = story.id and removal.workspace_id = ${workspaceId}::int)`);
  return row;
}

export async function recordTopics(
  db: Db,
  id: number,
  topics: Readonly<Record<string, string>>,
): Promise<void> {
  await db.query(sql`
    update news.story set topics = ${Object.keys(topics)}, topic_reasons = ${toJson(topics)}::jsonb where id = ${id}`);
}

/** Puts a story into an older one, with everything that leads to it. Its own public id resolves to the older for ever. */
export async function mergeStory(db: Db, from: number, into: number, at: Date): Promise<void> {
  await db.query(sql`update news.article set story_id = ${into} where story_id = ${from}`);
  await db.query(sql`
    update news.story older set past = older.past and younger.past,
      first_article_at = least(older.first_article_at, younger.first_article_at),
      last_article_at = greatest(older.last_article_at, younger.last_article_at)
    from news.story younger where older.id = ${into} and younger.id = ${from}`);
  await db.query(sql`
    update news.story set merged_into = ${into}, attempts = 0, last_error = null, queued_at = null,
      step = case when version > 0 then 'publish' end, due_at = case when version > 0 then ${at}::timestamptz end
    where id = ${from}`);
  // Those that it took in before point on, and so do their cards.
  await db.query(sql`
    update news.story set merged_into = ${into}, queued_at = null,
      step = case when version > 0 then 'publish' end, due_at = case when version > 0 then ${at}::timestamptz end
    where merged_into = ${from}`);
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
      queued_at = null, attempts = 0, last_error = null, waiting = null
    where id = ${id}`);
}

/** For a story that has not been told yet. */
export async function renameStory(db: Db, id: number, headline: string): Promise<void> {
  await db.query(sql`update news.story set headline = ${headline} where id = ${id}`);
}

/** Nothing more is owed to this story, unless it was made due for another step meanwhile. */
export async function settleStory(db: Db, id: number, step: 'summarize' | 'publish'): Promise<void> {
  await db.query(sql`
    update news.story set step = null, due_at = null, queued_at = null, attempts = 0, last_error = null, waiting = null
    where id = ${id} and step = ${step}`);
}

export async function postponeStory(db: Db, id: number, reason: string, until: Date): Promise<void> {
  await db.query(sql`
    update news.story set attempts = attempts + 1, last_error = ${reason}, due_at = ${until}, queued_at = null
    where id = ${id}`);
}
