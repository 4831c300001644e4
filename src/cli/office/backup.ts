import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backupName, pruneBackups, writeBackup, keptBackups } from '../../shared/db/backup.ts';
import type { Office } from './office.ts';

/** Backs up to the file that was named, or to a new one in the backup folder, where seven are kept. */
export async function backUp(
  { db, clock, config, folder, print }: Office,
  file: string | undefined,
): Promise<void> {
  const path = file === undefined ? join(config.backupDir, backupName(clock.now())) : resolve(folder, file);
  await writeBackup(db, path, clock);
  if (file === undefined) await pruneBackups(config.backupDir, keptBackups);
  const { size } = await stat(path);
  print(
    `Backup written: ${path} (${Math.ceil(size / 1024)} KB).\nTo go back to it: stop the bot, then ai-news restore ${path}\n`,
  );
}
