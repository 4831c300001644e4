import { randomBytes } from 'node:crypto';
import sql, { empty } from 'sql-template-tag';
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
  /** Of a note its Message, of a digest a DigestNote, of its edit a DigestEditNote, of a post a PostNote, of an edit a WithdrawnNote or null. */
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

/** Of an edit that takes out what was withdrawn: where nothing can be edited, there is nothing to say. */
export interface WithdrawnNote {
  withdrawn: true;
}

/** About one story. */
export type StoryDeliveryKind = Exclude<DeliveryKind, 'digest' | 'note'>;

export interface NewDelivery {
  destinationId: number;
  platform: string;
  storyId: number;
  kind: StoryDeliveryKind;
  version: number;
  note?: PostNote | WithdrawnNote;
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

/** @param uncounted the last try was none: the platform only said when to come */
export async function postponeDelivery(
  db: Db,
  id: string,
  reason: string,
  until: Date,
  { uncounted = false }: { uncounted?: boolean } = {},
): Promise<void> {
  await db.query(sql`
    update news.delivery set last_error = ${reason}, due_at = ${until}, queued_at = null,
      attempts = attempts - ${Number(uncounted)}
    where id = ${id} and state = 'due'`);
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

type FailedDelivery = Pick<DeliveryRow, 'attempts' | 'destination_id' | 'story_id' | 'note' | 'decided_at'>;

/** How often a delivery has been tried, the running try included. */
export async function deliveryFailures(db: Db, id: string): Promise<FailedDelivery | undefined> {
  const [row] = await db.query<FailedDelivery>(
    sql`select attempts, destination_id, story_id, note, decided_at from news.delivery where id = ${id}`,
  );
  return row;
}

/** Notes that a message is there no more: nothing is sent, changed or answered in its stead. */
export async function recordDeleted(db: Db, id: string, at: Date): Promise<void> {
  await db.query(sql`
    update news.delivery set deleted_at = coalesce(deleted_at, ${at}) where id = ${id}`);
}
