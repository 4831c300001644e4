import sql, { type Sql } from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import { userError } from '../../errors.ts';
import { toTsquery } from '../../news/search/compile.ts';
import { describeSearch } from '../../news/search/describe.ts';
import { parseSearch } from '../../news/search/parse.ts';
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
  await insertSubscription(db, wanted, { text: null, query: sql`null` }, at);
}

/** What a subscriber is told about a search that was kept. */
export interface KeptSearch {
  /** One line: how it was understood. */
  description: string;
  /** A plain sentence for everything that was left out. */
  said: readonly string[];
}

/**
 * Subscribes a destination, instantly, to a search that the subscriber wrote. Its topic is how the search was understood,
 * so that the same search in another spelling is the same subscription. Raises `search_empty` when nothing in the text
 * can be searched for.
 */
export async function subscribeToSearch(
  db: Db,
  { search, ...wanted }: Omit<NewSubscription, 'topic'> & { search: string },
  at: Date,
): Promise<KeptSearch> {
  // No time is asked for in a kept search, so no zone matters.
  const context = { now: at, timeZone: 'UTC', kept: true };
  const parsed = parseSearch(search, context);
  if (!parsed.root) {
    throw userError('search_empty', parsed.said.join(' '));
  }
  const description = describeSearch(parsed, context);
  const topic = `search: ${description.toLowerCase()}`;
  await insertSubscription(db, { ...wanted, topic }, { text: search, query: toTsquery(parsed.root) }, at);
  return { description, said: parsed.said };
}

async function insertSubscription(
  db: Db,
  wanted: NewSubscription,
  search: { text: string | null; query: Sql },
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.destination (platform, address, name, created_at)
    values (${wanted.platform}, ${wanted.address}, ${wanted.name}, ${at})
    on conflict (platform, address) do nothing`);
  await db.query(sql`
    insert into news.subscription (destination_id, topic, mode, min_level, search_text, search_query, created_at)
    select id, ${wanted.topic}, 'instant', ${wanted.minLevel}, ${search.text}, ${search.query}, ${at}
    from news.destination where platform = ${wanted.platform} and address = ${wanted.address}
    on conflict (destination_id, topic, mode) do nothing`);
}

export interface MatchingDestination {
  id: number;
  platform: string;
}

/** The destinations with an instant subscription that takes this story: all of it, a topic of it, or a search that finds it. */
export async function matchingDestinations(
  db: Db,
  story: { id: number; topics: readonly string[]; level: Level; workspaceId: number | null; at: Date },
): Promise<MatchingDestination[]> {
  return db.query<MatchingDestination>(sql`
    select distinct destination.id, destination.platform
    from news.subscription join news.destination on destination.id = subscription.destination_id
    where subscription.mode = 'instant' and destination.paused_at is null
      and (subscription.topic = ${everything} or subscription.topic = any(${[...story.topics]}::text[])
        or (select search from news.story where id = ${story.id}) @@ subscription.search_query)
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
