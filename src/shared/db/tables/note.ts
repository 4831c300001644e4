import sql from 'sql-template-tag';
import { personAddress } from '../../domain/address.ts';
import type { Message } from '../../domain/message.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { newDeliveryId } from './delivery.ts';
import { saveDestination } from './destination.ts';

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

/**
 * The direct messages of the first of those who subscribed a destination and can be told: those that are open, else by
 * the person, for the sender to open. Undefined where nobody is known.
 */
export async function directOfSubscriber(
  db: Db,
  destinationId: number,
  at: Date,
): Promise<Pick<NotedDestination, 'id' | 'platform'> | undefined> {
  const [open] = await db.query<Pick<NotedDestination, 'id' | 'platform'>>(sql`
    select direct.id, direct.platform
    from news.subscription theirs
      join news.destination place on place.id = theirs.destination_id
      join news.subscription own on own.created_by = theirs.created_by
      join news.destination direct on direct.id = own.destination_id and direct.platform = place.platform
    where place.id = ${destinationId} and direct.id <> place.id and direct.workspace_id is null
      and direct.paused_at is null
    order by theirs.id, direct.id limit 1`);
  if (open) return open;
  const [subscriber] = await db.query<{ platform: string; created_by: string }>(sql`
    select platform, created_by from news.subscription
      join news.destination on destination.id = destination_id
    where destination_id = ${destinationId} and workspace_id is not null and created_by is not null
    order by subscription.id limit 1`);
  if (!subscriber) return undefined;
  const { platform, created_by: person } = subscriber;
  const address = personAddress(person);
  return { id: await saveDestination(db, { workspaceId: null, platform, address, name: '' }, at), platform };
}
