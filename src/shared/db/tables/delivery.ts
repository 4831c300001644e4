import { randomBytes } from 'node:crypto';
import sql, { type Sql, empty } from 'sql-template-tag';
import type { DeliveryKind } from '../../domain/sender.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

export interface DeliveryRow {
  id: string;
  destination_id: number;
  platform: string;
  /** Null of a digest and of a note. */
  story_id: number | null;
  kind: DeliveryKind;
  version: number;
  /** '2026-11-26': the local day of a digest, after its mode. */
  slot: string | null;
  /** Of a note its Message, of a digest a DigestNote, of its edit a DigestEditNote, of a post a PostNote. */
  note: unknown;
  state: 'due' | 'sent' | 'failed' | 'dropped';
  message_id: string | null;
  decided_at: Date;
  tried_at: Date | null;
  sent_at: Date | null;
  attempts: number;
  address: string;
  /** Of the destination. */
  workspace_id: number | null;
  /** Nothing is sent to the destination for now, and why. */
  paused_reason: string | null;
}

/** What a post is decided with besides its story. */
export interface PostNote {
  /** The role to call. */
  mention?: string;
}

/** About one story. */
export type StoryDeliveryKind = Exclude<DeliveryKind, 'digest' | 'note'>;

export interface NewDelivery {
  destinationId: number;
  platform: string;
  storyId: number;
  kind: StoryDeliveryKind;
  version: number;
  note?: PostNote;
}

/** 16 letters: within the 25 that Discord's nonce allows. */
export const newDeliveryId = (): string => randomBytes(12).toString('base64url');

/** Writes down that a message is owed. Does nothing where it is owed, or sent, already. */
export async function insertDelivery(db: Db, delivery: NewDelivery, at: Date): Promise<void> {
  const rows = await db.query<{ id: string }>(sql`
    insert into news.delivery (id, destination_id, platform, story_id, kind, version, note, state, decided_at,
      due_at)
    values (${newDeliveryId()}, ${delivery.destinationId}, ${delivery.platform}, ${delivery.storyId},
      ${delivery.kind}, ${delivery.version}, ${delivery.note ? toJson(delivery.note) : null}::jsonb, 'due', ${at}, ${at})
    on conflict do nothing returning id`);
  for (const { id } of rows) {
    await db.query(sql`
      insert into news.delivery_story (delivery_id, story_id, version)
      values (${id}, ${delivery.storyId}, ${delivery.version})`);
  }
}

/**
 * Takes a due delivery up for one more attempt. `tried_at` tells of an earlier one that may have arrived.
 * Undefined when nothing is owed any more.
 */
export async function claimDelivery(db: Db, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await db.query<DeliveryRow>(sql`
    update news.delivery set attempts = attempts + 1 from news.destination
    where delivery.id = ${id} and state = 'due' and destination.id = delivery.destination_id
    returning delivery.*, destination.address, destination.workspace_id, destination.paused_reason`);
  return row;
}

/**
 * Notes, before anything is sent, that it is about to be: a process that dies while sending leaves this trace.
 *
 * @param before the try that the caller knows of; when another has been noted meanwhile, nothing is noted
 * @returns whether it was noted: of two workers on one delivery, one sends
 */
export async function noteTry(db: Db, id: string, before: Date | null, at: Date): Promise<boolean> {
  const rows = await db.query(sql`
    update news.delivery set tried_at = ${at}
    where id = ${id} and state = 'due' and tried_at is not distinct from ${before}::timestamptz returning id`);
  return rows.length > 0;
}

/** It is certain that the noted try did not arrive: the next one need not look first. */
export async function clearTry(db: Db, id: string): Promise<void> {
  await db.query(sql`update news.delivery set tried_at = null where id = ${id}`);
}

/** Records what stands in the destination now: the message's id there, and the version that it shows. */
export async function recordSent(
  db: Db,
  id: string,
  sent: { messageId: string; version: number; at: Date },
): Promise<void> {
  await db.query(sql`
    with sent as (
      update news.delivery set state = 'sent', message_id = ${sent.messageId}, version = ${sent.version},
        sent_at = ${sent.at}, due_at = null, queued_at = null, last_error = null
      where id = ${id} returning id, story_id)
    update news.delivery_story set version = ${sent.version} from sent
    where delivery_id = sent.id and delivery_story.story_id = sent.story_id`);
}

/** Ends a delivery unsent. `dropped`: it became needless; `failed`: it cannot succeed. */
export async function recordNotSent(
  db: Db,
  id: string,
  state: 'failed' | 'dropped',
  reason: string,
): Promise<void> {
  await db.query(sql`
    update news.delivery set state = ${state}, last_error = ${reason}, due_at = null, queued_at = null
    where id = ${id}`);
}

export async function postponeDelivery(db: Db, id: string, reason: string, until: Date): Promise<void> {
  await db.query(sql`
    update news.delivery set last_error = ${reason}, due_at = ${until}, queued_at = null
    where id = ${id} and state = 'due'`);
}

/** The message that stands for a story in a destination: its own post, or that of a story merged into it. */
export interface PostedCard {
  delivery_id: string;
  destination_id: number;
  platform: string;
  /** The story that was posted. */
  story_id: number;
  state: DeliveryRow['state'];
  decided_at: Date;
  sent_at: Date | null;
  /** The newest version of the story that was sent or is owed there; 0 where the card shows a merged one still. */
  version: number;
  edits: number;
  /** It has been answered, or the answer is owed. */
  replied: boolean;
  /** Nothing is sent to the destination for now. */
  paused: boolean;
  /** A person deleted the message, or it was taken away. */
  deleted: boolean;
  /** Of the destination. */
  workspace_id: number | null;
}

/**
 * The stories merged into one, and the posts that may stand for it. One that failed or was dropped stands for its
 * own story alone, which is not tried again; so does one of a merged story that nobody has tried to send.
 */
const postsOf = (storyId: number): Sql => sql`
  recursive family as (
    select id from news.story where id = ${storyId}
    union select story.id from news.story join family on story.merged_into = family.id),
  post as (
    select delivery.*, row_number() over (partition by destination_id order by
      state in ('sent', 'due') desc, story_id = ${storyId} desc, decided_at, id) as place
    from news.delivery
    where kind = 'post' and story_id in (select id from family)
      and (story_id = ${storyId} or state = 'sent' or (state = 'due' and tried_at is not null)))`;

/** The cards of a story, sent or owed, one a destination. */
export async function postedCards(db: Db, storyId: number): Promise<PostedCard[]> {
  return db.query<PostedCard>(sql`
    with ${postsOf(storyId)}
    select post.id as delivery_id, post.destination_id, post.platform, post.story_id, post.state, post.decided_at,
      post.sent_at, destination.paused_at is not null as paused, post.deleted_at is not null as deleted,
      destination.workspace_id,
      greatest(case when post.story_id = ${storyId} then post.version else 0 end, coalesce(max(edit.version), 0)) as version,
      count(edit.id)::int as edits,
      exists (select 1 from news.delivery reply where reply.kind = 'reply' and reply.state <> 'dropped'
        and reply.destination_id = post.destination_id and reply.story_id in (select id from family)) as replied
    from post join news.destination on destination.id = post.destination_id
      left join news.delivery edit on edit.destination_id = post.destination_id and edit.story_id = ${storyId}
        and edit.kind = 'edit' and edit.state <> 'dropped'
    where post.place = 1
    group by post.id, post.destination_id, post.platform, post.story_id, post.state, post.decided_at, post.sent_at,
      post.version, post.deleted_at, destination.id
    order by post.destination_id`);
}

/** A version of a story, of which a destination has seen it. */
export interface ShownVersion {
  storyId: number;
  version: number;
}

/** The card that stands for a story in a destination. */
export interface ShownCard {
  /** Of its post. */
  deliveryId: string;
  messageId: string;
  /** What it showed when it was posted. */
  posted: ShownVersion;
  decidedAt: Date;
  /** The newest that was shown since, be it by an edit or an answer. */
  shown: ShownVersion;
}

/** Undefined where there is none, or none any more. */
export async function shownCard(
  db: Db,
  destinationId: number,
  storyId: number,
): Promise<ShownCard | undefined> {
  const [row] = await db.query<{
    id: string;
    message_id: string | null;
    story_id: number;
    version: number;
    decided_at: Date;
    own: number | null;
    posted: number;
  }>(sql`
    with ${postsOf(storyId)}
    select post.id, post.message_id, post.story_id, post.version, post.decided_at,
      (select max(version) from news.delivery where destination_id = ${destinationId} and state = 'sent'
        and story_id = ${storyId}) as own,
      (select max(version) from news.delivery where destination_id = ${destinationId} and state = 'sent'
        and story_id = post.story_id) as posted
    from post where destination_id = ${destinationId} and place = 1 and state = 'sent'
      and deleted_at is null`);
  if (!row?.message_id) return undefined;
  return {
    deliveryId: row.id,
    messageId: row.message_id,
    posted: { storyId: row.story_id, version: row.version },
    decidedAt: row.decided_at,
    shown: row.own === null ? { storyId: row.story_id, version: row.posted } : { storyId, version: row.own },
  };
}

/**
 * Drops what a story still owes, where it is certain that nothing has been sent yet.
 *
 * @param workspaceId drops it there alone
 */
export async function dropOwed(db: Db, storyId: number, reason: string, workspaceId?: number): Promise<void> {
  const there =
    workspaceId === undefined
      ? empty
      : sql`and destination_id in (select id from news.destination where workspace_id = ${workspaceId})`;
  await db.query(sql`
    update news.delivery set state = 'dropped', last_error = ${reason}, due_at = null, queued_at = null
    where story_id = ${storyId} and state = 'due' and kind <> 'remove' and tried_at is null ${there}`);
}

/** Whether a destination gets, or got, an answer that tells of this version. */
export async function isAnswered(
  db: Db,
  destinationId: number,
  storyId: number,
  version: number,
): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 from news.delivery where destination_id = ${destinationId} and story_id = ${storyId}
      and kind = 'reply' and version = ${version} and state in ('due', 'sent')`);
  return rows.length > 0;
}

type FailedDelivery = Pick<DeliveryRow, 'attempts' | 'destination_id' | 'story_id' | 'note'>;

/** How often a delivery has been tried, the running try included. */
export async function deliveryFailures(db: Db, id: string): Promise<FailedDelivery | undefined> {
  const [row] = await db.query<FailedDelivery>(
    sql`select attempts, destination_id, story_id, note from news.delivery where id = ${id}`,
  );
  return row;
}

/** Notes that a message is there no more: nothing is sent, changed or answered in its stead. */
export async function recordDeleted(db: Db, id: string, at: Date): Promise<void> {
  await db.query(sql`
    update news.delivery set deleted_at = coalesce(deleted_at, ${at}) where id = ${id}`);
}
