import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl } from './services.ts';
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

/**
 * Makes an empty database with a name of its own, and returns its address. A commit does not wait for the disk there:
 * no test ends the server itself, and the waits were most of the time that a test on it took.
 */
export async function newDatabase(): Promise<string> {
  const name = `ai_news_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name}`);
  await asAdmin(`alter database ${name} set synchronous_commit = off`);
  const url = new URL(databaseUrl);
  url.pathname = name;
  return url.href;
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
