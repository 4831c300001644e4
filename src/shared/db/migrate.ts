import { runMigrations } from 'bullmq';
import sql, { raw } from 'sql-template-tag';
import type { Clock } from '../clock.ts';
import { permanent } from '../errors.ts';
import type { Database, Db } from './database.ts';
import type { Migration } from './migration.ts';
import { newsroom } from './migrations/0001-newsroom.ts';
import { search } from './migrations/0002-search.ts';
import { stories } from './migrations/0003-stories.ts';
import { subscribers } from './migrations/0004-subscribers.ts';
import { waiting } from './migrations/0005-waiting.ts';
import { readers } from './migrations/0006-readers.ts';
import { installations } from './migrations/0007-installations.ts';
import { showing } from './migrations/0008-showing.ts';
import { languageModel } from './migrations/0009-language-model.ts';
import { unchangedFeeds } from './migrations/0010-unchanged-feeds.ts';

export const migrations: readonly Migration[] = [
  newsroom,
  search,
  stories,
  subscribers,
  waiting,
  readers,
  installations,
  showing,
  languageModel,
  unchangedFeeds,
];

export const latestMigration = migrations.length;

/** Any number that is the same in all our processes; it stands for "this product is migrating". */
const advisoryLock = 0x61696e77;

/** The number of the last migration that has run; 0 on an empty database. */
export async function migrationLevel(db: Db): Promise<number> {
  const [found] = await db.query<{ known: boolean }>(
    sql`select to_regclass('news.migration') is not null as known`,
  );
  if (!found?.known) return 0;
  const [row] = await db.query<{ level: number }>(
    sql`select coalesce(max(id), 0)::int as level from news.migration`,
  );
  return row?.level ?? 0;
}

/**
 * Brings the schema up to `target` (the newest by default). Safe when several processes start together:
 * the first takes a lock, the others wait and find nothing to do. Raises `database_newer` when the
 * database was made by a newer version of this product.
 */
export async function migrate(db: Database, clock: Clock, target = latestMigration): Promise<void> {
  await db.transaction((tx) => migrateIn(tx, clock, target));
}

/** The same inside a transaction that is open already. */
export async function migrateIn(tx: Db, clock: Clock, target = latestMigration): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${advisoryLock})`);
  await tx.query(sql`create schema if not exists news`);
  await tx.query(
    sql`create table if not exists news.migration (id integer primary key, name text not null, ran_at timestamptz not null)`,
  );
  const level = await migrationLevel(tx);
  if (level > latestMigration) {
    throw permanent(
      'database_newer',
      `The database is at migration ${level}, this version knows ${latestMigration}. Install the newer version, or restore a backup made by this one.`,
    );
  }
  for (const migration of migrations.slice(level, target)) await run(tx, migration, clock.now());
}

async function run(tx: Db, migration: Migration, at: Date): Promise<void> {
  // Without parameters, both drivers take all the statements of one text.
  await tx.query(raw(migration.sql));
  await tx.query(
    sql`insert into news.migration (id, name, ran_at) values (${migration.id}, ${migration.name}, ${at})`,
  );
}

/** Makes BullMQ's own tables. It uses BEGIN on a client, so it runs alone, before anything else is started. */
export async function migrateQueues(db: Database): Promise<void> {
  const client = (await db.queuePool.connect()) as Parameters<typeof runMigrations>[0] & { release(): void };
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}
