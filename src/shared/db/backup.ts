import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import sql, { raw } from 'sql-template-tag';
import type { Clock } from '../clock.ts';
import { describeError, permanent } from '../errors.ts';
import type { Database, Db } from './database.ts';
import { migrationLevel } from './migrate.ts';

/** Every table, each after those that it refers to. A test compares this list with the schema. */
export const backedUpTables = [
  'workspace',
  'source',
  'story',
  'article',
  'term',
  'brief',
  'writing',
  'destination',
  'subscription',
  'delivery',
  'delivery_story',
  'lookup',
  'related',
  'remark',
  'button',
  'vote',
  'report',
  'removal',
  'quota',
  'rate_window',
  'upkeep',
  'fact',
  'installation',
  'heard',
  'blocked_domain',
  'model_call',
] as const;

/** Backups that stay when the oldest go. */
export const keptBackups = 7;

export const backupFormat = 'ai-news-backup';
const rowsAtATime = 500;

/** File names sort by time. */
export const backupName = (at: Date, reason = ''): string =>
  `ai-news-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z${reason && `-${reason}`}.jsonl.gz`;

/**
 * Writes all rows as they stand at one moment to a gzipped file of JSON lines, and only then gives it its name.
 * The file fits an embedded database as well as a server.
 */
export async function writeBackup(db: Database, path: string, clock: Clock): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await db.transaction(async (tx) => {
      await tx.query(sql`set transaction isolation level repeatable read`);
      const lines = Readable.from(backupLines(tx, clock.now()));
      await pipeline(lines, createGzip(), createWriteStream(unfinished, { flush: true }));
    });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw permanent(
      'backup_failed',
      `The backup ${path} could not be written (${describeError(error)}). Make room on the disk, or choose another folder with BACKUP_DIR.`,
      { cause: error },
    );
  }
}

async function* backupLines(tx: Db, at: Date): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: backupFormat, migration: await migrationLevel(tx), at: at.toISOString() })}\n`;
  for (const table of await presentTables(tx)) {
    await tx.query(raw(`declare backup_rows cursor for select to_jsonb(t) as row from news.${table} t`));
    for (;;) {
      const rows = await tx.query<{ row: unknown }>(raw(`fetch ${rowsAtATime} from backup_rows`));
      if (rows.length > 0) yield `${JSON.stringify({ table, rows: rows.map(({ row }) => row) })}\n`;
      if (rows.length < rowsAtATime) break;
    }
    await tx.query(sql`close backup_rows`);
  }
  yield `${JSON.stringify({ end: true })}\n`;
}

/** Before a migration, a table of the newest version may be missing still. */
async function presentTables(tx: Db): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'news'`,
  );
  const present = new Set(rows.map((row) => row.name));
  return backedUpTables.filter((table) => present.has(table));
}

/** Paths of the backups in a folder, the newest first. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /^ai-news-.*\.jsonl\.gz$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** Removes all but the newest `kept` backups. */
export async function pruneBackups(folder: string, kept: number): Promise<void> {
  for (const path of (await listBackups(folder)).slice(kept)) await rm(path, { force: true });
}
