import sql, { type Sql, empty } from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Mode } from '../../domain/subscription.ts';
import { userError } from '../../errors.ts';
import { isLocalTime } from '../../news/digest/local-time.ts';
import { toTsquery } from '../../news/search/compile.ts';
import { describeSearch } from '../../news/search/describe.ts';
import { parseSearch } from '../../news/search/parse.ts';
import type { Db } from '../database.ts';
import { type NewDestination, saveDestination } from './destination.ts';
import { replanDigests } from './digest-plan.ts';
import { settingsOf } from './settings.ts';

/** The topic of a subscription that takes every story. */
export const everything = 'everything';

const storyMark = 'story:';

/** The topic of a subscription to one story. */
export const storyTopic = (publicId: string): string => storyMark + publicId;

/** The public id of the story that such a topic means; undefined for any other topic. */
export const storyOfTopic = (topic: string): string | undefined =>
  topic.startsWith(storyMark) ? topic.slice(storyMark.length) : undefined;

/** To a topic's id, to `everything`, or to a search that the subscriber wrote. */
export type NewSubscription = SubscriptionTerms & ({ topic: string } | { search: string });

export interface SubscriptionTerms {
  destination: NewDestination;
  mode: Mode;
  minLevel: Level;
  /** The platform's own id of the person; null: nobody, such as at the bot's start. */
  createdBy: string | null;
  /**
   * When digests come, by the clocks of the destination. A destination has one time for all its digests: the others
   * move with it. By default as the others come, else as usual.
   */
  schedule?: { localTime?: string; /** 1 = Monday .. 7. */ weekday?: number };
  /** The role that instant posts and digests call, in the platform's own form; null: none. By default as it was. */
  mention?: string | null;
}

export interface SubscriptionRow {
  id: number;
  destination_id: number;
  workspace_id: number | null;
  platform: string;
  address: string;
  /** Of the destination. */
  name: string;
  /** Why nothing can be sent to the destination; null where all is well. */
  paused_reason: string | null;
  topic: string;
  /** A search as its subscriber wrote it. */
  search_text: string | null;
  mode: Mode;
  min_level: Level;
  /** '09:00'; of a digest. */
  local_time: string | null;
  weekday: number | null;
  mention: string | null;
  created_by: string | null;
  paused_until: Date | null;
  created_at: Date;
  /** When the next digest comes. */
  due_at: Date | null;
  digested_at: Date | null;
}

/** What a subscriber is told about a search that was kept. */
export interface KeptSearch {
  /** One line: how it was understood. */
  description: string;
  /** A plain sentence for everything that was left out. */
  said: readonly string[];
}

export interface Subscribed {
  subscription: SubscriptionRow;
  /** The same destination, topic and mode are one subscription, whose level, time and mention can be changed. */
  outcome: 'new' | 'changed' | 'same';
  /** Of a search. */
  search?: KeptSearch;
}

/**
 * Subscribes a destination, which is made where it is not there yet. To be called in a transaction. Raises user errors:
 * `search_empty` when nothing in a search can be searched for, `time_unknown` for no local time.
 *
 * @param usually.timeZone IANA zone of digests where neither the destination nor its workspace has set one
 */
export async function subscribe(
  db: Db,
  wanted: NewSubscription,
  usually: { now: Date; timeZone: string },
): Promise<Subscribed> {
  const { mode, minLevel, createdBy, schedule, mention } = wanted;
  if (schedule?.localTime !== undefined && !isLocalTime(schedule.localTime)) {
    throw userError('time_unknown', `"${schedule.localTime}" is no time of day: write it as 09:00.`);
  }
  const { topic, query, text, search } = asked(wanted, usually.now);
  const destinationId = await saveDestination(db, wanted.destination, usually.now);
  const [before] = await subscriptions(
    db,
    sql`destination_id = ${destinationId} and topic = ${topic} and mode = ${mode}`,
  );
  await db.query(sql`
    insert into news.subscription (destination_id, topic, mode, min_level, search_text, search_query, created_by,
      mention, created_at)
    values (${destinationId}, ${topic}, ${mode}, ${minLevel}, ${text}, ${query}, ${createdBy}, ${mention ?? null},
      ${usually.now})
    on conflict (destination_id, topic, mode) do update set min_level = excluded.min_level,
      created_by = coalesce(subscription.created_by, excluded.created_by)
      ${mention === undefined ? empty : sql`, mention = excluded.mention`}`);
  if (mode !== 'instant') await setDigestTime(db, destinationId, schedule, usually);
  const [subscription] = await subscriptions(
    db,
    sql`destination_id = ${destinationId} and topic = ${topic} and mode = ${mode}`,
  );
  if (!subscription) throw new Error('A subscription is gone while it is made.');
  const outcome = !before ? 'new' : isSame(before, subscription) ? 'same' : 'changed';
  return { subscription, outcome, ...(search && { search }) };
}

interface Asked {
  topic: string;
  query: Sql;
  text: string | null;
  search?: KeptSearch;
}

/** The topic of a search is how it was understood, so that the same search in another spelling is the same subscription. */
function asked(wanted: NewSubscription, now: Date): Asked {
  if ('topic' in wanted) return { topic: wanted.topic, text: null, query: sql`null` };
  // No time is asked for in a kept search, so no zone matters.
  const context = { now, timeZone: 'UTC', kept: true };
  const parsed = parseSearch(wanted.search, context);
  if (!parsed.root) throw userError('search_empty', parsed.said.join(' '));
  const description = describeSearch(parsed, context);
  return {
    topic: `search: ${description.toLowerCase()}`,
    text: wanted.search,
    query: toTsquery(parsed.root),
    search: { description, said: parsed.said },
  };
}

const isSame = (before: SubscriptionRow, after: SubscriptionRow): boolean =>
  before.min_level === after.min_level &&
  before.local_time === after.local_time &&
  before.weekday === after.weekday &&
  before.mention === after.mention;

/** One time for all digests of a destination, so that those of one day are one message. */
async function setDigestTime(
  db: Db,
  destinationId: number,
  schedule: NewSubscription['schedule'],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<void> {
  const theirs = sql`destination_id = ${destinationId} and mode in ('daily', 'weekly')`;
  await db.query(sql`
    update news.subscription set
      local_time = coalesce(${schedule?.localTime ?? null},
        (select max(local_time) from news.subscription where ${theirs})),
      weekday = coalesce(${schedule?.weekday ?? null}::int,
        (select max(weekday) from news.subscription where ${theirs}))
    where ${theirs}`);
  const settings = await settingsOf(db, [destinationId]);
  await replanDigests(db, new Map([[destinationId, settings.get(destinationId)?.timeZone ?? timeZone]]), now);
}

/** In the order in which they were made. */
const subscriptions = (db: Db, which: Sql): Promise<SubscriptionRow[]> =>
  db.query<SubscriptionRow>(sql`
    select subscription.id, destination_id, workspace_id, platform, address, name, paused_reason, topic, search_text,
      mode, min_level, local_time, weekday, mention, created_by, paused_until, subscription.created_at, due_at,
      digested_at
    from news.subscription join news.destination on destination.id = subscription.destination_id
    where ${which} order by subscription.id`);

export const subscriptionsAt = (db: Db, platform: string, address: string): Promise<SubscriptionRow[]> =>
  subscriptions(db, sql`platform = ${platform} and address = ${address}`);

export const subscriptionsOfWorkspace = (db: Db, workspaceId: number): Promise<SubscriptionRow[]> =>
  subscriptions(db, sql`workspace_id = ${workspaceId}`);

/** Returns whether it was there. */
export async function unsubscribe(db: Db, id: number): Promise<boolean> {
  const rows = await db.query(sql`delete from news.subscription where id = ${id} returning id`);
  return rows.length > 0;
}

/** Keeps a destination quiet until a moment: no posts, no answers, no digests. `null` ends the pause. */
export async function pauseSubscriptions(db: Db, destinationId: number, until: Date | null): Promise<void> {
  await db.query(sql`
    update news.subscription set paused_until = ${until} where destination_id = ${destinationId}`);
}
