import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { forgetHeard } from './heard.ts';
import { forgetCalls } from './model-call.ts';

export type Chore = 'backup' | 'prune' | 'tidy';

export interface UpkeepRow {
  id: number;
  name: Chore;
  due_at: Date | null;
}

/** Plans a chore for the first time; one that is planned already keeps its time. */
export async function planChore(db: Db, name: Chore, dueAt: Date): Promise<void> {
  await db.query(sql`
    insert into news.upkeep (name, due_at) values (${name}, ${dueAt}) on conflict (name) do nothing`);
}

export async function findChore(db: Db, id: number): Promise<UpkeepRow | undefined> {
  const [row] = await db.query<UpkeepRow>(sql`select id, name, due_at from news.upkeep where id = ${id}`);
  return row;
}

export async function recordChore(
  db: Db,
  id: number,
  done: { at?: Date; error?: string; nextAt: Date },
): Promise<void> {
  await db.query(sql`
    update news.upkeep set last_done_at = coalesce(${done.at ?? null}::timestamptz, last_done_at),
      last_error = ${done.error ?? null}, due_at = ${done.nextAt}, queued_at = null
    where id = ${id}`);
}

/** How long things are kept, in days. */
export interface Retention {
  fullText: number;
  deliveries: number;
  stories: number;
  /** What buttons stand for. */
  buttons: number;
  /** What language models were paid for. */
  calls: number;
  /** Workspaces that the bot has left, with all that they had set. */
  leftWorkspaces: number;
}

/**
 * Forgets what is older than it may be kept: full texts, deliveries, stories, buttons, quotas past their window and
 * workspaces that were left. An article's row stays for as
 * long as its source lists it, or it would come back as news.
 */
export async function pruneRows(db: Db, keep: Retention, now: Date): Promise<void> {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  await db.query(sql`
    update news.article set body = null where body is not null and seen_at < ${daysAgo(keep.fullText)}`);
  await db.query(sql`
    delete from news.delivery where due_at is null and kind <> 'post' and decided_at < ${daysAgo(keep.deliveries)}`);
  await db.query(sql`delete from news.button where created_at < ${daysAgo(keep.buttons)}`);
  await db.query(sql`delete from news.quota where until < ${now}`);
  await forgetHeard(db, daysAgo(1));
  await forgetCalls(db, daysAgo(keep.calls));
  await forgetWorkspaces(db, daysAgo(keep.leftWorkspaces));
  const old = daysAgo(keep.stories);
  await db.query(sql`
    update news.article set story_id = null, terms = null, teaser = ''
    where story_id in (select id from news.story where last_article_at < ${old} and due_at is null)`);
  await db.query(sql`
    delete from news.delivery where story_id in
      (select id from news.story where last_article_at < ${old} and due_at is null)`);
  await db.query(sql`
    delete from news.story where last_article_at < ${old} and due_at is null
      and not exists (select 1 from news.story younger where younger.merged_into = story.id)`);
}

/** With their destinations, subscriptions, and the sources, articles and stories that were theirs alone. */
async function forgetWorkspaces(db: Db, leftBefore: Date): Promise<void> {
  const left = sql`(select id from news.workspace where left_at < ${leftBefore})`;
  const theirStories = sql`(select id from news.story where workspace_id in ${left})`;
  await db.query(sql`update news.article set story_id = null where story_id in ${theirStories}`);
  await db.query(sql`
    delete from news.delivery where story_id in ${theirStories}
      or destination_id in (select id from news.destination where workspace_id in ${left})`);
  await db.query(sql`update news.story set merged_into = null where merged_into in ${theirStories}`);
  await db.query(sql`delete from news.workspace where id in ${left}`);
}

/** Frees what deleted rows took and counts anew how values are spread, which the planner goes by. Not for a transaction. */
export async function tidyTables(db: Db): Promise<void> {
  await db.query(sql`vacuum (analyze)`);
}
