import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type AppError, describeError, userError } from '../errors.ts';
import { backedUpTables, backupFormat } from './backup.ts';
import type { Database, Db } from './database.ts';
import { latestMigration, migrateIn } from './migrate.ts';

const headerSchema = z.object({
  format: z.literal(backupFormat),
  migration: z.number().int().min(1),
  at: z.iso.datetime(),
});

const lineSchema = z.union([
  z.object({ table: z.enum(backedUpTables), rows: z.array(z.record(z.string(), z.unknown())) }),
  z.object({ end: z.literal(true) }),
]);

/**
 * Replaces everything in the database by the backup. All or nothing. What the old bot may have posted after
 * the backup was made is not posted again: see `forgetTheGap`.
 */
export async function restoreBackup(
  db: Database,
  path: string,
  clock: Clock,
): Promise<{ at: Date; rows: number }> {
  const header = await readHeader(path);
  if (header.migration > latestMigration) {
    throw userError(
      'backup_newer',
      `${basename(path)} was made by a newer version (migration ${header.migration}, this one knows ${latestMigration}). Install that version first.`,
    );
  }
  const at = new Date(header.at);
  const replaced = db.transaction(async (tx) => {
    await tx.query(sql`drop schema if exists news cascade`);
    await migrateIn(tx, clock, header.migration);
    await tx.query(sql`set constraints all deferred`);
    const loaded = await load(tx, path);
    await tx.query(sql`set constraints all immediate`);
    await migrateIn(tx, clock);
    await forgetTheGap(tx, at);
    return loaded;
  });
  const rows = await replaced.catch((error: unknown) => {
    throw refusesValue(error) ? damagedBackup(path, describeError(error)) : error;
  });
  return { at, rows };
}

/** Whether PostgreSQL found fault with a row: its classes 22 (values) and 23 (constraints). */
const refusesValue = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]\w{3}$/.test(String(error.code));

async function load(tx: Db, path: string): Promise<number> {
  let loaded = 0;
  let complete = false;
  let first = true;
  for await (const text of backupText(path)) {
    if (!first) {
      const line = lineSchema.safeParse(safeJson(text));
      if (!line.success) throw damagedBackup(path, 'a line in it cannot be read');
      if ('end' in line.data) complete = true;
      else loaded += await insertRows(tx, line.data.table, line.data.rows);
    }
    first = false;
  }
  if (!complete) throw damagedBackup(path, 'its end is missing');
  await resetIdentities(tx);
  return loaded;
}

async function insertRows(tx: Db, table: string, rows: readonly unknown[]): Promise<number> {
  const columns = await tx.query<{ name: string; json: boolean }>(sql`
    select quote_ident(column_name) as name, data_type = 'jsonb' and is_nullable = 'NO' as json
    from information_schema.columns
    where table_schema = 'news' and table_name = ${table} and is_generated = 'NEVER'`);
  const names = raw(columns.map((column) => column.name).join(', '));
  // In a row as JSON, the JSON value null cannot be told from no value.
  const values = columns.map(({ name, json }) => (json ? `coalesce(${name}, 'null')` : name));
  await tx.query(sql`
    insert into ${raw(`news.${table}`)} (${names}) overriding system value
    select ${raw(values.join(', '))} from jsonb_populate_recordset(null::${raw(`news.${table}`)}, ${JSON.stringify(rows)}::jsonb)`);
  return rows.length;
}

async function resetIdentities(tx: Db): Promise<void> {
  const tables = await tx.query<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'news' and is_identity = 'YES'`);
  for (const { name } of tables) {
    await tx.query(sql`
      select setval(pg_get_serial_sequence(${`news.${name}`}, 'id'),
        coalesce((select max(id) from ${raw(`news.${name}`)}), 0) + 1, false)`);
  }
}

/**
 * Decision 0005: nobody knows what was posted between the backup and now. Better silent than twice: what was about to be
 * posted then, and what the sources hold at their next poll, counts as the past; a delivery that was owed is
 * looked for before it is sent.
 */
async function forgetTheGap(tx: Db, backedUpAt: Date): Promise<void> {
  await tx.query(
    sql`update news.source set first_polled_at = null, etag = null, last_modified = null, fingerprint = null,
      queued_at = null`,
  );
  await tx.query(sql`
    update news.story set past = true, queued_at = null
    where step is not null and not exists (select 1 from news.delivery where delivery.story_id = story.id)`);
  await tx.query(sql`update news.article set past = true where step is not null`);
  await tx.query(sql`
    update news.delivery set tried_at = coalesce(tried_at, ${backedUpAt}), queued_at = null where state = 'due'`);
}

/** The lines, read no faster than they are taken. */
async function* backupText(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const unzip = createGunzip().setEncoding('utf8');
  // A broken file must end the reading loop, not the process.
  source.on('error', (error) => unzip.destroy(error));
  source.pipe(unzip);
  let parts: string[] = [];
  try {
    for await (const text of unzip as AsyncIterable<string>) {
      const [end = '', ...others] = text.split('\n');
      parts.push(end);
      for (const beginning of others) {
        yield parts.join('');
        parts = [beginning];
      }
    }
  } catch (error) {
    throw damagedBackup(path, describeError(error));
  } finally {
    source.destroy();
  }
}

async function readHeader(path: string): Promise<z.infer<typeof headerSchema>> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) {
    throw userError('backup_missing', `There is no file ${path}.`);
  }
  for await (const text of backupText(path)) {
    const header = headerSchema.safeParse(safeJson(text));
    if (header.success) return header.data;
    break;
  }
  throw damagedBackup(path, 'it does not begin like a backup of this product');
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const damagedBackup = (path: string, how: string): AppError =>
  userError(
    'backup_damaged',
    `${path} cannot be restored: ${how}. Try an older backup; nothing was changed.`,
  );
