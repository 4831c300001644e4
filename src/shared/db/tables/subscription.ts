import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';

/** The topic of a subscription that takes every story. */
export const everything = 'everything';

export interface NewSubscription {
  platform: string;
  address: string;
  name: string;
  topic: string;
  minLevel: Level;
}

/** Subscribes a destination, instantly. Both are made where they are not there yet. */
export async function subscribe(db: Db, wanted: NewSubscription, at: Date): Promise<void> {
  await db.query(sql`
    insert into news.destination (platform, address, name, created_at)
    values (${wanted.platform}, ${wanted.address}, ${wanted.name}, ${at})
    on conflict (platform, address) do nothing`);
  await db.query(sql`
    insert into news.subscription (destination_id, topic, mode, min_level, created_at)
    select id, ${wanted.topic}, 'instant', ${wanted.minLevel}, ${at} from news.destination
    where platform = ${wanted.platform} and address = ${wanted.address}
    on conflict (destination_id, topic, mode) do nothing`);
}

export interface MatchingDestination {
  id: number;
  platform: string;
}

/** The destinations with an instant subscription that takes a story of these topics and this level. */
export async function matchingDestinations(
  db: Db,
  story: { topics: readonly string[]; level: Level; workspaceId: number | null; at: Date },
): Promise<MatchingDestination[]> {
  return db.query<MatchingDestination>(sql`
    select distinct destination.id, destination.platform
    from news.subscription join news.destination on destination.id = subscription.destination_id
    where subscription.mode = 'instant' and destination.paused_at is null
      and (subscription.topic = ${everything} or subscription.topic = any(${[...story.topics]}::text[]))
      and array_position(array['minor', 'notable', 'major', 'breaking'], subscription.min_level)
        <= array_position(array['minor', 'notable', 'major', 'breaking'], ${story.level}::text)
      and (subscription.paused_until is null or subscription.paused_until <= ${story.at})
      and (${story.workspaceId}::int is null or destination.workspace_id = ${story.workspaceId})
    order by destination.id`);
}

export async function pauseDestination(db: Db, id: number, reason: string, at: Date): Promise<void> {
  await db.query(sql`
    update news.destination set paused_at = coalesce(paused_at, ${at}), paused_reason = ${reason} where id = ${id}`);
}
