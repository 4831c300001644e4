import sql, { empty } from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { newDeliveryId } from './delivery.ts';
import type { DigestNote } from './digest.ts';
import { rankOf } from './level-rank.ts';

/** The highest level that a story had when it stood in a digest, by destination. */
export async function toldInDigests(
  db: Db,
  storyId: number,
  destinationIds: readonly number[],
): Promise<ReadonlyMap<number, Level>> {
  const rows = await db.query<{ destination_id: number; level: Level }>(sql`
    select distinct on (delivery.destination_id) delivery.destination_id, told.level
    from news.delivery_story join news.delivery on delivery.id = delivery_story.delivery_id
      cross join lateral (
        select coalesce(note -> 'levels' ->> delivery_story.story_id::text, 'minor') as level) as told
    where delivery.kind = 'digest' and delivery.state in ('due', 'sent')
      and delivery.destination_id = any(${[...destinationIds]}::int[])
      and delivery_story.story_id in (select id from news.story where id = ${storyId} or merged_into = ${storyId})
    order by delivery.destination_id, ${rankOf(sql`told.level`)} desc`);
  return new Map(rows.map((row) => [row.destination_id, row.level]));
}

/** A story of a digest, as it is to be told. */
export interface DigestedStory {
  story_id: number;
  public_id: string;
  version: number;
}

/** Those that may still be told: not retracted, removed from the workspace or merged into another since. */
export async function digestedStories(
  db: Db,
  deliveryId: string,
  workspaceId: number | null,
): Promise<ReadonlyMap<number, DigestedStory>> {
  const rows = await db.query<DigestedStory>(sql`
    select told.story_id, story.public_id, told.version
    from news.delivery_story told join news.story on story.id = told.story_id
    where told.delivery_id = ${deliveryId} and retracted_at is null and merged_into is null
      and not exists (
        select 1 from news.removal where removal.story_id = story.id and workspace_id = ${workspaceId}::int)`);
  return new Map(rows.map((row) => [row.story_id, row]));
}

/** A digest that stands in a destination. */
export interface SentDigest {
  id: string;
  destination_id: number;
  platform: string;
}

/** The digests that stand somewhere and tell a story. @param workspaceId looks there alone */
export async function digestsWith(db: Db, storyId: number, workspaceId?: number): Promise<SentDigest[]> {
  const there = workspaceId === undefined ? empty : sql`and destination.workspace_id = ${workspaceId}`;
  return db.query<SentDigest>(sql`
    select delivery.id, destination_id, delivery.platform
    from news.delivery_story told join news.delivery on delivery.id = told.delivery_id
      join news.destination on destination.id = destination_id
    where told.story_id = ${storyId} and kind = 'digest' and state = 'sent' and deleted_at is null ${there}`);
}

/** Of the edit of a digest: the delivery that it is about. */
export interface DigestEditNote {
  digest: string;
}

/** Owes that a digest is written anew without what was taken away. */
export async function oweDigestEdit(tx: Db, digest: SentDigest, at: Date): Promise<void> {
  await tx.query(sql`
    insert into news.delivery (id, destination_id, platform, kind, note, state, decided_at, due_at)
    values (${newDeliveryId()}, ${digest.destination_id}, ${digest.platform}, 'edit', ${toJson({ digest: digest.id } satisfies DigestEditNote)}::jsonb,
      'due', ${at}, ${at})`);
}

/** The digest that an edit is about. */
export async function findDigest(
  db: Db,
  id: string,
): Promise<{ note: DigestNote; message_id: string | null } | undefined> {
  const [row] = await db.query<{ note: DigestNote; message_id: string | null }>(sql`
    select note, message_id from news.delivery
    where id = ${id} and kind = 'digest' and state = 'sent' and deleted_at is null`);
  return row;
}
