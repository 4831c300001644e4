import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { systemClock } from '../../src/shared/clock.ts';
import { migrate, migrateQueues } from '../../src/shared/db/migrate.ts';
import { openServer } from '../../src/shared/db/server.ts';
import { databaseUrl } from './services.ts';
import { fingerprint } from './template.ts';
import { until } from './until.ts';

/** One statement on the maintenance database. */
export async function asAdmin<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Makes an empty database with a name of its own, and returns its address. */
export const newDatabase = (): Promise<string> => createDatabase();

/**
 * Makes a database as the migrations leave it, and returns its address: a copy, which takes half as long as migrating.
 * The first caller prepares what all others copy, and it stays on the server; of two first callers one is kept.
 */
export async function newMigratedDatabase(): Promise<string> {
  const template = `ai_news_template_${fingerprint()}`;
  const [known] = await asAdmin('select 1 from pg_database where datname = $1', [template]);
  if (!known) await prepareTemplate(template);
  return createDatabase(`template ${template}`);
}

/**
 * A commit does not wait for the disk there: no test ends the server itself, and the waits were most of the time that a
 * test on it took.
 */
async function createDatabase(from = ''): Promise<string> {
  const name = `ai_news_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} ${from}`);
  await asAdmin(`alter database ${name} set synchronous_commit = off`);
  const url = new URL(databaseUrl);
  url.pathname = name;
  return url.href;
}

async function prepareTemplate(template: string): Promise<void> {
  const url = await createDatabase();
  const db = openServer(url, 2, () => undefined);
  try {
    await migrateQueues(db);
    await migrate(db, systemClock);
  } finally {
    await db.close();
  }
  await asAdmin(`alter database ${databaseName(url)} rename to ${template}`).catch(() => dropDatabase(url));
}

export const databaseName = (url: string): string => new URL(url).pathname.slice(1);

/** Drops the database, and says which connections to it were still open two seconds after all should be closed. */
export async function dropDatabase(url: string): Promise<string[]> {
  const name = databaseName(url);
  const connected = (): Promise<{ application_name: string }[]> =>
    asAdmin('select application_name from pg_stat_activity where datname = $1', [name]);
  const allClosed = await until(
    'no connection is left',
    async () => (await connected()).length === 0,
    2_000,
  ).catch(() => false);
  const left = allClosed ? [] : await connected();
  await asAdmin(`drop database if exists ${name} with (force)`);
  return left.map((row) => `a connection to PostgreSQL (${row.application_name})`);
}
