import sql from 'sql-template-tag';
import type { SourceScope, SourceType, Tier } from '../../domain/source.ts';
import type { Db } from '../database.ts';

export interface SourceRow {
  id: number;
  workspace_id: number | null;
  type: SourceType;
  url: string;
  name: string;
  scope: SourceScope;
  tier: Tier;
  enabled: boolean;
  poll_every_s: number;
  /** Which part of its items so far showed AI evidence by themselves, 0 to 1; null before the first poll. */
  ai_share: number | null;
  /** How many items it has brought so far. */
  items: number;
  etag: string | null;
  last_modified: string | null;
  fingerprint: string | null;
  first_polled_at: Date | null;
  last_polled_at: Date | null;
  failures: number;
  last_error: string | null;
  due_at: Date | null;
}

export interface NewSource {
  type: SourceType;
  url: string;
  /** Empty: the source's own title is taken at the first poll. */
  name: string;
  scope: SourceScope;
  /** Undefined: `press` for a new source, and unchanged for one that is there. */
  tier?: Tier;
  /** Seconds between two polls. */
  pollEverySeconds: number;
  /** When the first poll is due; undefined for a source that is polled only when told. */
  dueAt?: Date;
  /** The workspace that it belongs to, which alone sees what it brings; undefined: shared by all. */
  workspaceId?: number;
}

/** Adds a source; where its address is already listed, only its tier is taken over. Returns whether it was added. */
export async function addSource(db: Db, source: NewSource, at: Date): Promise<boolean> {
  const rows = await db.query(sql`
    insert into news.source (workspace_id, type, url, name, scope, tier, poll_every_s, due_at, created_at)
    values (${source.workspaceId ?? null}, ${source.type}, ${source.url}, ${source.name}, ${source.scope}, ${source.tier ?? 'press'},
      ${source.pollEverySeconds}, ${source.dueAt ?? null}, ${at})
    on conflict (workspace_id, url) do nothing returning id`);
  if (rows.length === 0 && source.tier !== undefined) {
    await db.query(sql`
      update news.source set tier = ${source.tier}
      where url = ${source.url} and workspace_id is null and tier <> ${source.tier}`);
  }
  return rows.length > 0;
}

export async function findSource(db: Db, id: number): Promise<SourceRow | undefined> {
  const [row] = await db.query<SourceRow>(sql`select * from news.source where id = ${id}`);
  return row;
}

/** Those that are followed and that a workspace sees: the shared ones and its own, by name. */
export async function sourcesSeenBy(db: Db, workspaceId: number | null): Promise<SourceRow[]> {
  return db.query<SourceRow>(sql`
    select * from news.source where enabled and (workspace_id is null or workspace_id = ${workspaceId}::int)
    order by lower(name), id`);
}

export async function listSources(db: Db): Promise<SourceRow[]> {
  return db.query<SourceRow>(sql`select * from news.source order by lower(name), id`);
}

/** Stops polling a source; its articles and stories stay. Returns whether there was one to stop. */
export async function disableSource(db: Db, url: string): Promise<boolean> {
  const rows = await db.query(sql`
    update news.source set enabled = false, due_at = null, queued_at = null
    where url = ${url} and enabled returning id`);
  return rows.length > 0;
}

export async function enableSource(db: Db, url: string, at: Date): Promise<boolean> {
  const rows = await db.query(sql`
    update news.source set enabled = true, due_at = ${at} where url = ${url} and not enabled returning id`);
  return rows.length > 0;
}

/** Makes the sources at these addresses due. */
export async function makeSourcesDue(db: Db, urls: readonly string[], at: Date): Promise<void> {
  await db.query(sql`update news.source set due_at = ${at}, queued_at = null where url = any(${[...urls]})`);
}

export interface PollOutcome {
  at: Date;
  nextAt: Date | null;
  etag?: string | undefined;
  lastModified?: string | undefined;
  fingerprint?: string | undefined;
  /** The source's own name, taken over where nobody has given it one. */
  title?: string | undefined;
  /** How many items were new, and how many of these showed AI evidence by themselves. */
  newItems: number;
  newAiItems: number;
  /** Where the source has moved for good. */
  movedTo?: string | undefined;
}

export async function recordPoll(db: Db, id: number, outcome: PollOutcome): Promise<void> {
  await db.query(sql`
    update news.source set
      etag = ${outcome.etag ?? null}, last_modified = ${outcome.lastModified ?? null},
      fingerprint = ${outcome.fingerprint ?? null},
      ai_share = case when items + ${outcome.newItems} = 0 then null
        else (coalesce(ai_share, 0) * items + ${outcome.newAiItems}) / (items + ${outcome.newItems}) end,
      items = items + ${outcome.newItems},
      first_polled_at = coalesce(first_polled_at, ${outcome.at}), last_polled_at = ${outcome.at},
      name = case when name = '' then ${outcome.title ?? ''} else name end,
      failures = 0, last_error = null, due_at = ${outcome.nextAt}, queued_at = null
    where id = ${id}`);
}

/** Moves a source to the address that it now has for good, unless another source is already there. */
export async function moveSource(db: Db, id: number, url: string): Promise<void> {
  await db.query(sql`
    update news.source set url = ${url}
    where id = ${id} and not exists (select 1 from news.source other where other.url = ${url})`);
}

export async function recordPollFailure(db: Db, id: number, reason: string, nextAt: Date): Promise<void> {
  await db.query(sql`
    update news.source set failures = failures + 1, last_error = ${reason}, due_at = ${nextAt}, queued_at = null
    where id = ${id}`);
}
