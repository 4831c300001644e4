import { randomBytes } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import type { Db } from '../../src/shared/db/database.ts';
import { backedUpTables } from '../../src/shared/db/backup.ts';
import { type NewArticle, insertArticles } from '../../src/shared/db/tables/article.ts';
import { type NewSource, addSource } from '../../src/shared/db/tables/source.ts';
import { type NewStory, insertStory } from '../../src/shared/db/tables/story.ts';
import { everything, subscribe } from '../../src/shared/db/tables/subscription.ts';
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

/** A destination that takes every story at once, unless it is wanted otherwise. */
export async function newDestination(
  db: Db,
  wanted: Partial<Parameters<typeof subscribe>[1]> = {},
): Promise<number> {
  const platform = wanted.platform ?? 'console';
  const address = wanted.address ?? unique();
  await subscribe(
    db,
    { name: 'A channel', topic: everything, minLevel: 'minor', ...wanted, platform, address },
    start,
  );
  const [row] = await db.query<{ id: number }>(
    sql`select id from news.destination where platform = ${platform} and address = ${address}`,
  );
  return row!.id;
}

export async function newWorkspace(db: Db): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.workspace (platform, external_id, created_at) values ('slack', ${unique()}, ${start})
    returning id`);
  return row!.id;
}
