import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { openEmbedded } from '../../shared/db/embedded.ts';
import { migrate } from '../../shared/db/migrate.ts';
import { openServer } from '../../shared/db/server.ts';

/**
 * Does `work` on a new, migrated database that is removed afterwards: on the server of `databaseUrl`, whose own
 * database stays as it is, or in this process where there is none.
 */
export async function withScratchDatabase<T>(
  databaseUrl: string | undefined,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return databaseUrl === undefined ? inFolder(work) : onServer(databaseUrl, work);
}

async function migrated<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  try {
    await migrate(db, systemClock);
    return await work(db);
  } finally {
    await db.close();
  }
}

async function inFolder<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ai-news-bench-'));
  try {
    return await migrated(await openEmbedded(join(folder, 'database')), work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onServer<T>(databaseUrl: string, work: (db: Database) => Promise<T>): Promise<T> {
  const name = `ai_news_bench_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = new URL(databaseUrl);
    url.pathname = name;
    return await migrated(
      openServer(url.href, 2, () => undefined),
      work,
    );
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
