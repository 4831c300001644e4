import sql from 'sql-template-tag';
import type { Message } from '../../domain/message.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { newDeliveryId } from './delivery.ts';

/** Owes a plain message of the bot's own. Returns the delivery's id. */
export async function insertNote(
  db: Db,
  { destinationId, platform }: { destinationId: number; platform: string },
  message: Message,
  at: Date,
): Promise<string> {
  const id = newDeliveryId();
  await db.query(sql`
    insert into news.delivery (id, destination_id, platform, kind, note, state, decided_at, due_at)
    values (${id}, ${destinationId}, ${platform}, 'note', ${toJson(message)}::jsonb, 'due', ${at}, ${at})`);
  return id;
}

export interface NotedDestination {
  id: number;
  workspace_id: number | null;
  platform: string;
  address: string;
  name: string;
  paused: boolean;
}

export async function findDestination(db: Db, id: number): Promise<NotedDestination | undefined> {
  const [row] = await db.query<NotedDestination>(sql`
    select id, workspace_id, platform, address, name, paused_at is not null as paused
    from news.destination where id = ${id}`);
  return row;
}

/** The direct messages, where known and in order, of the first of those who subscribed a destination. */
export async function directOfSubscriber(
  db: Db,
  destinationId: number,
): Promise<NotedDestination | undefined> {
  const [row] = await db.query<NotedDestination>(sql`
    select direct.id, direct.workspace_id, direct.platform, direct.address, direct.name, false as paused
    from news.subscription theirs
      join news.destination place on place.id = theirs.destination_id
      join news.subscription own on own.created_by = theirs.created_by
      join news.destination direct on direct.id = own.destination_id and direct.platform = place.platform
    where place.id = ${destinationId} and direct.id <> place.id and direct.workspace_id is null
      and direct.paused_at is null
    order by theirs.id, direct.id limit 1`);
  return row;
}
