import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../shared/config.ts';
import { takeOwnership } from '../../shared/control/owner.ts';
import { socketPath } from '../../shared/control/socket-path.ts';
import { listBackups } from '../../shared/db/backup.ts';
import type { Database } from '../../shared/db/database.ts';
import { openEmbedded } from '../../shared/db/embedded.ts';
import { openServer } from '../../shared/db/server.ts';
import { AppError, permanent } from '../../shared/errors.ts';
import type { DoctorDeps } from './deps.ts';
import { within } from './within.ts';

/** After a crash, the log is replayed first. */
const longestOpenMs = 20_000;
const connections = 4;

export interface Opened {
  database: DoctorDeps['database'];
  close: () => Promise<void>;
}

/** The database as it stands: nothing is made, and no table is brought up to date. */
export async function openAsItStands({ databaseUrl, dataDir, backupDir }: Config): Promise<Opened> {
  if (databaseUrl !== undefined) {
    const database = openServer(databaseUrl, connections, () => undefined);
    return { database, close: () => database.close() };
  }
  const folder = join(dataDir, 'database');
  if (!existsSync(folder)) return { database: 'not-there', close: () => Promise.resolve() };
  try {
    return await openOwned(folder, dataDir);
  } catch (error) {
    const database = error instanceof Error ? await withWayBack(error, backupDir) : new Error(String(error));
    return { database, close: () => Promise.resolve() };
  }
}

async function openOwned(folder: string, dataDir: string): Promise<Opened> {
  const ownership = await takeOwnership(socketPath(dataDir), (_, print) => {
    print('ai-news doctor is looking at this folder; try again in a moment.\n');
    return Promise.resolve(1);
  });
  let database: Database;
  try {
    database = await within(longestOpenMs, openEmbedded(folder));
  } catch (error) {
    await ownership.release();
    throw error;
  }
  return {
    database,
    async close() {
      await database.close();
      await ownership.release();
    },
  };
}

async function withWayBack(error: Error, backupDir: string): Promise<Error> {
  if (!(error instanceof AppError) || error.code !== 'database_damaged') return error;
  const [newest] = await listBackups(backupDir);
  if (newest === undefined) return error;
  return permanent(error.code, `${error.message} To go back to the last backup: ai-news restore ${newest}`);
}
