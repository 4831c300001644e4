import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { DeliveryKind } from '../../domain/sender.ts';
import type { Db } from '../database.ts';

export interface DeliveryRow {
  id: string;
  destination_id: number;
  platform: string;
  story_id: number;
  kind: DeliveryKind;
  version: number;
  state: 'due' | 'sent' | 'failed' | 'dropped';
  message_id: string | null;
  decided_at: Date;
  tried_at: Date | null;
  sent_at: Date | null;
  attempts: number;
  address: string;
  paused_reason: string | null;
}

export interface NewDelivery {
  destinationId: number;
  platform: string;
  storyId: number;
  kind: DeliveryKind;
  version: number;
}

/** 16 letters: within the 25 that Discord's nonce allows. */
const newDeliveryId = (): string => randomBytes(12).toString('base64url');

/** Writes down that a message is owed. Does nothing where it is owed, or sent, already. */
export async function insertDelivery(db: Db, delivery: NewDelivery, at: Date): Promise<void> {
  const rows = await db.query<{ id: string }>(sql`
    insert into news.delivery (id, destination_id, platform, story_id, kind, version, state, decided_at, due_at)
    values (${newDeliveryId()}, ${delivery.destinationId}, ${delivery.platform}, ${delivery.storyId},
      ${delivery.kind}, ${delivery.version}, 'due', ${at}, ${at})
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
    returning delivery.*, destination.address, destination.paused_reason`);
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
      where id = ${id} returning id)
    update news.delivery_story set version = ${sent.version} from sent where delivery_id = sent.id`);
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
    update news.delivery set last_error = ${reason}, due_at = ${until}, queued_at = null where id = ${id}`);
}

export interface PostedCard {
  delivery_id: string;
  destination_id: number;
  state: DeliveryRow['state'];
  message_id: string | null;
  /** The newest version that was sent or is owed there. */
  version: number;
  edits: number;
  decided_at: Date;
}

/** The posts of a story, sent or owed, one a destination. */
export async function postedCards(db: Db, storyId: number): Promise<PostedCard[]> {
  return db.query<PostedCard>(sql`
    select post.id as delivery_id, post.destination_id, post.state, post.message_id, post.decided_at,
      greatest(post.version, max(edit.version)) as version, count(edit.id)::int as edits
    from news.delivery post left join news.delivery edit
      on edit.destination_id = post.destination_id and edit.story_id = post.story_id and edit.kind = 'edit'
      and edit.state <> 'dropped'
    where post.story_id = ${storyId} and post.kind = 'post'
    group by post.id`);
}

/** The card that a story has in a destination: the message's id there, and the newest version that was shown. */
export async function shownCard(
  db: Db,
  destinationId: number,
  storyId: number,
): Promise<{ message_id: string; version: number } | undefined> {
  const [row] = await db.query<{ message_id: string | null; version: number }>(sql`
    select max(message_id) filter (where kind = 'post') as message_id, max(version) as version
    from news.delivery
    where destination_id = ${destinationId} and story_id = ${storyId} and state = 'sent'
    having max(message_id) filter (where kind = 'post') is not null`);
  return row?.message_id ? { message_id: row.message_id, version: row.version } : undefined;
}

/** How often a delivery has been tried, the running try included. */
export async function deliveryFailures(
  db: Db,
  id: string,
): Promise<Pick<DeliveryRow, 'attempts' | 'destination_id'> | undefined> {
  const [row] = await db.query<Pick<DeliveryRow, 'attempts' | 'destination_id'>>(
    sql`select attempts, destination_id from news.delivery where id = ${id}`,
  );
  return row;
}
