import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Schedule } from '../../domain/subscription.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { newDeliveryId } from './delivery.ts';
import { rankOf } from './level-rank.ts';
import { everything } from './subscription.ts';

/** A subscription whose digest is due. */
export interface DueDigest {
  id: number;
  destination_id: number;
  mode: Schedule['mode'];
  local_time: string | null;
  weekday: number | null;
  mention: string | null;
  paused_until: Date | null;
  created_at: Date;
  digested_at: Date | null;
  due_at: Date;
  platform: string;
  workspace_id: number | null;
}

/** All digests that are due where this subscription's is; none where it is due no more. Nobody else decides there now. */
export async function dueDigests(tx: Db, subscriptionId: number, now: Date): Promise<DueDigest[]> {
  await tx.query(sql`
    select id from news.destination
    where id = (select destination_id from news.subscription where id = ${subscriptionId}) for no key update`);
  const rows = await tx.query<DueDigest>(sql`
    select due.id, destination_id, mode, local_time, weekday, mention, paused_until, due.created_at, digested_at,
      due_at, platform, workspace_id
    from news.subscription due join news.destination on destination.id = due.destination_id
    where destination_id = (select destination_id from news.subscription where id = ${subscriptionId})
      and mode in ('daily', 'weekly') and due_at <= ${now} and paused_at is null
    order by due.id`);
  return rows.some(({ id }) => id === subscriptionId) ? rows : [];
}

/** Sets when a subscription's digest comes next. @param digestedAt when it was digested; by default as it was */
export async function planDigest(tx: Db, id: number, dueAt: Date, digestedAt?: Date): Promise<void> {
  await tx.query(sql`
    update news.subscription set due_at = ${dueAt}, queued_at = null,
      digested_at = coalesce(${digestedAt ?? null}::timestamptz, digested_at)
    where id = ${id}`);
}

/** A story that a digest may tell. */
export interface DigestCandidate {
  id: number;
  version: number;
  level: Level;
  importance: number;
  last_article_at: Date;
  headline: string;
  /** Points that readers' votes add to the importance. */
  opinion: number;
}

/** Two transactions end in another order than their clocks say; what was told just before the last digest counts. */
const overlapMs = 60_000;
/** So long after it became known, a story is no news any more, even where it was never told. */
const openForMs = 72 * 3_600_000;

/**
 * What became known since the last digest of the subscriptions that take it: first summarized since, or notable by now
 * and grown since. Not what was known before they subscribed, nor what the destination has seen or is owed, nor what was
 * merged, retracted or removed from the workspace.
 */
export async function digestCandidates(
  tx: Db,
  due: readonly DueDigest[],
  destination: { id: number; workspaceId: number | null },
): Promise<DigestCandidate[]> {
  const since = due.map((row) => (row.digested_at ?? row.created_at).getTime());
  const made = new Date(Math.min(...since) - openForMs);
  return tx.query<DigestCandidate>(sql`
    with wanted as (
      select topic, search_query, min_level, created_at, coalesce(digested_at, created_at) as since
      from news.subscription where id = any(${due.map(({ id }) => id)}::int[])),
    family as (
      select id, coalesce(merged_into, id) as story_id from news.story where created_at >= ${made} or merged_into is not null)
    select story.id, story.version, story.level, story.importance, story.last_article_at, story.headline,
      story.opinion
    from news.story
      cross join lateral (
        select min(created_at) as told_at from news.brief where story_id = story.id) as brief
      cross join lateral (
        select min(seen_at) filter (where not past) as known_at, max(seen_at) as grown_at,
          min(case when past then published_at else seen_at end) as opened_at
        from news.article where story_id = story.id) as article
    where story.created_at >= ${made} and story.merged_into is null and story.retracted_at is null
      and not story.past and story.version > 0
      and (story.workspace_id is null or story.workspace_id = ${destination.workspaceId}::int)
      and article.known_at - article.opened_at <= ${`${openForMs} ms`}::interval
      and exists (
        select 1 from wanted
        where (topic = ${everything} or topic = any(story.topics) or story.search @@ search_query)
          and ${rankOf(sql`min_level`)} <= ${rankOf(sql`story.level`)}
          and article.known_at >= wanted.created_at
          and (brief.told_at > wanted.since - ${`${overlapMs} ms`}::interval
            or (story.level <> 'minor' and article.grown_at > wanted.since)))
      and not exists (
        select 1 from news.delivery_story told join news.delivery on delivery.id = told.delivery_id
        where delivery.destination_id = ${destination.id} and delivery.state in ('due', 'sent')
          and told.story_id in (select id from family where family.story_id = story.id))
      and not exists (
        select 1 from news.removal where workspace_id = ${destination.workspaceId}::int
          and removal.story_id in (select id from family where family.story_id = story.id))
    order by story.id`);
}

/** Titles and sources of stories, for mutes. */
export async function articlesHeard(
  tx: Db,
  storyIds: readonly number[],
): Promise<{ story_id: number; title: string; source_id: number }[]> {
  return tx.query(sql`
    select story_id, title, source_id from news.article where story_id = any(${[...storyIds]}::int[])`);
}

/** What a digest is decided with; kept with its delivery. */
export interface DigestNote {
  mode: Schedule['mode'];
  /** The local day that it stands for: '2026-11-26'. */
  day: string;
  /** Ids, the best first. */
  stories: number[];
  /** Story id -> the level that it had. */
  levels: Record<string, Level>;
  /** How many others there were. */
  more: number;
  /** The local day since which it tells, where days were missed. */
  since?: string;
  /** The role to call. */
  mention?: string;
  /** It tells again what may have arrived already. */
  doubtful?: true;
}

/** Whether a destination has had, or is owed, a digest for a local day. */
export async function hasDigest(tx: Db, destinationId: number, day: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from news.delivery where destination_id = ${destinationId}
      and slot in (${`daily ${day}`}, ${`weekly ${day}`})`);
  return rows.length > 0;
}

export async function insertDigest(
  tx: Db,
  { destinationId, platform }: { destinationId: number; platform: string },
  note: DigestNote,
  versions: ReadonlyMap<number, number>,
  at: Date,
): Promise<void> {
  const id = newDeliveryId();
  await tx.query(sql`
    insert into news.delivery (id, destination_id, platform, kind, slot, note, state, decided_at, due_at)
    values (${id}, ${destinationId}, ${platform}, 'digest', ${`${note.mode} ${note.day}`}, ${toJson(note)}::jsonb, 'due',
      ${at}, ${at})`);
  for (const storyId of note.stories) {
    await tx.query(sql`
      insert into news.delivery_story (delivery_id, story_id, version)
      values (${id}, ${storyId}, ${versions.get(storyId) ?? 1})`);
  }
}
