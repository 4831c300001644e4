import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { AppError, describeError, permanent } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { backupName, keptBackups, listBackups, pruneBackups, writeBackup } from './backup.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { latestMigration, migrate, migrateQueues, migrationLevel } from './migrate.ts';
import { openServer } from './server.ts';

/** Eight steps, the chores, and room for as many platforms as are in sight; each worker pins a connection. */
const mostConnections = 14 + 5;

export interface StorageOptions {
  databaseUrl: string | undefined;
  /** The folder of the embedded database. */
  databaseDir: string;
  backupDir: string;
  clock: Clock;
  log: Logger;
}

/**
 * Opens the database and brings it up to date, with a backup before anything in it is changed.
 *
 * @throws AppError `database_damaged`, with the last backup there is, and `database_unreachable` of a server
 */
export async function openStorage(options: StorageOptions): Promise<Database> {
  const { databaseUrl, databaseDir, log } = options;
  const db =
    databaseUrl === undefined
      ? await openEmbedded(databaseDir).catch(async (error: unknown) => {
          throw await withLastBackup(error, options.backupDir);
        })
      : openServer(databaseUrl, mostConnections, (error) =>
          log.warn({ reason: error.message }, 'a database connection broke'),
        );
  try {
    const level = await migrationLevel(db);
    if (level > 0 && level < latestMigration) {
      const name = backupName(options.clock.now(), `before-migration-${String(level + 1)}`);
      await writeBackup(db, join(options.backupDir, name), options.clock);
      await pruneBackups(options.backupDir, keptBackups);
    }
    await migrateQueues(db);
    await migrate(db, options.clock);
    return db;
  } catch (error) {
    await db.close();
    if (error instanceof AppError || db.kind === 'embedded') throw error;
    throw permanent(
      'database_unreachable',
      `The database of DATABASE_URL cannot be used (${describeError(error)}). Check the address and that the server runs and lets this user create schemas.`,
      { cause: error },
    );
  }
}

async function withLastBackup(error: unknown, backupDir: string): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'database_damaged') return error;
  const [newest] = await listBackups(backupDir);
  const advice = newest
    ? `The last backup is ${newest}. To go back to it: ai-news restore ${newest}`
    : `There is no backup in ${backupDir}. To start anew, move the folder away.`;
  return permanent(error.code, `${error.message}\n${advice}`, { cause: error });
}
