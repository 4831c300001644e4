import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { newDeliveryId } from './delivery.ts';
import type { DigestCandidate, DigestNote } from './digest.ts';

/** A message of which nobody knows whether it arrived: what it told, and where. */
export interface DoubtfulDelivery {
  destination_id: number;
  platform: string;
  stories: { id: number; version: number; level: Level }[];
}

/** Undefined for what tells of no story, such as a plain line. */
export async function findDoubtful(tx: Db, deliveryId: string): Promise<DoubtfulDelivery | undefined> {
  const rows = await tx.query<{
    destination_id: number;
    platform: string;
    id: number;
    version: number;
    level: Level;
  }>(sql`
    select destination_id, delivery.platform, story.id, story.version, story.level
    from news.delivery
      left join news.delivery_story told on told.delivery_id = delivery.id
      join news.story on story.id = coalesce(told.story_id, delivery.story_id)
    where delivery.id = ${deliveryId} and kind in ('post', 'digest') order by story.id`);
  const [first] = rows;
  if (!first) return undefined;
  const stories = rows.map(({ id, version, level }) => ({ id, version, level }));
  return { destination_id: first.destination_id, platform: first.platform, stories };
}

/** When the next digest of a destination comes, if before a moment; undefined where none does. */
export async function nextDigestAt(tx: Db, destinationId: number, before: Date): Promise<Date | undefined> {
  const [row] = await tx.query<{ due_at: Date | null }>(sql`
    select min(due_at) as due_at from news.subscription
    where destination_id = ${destinationId} and mode in ('daily', 'weekly') and due_at < ${before}`);
  return row?.due_at ?? undefined;
}

const waiting = sql`kind = 'digest' and state = 'due' and tried_at is null and note ->> 'doubtful' = 'true'`;

/** The digest of doubtful stories that a destination is owed already. */
export async function findOwedDoubtful(
  tx: Db,
  destinationId: number,
): Promise<{ id: string; note: DigestNote } | undefined> {
  const [row] = await tx.query<{ id: string; note: DigestNote }>(sql`
    select id, note from news.delivery where destination_id = ${destinationId} and ${waiting} for update`);
  return row;
}

export async function insertDoubtfulDigest(
  tx: Db,
  { destinationId, platform }: { destinationId: number; platform: string },
  note: DigestNote,
  { at, dueAt }: { at: Date; dueAt: Date },
): Promise<string> {
  const id = newDeliveryId();
  await tx.query(sql`
    insert into news.delivery (id, destination_id, platform, kind, slot, note, state, decided_at, due_at)
    values (${id}, ${destinationId}, ${platform}, 'digest', ${`doubtful ${id}`}, ${toJson(note)}::jsonb, 'due', ${at},
      ${dueAt})`);
  return id;
}

/** Adds stories to a digest that waits. */
export async function addToDigest(
  tx: Db,
  deliveryId: string,
  note: DigestNote,
  stories: DoubtfulDelivery['stories'],
): Promise<void> {
  await tx.query(sql`update news.delivery set note = ${toJson(note)}::jsonb where id = ${deliveryId}`);
  for (const { id, version } of stories) {
    await tx.query(sql`
      insert into news.delivery_story (delivery_id, story_id, version) values (${deliveryId}, ${id}, ${version})
      on conflict do nothing`);
  }
}

/** The stories of a digest of doubtful ones that waits at a destination, which then waits no more: another tells them. */
export async function takeDoubtful(tx: Db, destinationId: number): Promise<DigestCandidate[]> {
  const owed = await findOwedDoubtful(tx, destinationId);
  if (!owed) return [];
  await tx.query(sql`delete from news.delivery where id = ${owed.id}`);
  return tx.query<DigestCandidate>(sql`
    select id, version, level, importance, last_article_at, headline, opinion from news.story
    where id = any(${owed.note.stories}::int[]) and merged_into is null and retracted_at is null order by id`);
}
