import { randomBytes } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import type { Db } from '../../src/shared/db/database.ts';
import { backedUpTables } from '../../src/shared/db/backup.ts';
import { type NewArticle, insertArticles } from '../../src/shared/db/tables/listed-article.ts';
import { type NewSource, addSource } from '../../src/shared/db/tables/source.ts';
import { type NewStory, insertStory } from '../../src/shared/db/tables/story.ts';
import { type SettingsChange, saveSettings } from '../../src/shared/db/tables/settings.ts';
import { type Subscribed, everything, subscribe } from '../../src/shared/db/tables/subscription.ts';
import { unquietSettings } from '../../src/shared/domain/settings.ts';
import type { Level } from '../../src/shared/domain/story.ts';
import type { Mode } from '../../src/shared/domain/subscription.ts';
import { start } from './setups.ts';

export const later = (minutes: number, from = start): Date => new Date(from.getTime() + minutes * 60_000);

const unique = (): string => randomBytes(4).toString('hex');

/** Takes every row out of the newsroom. (TRUNCATE makes new files, which takes a server ten times as long.) */
export async function emptyNewsroom(db: Db): Promise<void> {
  await db.query(
    raw(
      backedUpTables
        .toReversed()
        .map((table) => `delete from news.${table}`)
        .join('; '),
    ),
  );
}

export async function newSource(db: Db, wanted: Partial<NewSource> = {}): Promise<number> {
  const url = wanted.url ?? `https://source-${unique()}.example/feed`;
  await addSource(
    db,
    { type: 'feed', name: 'A source', scope: 'ai', pollEverySeconds: 600, ...wanted, url },
    start,
  );
  const [row] = await db.query<{ id: number }>(sql`select id from news.source where url = ${url}`);
  return row!.id;
}

export function anArticle(wanted: Partial<NewArticle> = {}): NewArticle {
  const page = `https://page.example/${unique()}`;
  return {
    identity: page,
    link: page,
    canonicalUrl: page,
    title: 'A title',
    teaser: 'A teaser.',
    text: undefined,
    categories: [],
    publishedAt: start,
    position: 0,
    links: [],
    ...wanted,
  };
}

export async function newArticle(
  db: Db,
  sourceId: number,
  wanted: Partial<NewArticle> = {},
): Promise<number> {
  const article = anArticle(wanted);
  await insertArticles(db, sourceId, [article], start, false);
  const [row] = await db.query<{ id: number }>(
    sql`select id from news.article where source_id = ${sourceId} and identity = ${article.identity}`,
  );
  return row!.id;
}

export async function newStory(db: Db, wanted: Partial<NewStory> = {}): Promise<number> {
  return insertStory(
    db,
    {
      workspaceId: null,
      headline: 'A headline',
      past: false,
      articleAt: start,
      ...wanted,
    },
    start,
  );
}

/** What is wanted of a subscription; the rest is of no matter. */
export interface WantedSubscription {
  workspaceId?: number | null;
  platform?: string;
  address?: string;
  name?: string;
  topic?: string;
  /** Instead of a topic. */
  search?: string;
  mode?: Mode;
  minLevel?: Level;
  createdBy?: string;
  schedule?: { localTime: string; weekday?: number };
  mention?: string | null;
  settings?: SettingsChange;
  at?: Date;
  /** IANA zone where nobody has set one. */
  timeZone?: string;
}

/** By default to everything, at once and at every hour, on the console. */
export async function newSubscription(db: Db, wanted: WantedSubscription = {}): Promise<Subscribed> {
  const { workspaceId = null, platform = 'console', address = unique(), name = 'A channel' } = wanted;
  const { mode = 'instant', minLevel = 'minor', schedule, mention, timeZone = 'UTC' } = wanted;
  const destination = { workspaceId, platform, address, name };
  const usually = { now: wanted.at ?? start, timeZone };
  const about =
    wanted.search === undefined ? { topic: wanted.topic ?? everything } : { search: wanted.search };
  const terms = { destination, mode, minLevel, createdBy: wanted.createdBy ?? null };
  const subscribed = await subscribe(
    db,
    { ...terms, ...about, ...(schedule && { schedule }), ...(mention !== undefined && { mention }) },
    usually,
  );
  const { destination_id: destinationId } = subscribed.subscription;
  await saveSettings(db, { destinationId }, wanted.settings ?? unquietSettings, usually);
  return subscribed;
}

/** A destination that takes every story at once, unless it is wanted otherwise. */
export const newDestination = async (db: Db, wanted: WantedSubscription = {}): Promise<number> =>
  (await newSubscription(db, wanted)).subscription.destination_id;

export async function newWorkspace(db: Db): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.workspace (platform, external_id, created_at) values ('slack', ${unique()}, ${start})
    returning id`);
  return row!.id;
}
