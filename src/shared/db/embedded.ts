import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Mutex } from 'async-mutex';
import { extract } from 'tar';
import { type AppError, describeError, permanent } from '../errors.ts';
import { type Database, dbOn, guarded, inTransaction } from './database.ts';
import { EmbeddedSession } from './embedded-session.ts';
import { EmbeddedPool } from './queue-pool.ts';

/** A small machine is enough: 16 MB of shared buffers cost a search 1.5 ms and save 150 MB (decision 0003). */
const serverSettings = ['shared_buffers=16MB', 'max_wal_size=64MB', 'min_wal_size=32MB', 'timezone=UTC'];

/** A start takes a second; after a crash, replaying the log takes a few more. */
const longestStartMs = 60_000;

/** pg returns int8 as a string; one dialect means that the embedded database does the same. */
const int8Oid = 20;

/**
 * Opens PostgreSQL in this process on a folder, made from a prepared cluster when it does not exist.
 * The caller owns the folder (see owner-socket.ts). Raises `database_damaged` when PostgreSQL cannot start on it.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  if (!(await holdsCluster(folder))) await prepareCluster(folder);
  const pglite = await startPglite(folder);
  const lock = new Mutex();
  const session = new EmbeddedSession(pglite);
  const pool = new EmbeddedPool(session, lock);
  return {
    kind: 'embedded',
    ...guarded(dbOn(pool), (work) => lock.runExclusive(() => inTransaction(session, work))),
    queuePool: pool,
    close: () => lock.runExclusive(() => pglite.close()),
  };
}

async function startPglite(folder: string): Promise<PGlite> {
  const pglite = new PGlite({
    dataDir: folder,
    startParams: [...PGlite.defaultStartParams, ...serverSettings.flatMap((setting) => ['-c', setting])],
    parsers: { [int8Oid]: (value: string) => value },
  });
  try {
    await within(longestStartMs, pglite.query('set search_path to bullmq, public'));
    return pglite;
  } catch (error) {
    throw damaged(folder, describeError(error), error);
  }
}

/** On a damaged folder PGlite may wait for ever instead of failing. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Raises where something else stands there: without the version file, PGlite would make a new cluster over the old. */
async function holdsCluster(folder: string): Promise<boolean> {
  if (existsSync(join(folder, 'PG_VERSION'))) return true;
  const names = existsSync(folder) ? await readdir(folder).catch(() => [folder]) : [];
  if (names.length === 0) return false;
  throw damaged(folder, 'it holds no PG_VERSION');
}

const damaged = (folder: string, how: string, cause?: unknown): AppError =>
  permanent(
    'database_damaged',
    `The database folder ${folder} cannot be opened (${how}). It may be damaged or of another PostgreSQL version.`,
    { cause },
  );

/** Unpacks the ready-made cluster beside the target and renames it, so that a killed start leaves nothing half made. */
async function prepareCluster(folder: string): Promise<void> {
  const archive = join(
    dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite-prepopulatedfs')),
    'prepopulatedfs.tgz',
  );
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await extract({ file: archive, cwd: unfinished });
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}
