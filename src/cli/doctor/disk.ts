import { constants, access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import { listBackups } from '../../shared/db/backup.ts';
import { type Finding, look, ok, wrong } from '../../shared/domain/finding.ts';
import { describeError } from '../../shared/errors.ts';
import { ago, bytesInWords } from './in-words.ts';

const mb = 1024 ** 2;
/** A backup no longer fits, and PostgreSQL stops soon. */
const tooLittle = 100 * mb;
const little = 1024 * mb;
/** They are made each night. */
const oldMs = 48 * 3_600_000;

/** What the operating system is asked; others in tests. */
export interface DiskTools {
  /** Bytes that this user may still write. */
  room(folder: string): Promise<number>;
  /** Rejects where this user may not write. */
  assertWritable(folder: string): Promise<void>;
}

export const diskTools: DiskTools = {
  async room(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  assertWritable: (folder) => access(folder, constants.W_OK | constants.X_OK),
};

/** Room in the folders that the bot writes to, and whether it may. */
export async function diskFindings(
  { dataDir, backupDir }: Pick<Config, 'dataDir' | 'backupDir'>,
  tools: DiskTools = diskTools,
): Promise<Finding[]> {
  const data = await folderFinding('Disk', 'DATA_DIR', dataDir, tools);
  // Where the backups are to be made inside the data folder, there is nothing more to tell.
  if ((await nearestThere(backupDir)) === (await nearestThere(dataDir))) return [data];
  return [data, await folderFinding('Disk for backups', 'BACKUP_DIR', backupDir, tools)];
}

async function folderFinding(
  what: string,
  variable: string,
  folder: string,
  tools: DiskTools,
): Promise<Finding> {
  const there = await nearestThere(folder);
  try {
    await tools.assertWritable(there);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'EROFS' ? 'it is mounted read-only' : 'no permission';
    const todo = `Let this user write to ${there}, or choose another folder with ${variable}.`;
    return wrong(what, `${folder} cannot be written to: ${why}`, todo);
  }
  const room = await tools.room(there);
  const said = `${bytesInWords(room)} free in ${folder}`;
  const todo = `Make room, or choose a folder on another disk with ${variable}.`;
  if (room < tooLittle) return wrong(what, said, todo);
  return room < little ? look(what, said, todo) : ok(what, said);
}

/** The folder itself, or the one in which it would be made. */
async function nearestThere(folder: string): Promise<string> {
  const there = await stat(folder).then(
    () => true,
    () => false,
  );
  const parent = dirname(folder);
  return there || parent === folder ? folder : nearestThere(parent);
}

/**
 * How old the newest backup is.
 *
 * @param lastError why the last nightly one failed, as far as the database tells
 */
export async function backupFindings(
  { backupDir }: Pick<Config, 'backupDir'>,
  clock: Clock,
  lastError: string | undefined,
): Promise<Finding[]> {
  const what = 'Backup';
  const failed =
    lastError === undefined
      ? []
      : [wrong(what, `the last one failed: ${lastError}`, 'npx ai-news backup tries now.')];
  const [newest] = await listBackups(backupDir);
  if (newest === undefined) {
    return [
      ...failed,
      look(
        what,
        `there is none in ${backupDir}`,
        'The first comes at night; npx ai-news backup makes one now.',
      ),
    ];
  }
  try {
    const { mtime, size } = await stat(newest);
    const now = clock.now();
    const said = `the newest was made ${ago(mtime, now)} (${bytesInWords(size)})`;
    const old = now.getTime() - mtime.getTime() > oldMs;
    return [...failed, old ? look(what, said, 'npx ai-news backup makes one now.') : ok(what, said)];
  } catch (error) {
    return [...failed, wrong(what, `${newest} cannot be read: ${describeError(error)}`)];
  }
}
