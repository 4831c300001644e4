import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import type { DigestNote } from './digest.ts';

export interface ButtonRow {
  action: string;
  payload: Record<string, unknown>;
}

/** Remembers what a button stands for. Returns an id of 16 letters that nobody can guess. */
export async function insertButton(db: Db, button: ButtonRow, at: Date): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  await db.query(sql`
    insert into news.button (id, action, payload, created_at)
    values (${id}, ${button.action}, ${toJson(button.payload)}::jsonb, ${at})`);
  return id;
}

/** Undefined for one that was never shown, or so long ago that it is forgotten. */
export async function findButton(db: Db, id: string): Promise<ButtonRow | undefined> {
  const [row] = await db.query<ButtonRow>(sql`select action, payload from news.button where id = ${id}`);
  return row;
}

/** Where a message was delivered. */
export interface DeliveredPlace {
  destination_id: number;
  platform: string;
  address: string;
  workspace_id: number | null;
}

/** By its delivery; undefined where there is none, since anybody may send anything. */
export async function placeOfDelivery(db: Db, deliveryId: string): Promise<DeliveredPlace | undefined> {
  const [row] = await db.query<DeliveredPlace>(sql`
    select destination_id, destination.platform, address, workspace_id
    from news.delivery join news.destination on destination.id = destination_id
    where delivery.id = ${deliveryId}`);
  return row;
}

/**
 * The public id of the story that a delivered message tells: of a post its own, of a digest the one with this number.
 * Undefined where there is none.
 *
 * @param number from 1 on, as it stands in the digest
 */
export async function deliveredStory(
  db: Db,
  deliveryId: string,
  number: number,
): Promise<string | undefined> {
  const [row] = await db.query<{ story_id: number | null; kind: string; note: DigestNote | null }>(
    sql`select story_id, kind, note from news.delivery where id = ${deliveryId}`,
  );
  const storyId = row?.kind === 'digest' ? row.note?.stories[number - 1] : row?.story_id;
  const [story] = await db.query<{ public_id: string }>(
    sql`select public_id from news.story where id = ${storyId ?? null}::int`,
  );
  return story?.public_id;
}
