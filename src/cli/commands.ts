// What a command needs is loaded when it is called: `--help` and a question to the running bot should not wait for it.
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../shared/clock.ts';
import type { Config } from '../shared/config.ts';
import { answers, takeOwnership } from '../shared/control/owner.ts';
import { socketPath } from '../shared/control/socket-path.ts';
import type { Database } from '../shared/db/database.ts';
import { userError } from '../shared/errors.ts';
import { createLogger } from '../shared/logger.ts';
import type { Office } from './office/office.ts';
import { askRunningBot, socketNames } from './running-bot.ts';
import type { Role } from './start/start.ts';
import { terminalLook, toStandardOutput } from './terminal.ts';

export async function startCommand(config: Config, role: string | undefined): Promise<void> {
  if (role !== undefined && role !== 'jobs' && role !== 'bots') {
    throw userError(
      'role_unknown',
      `There is no role "${role}". The roles are jobs and bots; without --role, one process runs both.`,
    );
  }
  if (role !== undefined && config.databaseUrl === undefined) {
    throw userError(
      'role_needs_server',
      '--role splits the work over processes, which needs a database server: set DATABASE_URL.',
    );
  }
  const { start } = await import('./start/start.ts');
  await start(config, (role ?? 'all') satisfies Role);
}

export async function demoCommand(): Promise<void> {
  const { demo } = await import('./demo/demo.ts');
  await demo({ print: toStandardOutput, look: terminalLook, log: createLogger('warn') });
}

export async function replayCommand(config: Config, folder: string, out: string): Promise<void> {
  const { replay } = await import('./replay/replay.ts');
  const { Presets, SingleBar } = await import('cli-progress');
  const bar = process.stderr.isTTY
    ? new SingleBar(
        { format: '{bar} {value}/{total} observations · {at} · {eta_formatted} left' },
        Presets.shades_classic,
      )
    : undefined;
  let begun = false;
  const outcome = await replay({
    folder,
    out,
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    log: createLogger('warn'),
    progress(done, all, at) {
      const payload = { at: at.toISOString().slice(0, 16).replace('T', ' ') };
      if (begun) bar?.update(done, payload);
      else bar?.start(all, done, payload);
      begun = true;
    },
  });
  bar?.stop();
  toStandardOutput(`${JSON.stringify(outcome)}\n`);
}

export async function healthCommand(config: Config): Promise<void> {
  const exitCode = await askRunningBot(config, ['health']);
  if (exitCode === undefined) throw userError('not_running', `No bot is running on ${config.dataDir}.`);
  process.exitCode = exitCode;
}

/** Has the running bot carry out this command line; with none running, opens the newsroom for it. */
export async function inOwnOrRunningOffice(
  config: Config,
  action: (office: Office) => Promise<void>,
): Promise<void> {
  const exitCode = await askRunningBot(config, process.argv.slice(2));
  if (exitCode !== undefined) {
    process.exitCode = exitCode;
    return;
  }
  await withStorage(config, async (db) => {
    const office = {
      db,
      clock: systemClock,
      config,
      folder: process.cwd(),
      print: toStandardOutput,
      look: terminalLook(),
      runsSince: undefined,
      wake: () => undefined,
    };
    await action(office);
  });
}

async function withStorage(config: Config, work: (db: Database) => Promise<void>): Promise<void> {
  const ownership = await takeOwnership(socketPath(config.dataDir), (_, print) => {
    print('Another command is at work on this folder; try again in a moment.\n');
    return Promise.resolve(1);
  });
  try {
    const { openStorage } = await import('../shared/db/open-storage.ts');
    const db = await openStorage({
      databaseUrl: config.databaseUrl,
      databaseDir: join(config.dataDir, 'database'),
      backupDir: config.backupDir,
      clock: systemClock,
      log: createLogger(config.logLevel),
    });
    try {
      await work(db);
    } finally {
      await db.close();
    }
  } finally {
    await ownership.release();
  }
}

/** On the embedded database a fresh folder is filled, and the old one is kept beside it. */
export async function restoreCommand(config: Config, file: string): Promise<void> {
  for (const name of socketNames) {
    if (await answers(socketPath(config.dataDir, name))) {
      throw userError('bot_running', 'The bot is running. Stop it, restore, and start it again.');
    }
  }
  const folder = join(config.dataDir, 'database');
  const aside = `${folder}.before-restore-${systemClock.now().toISOString().slice(0, 19).replaceAll(':', '')}`;
  const moved = config.databaseUrl === undefined && existsSync(folder);
  if (moved) await rename(folder, aside);
  await withStorage(config, async (db) => {
    const { restoreBackup } = await import('../shared/db/restore.ts');
    const { at, rows } = await restoreBackup(db, file, systemClock);
    toStandardOutput(`Restored ${rows} rows as of ${at.toISOString()}.\n`);
    toStandardOutput(
      'What the sources published since then is stored at the next start, but not posted, so that nothing comes twice.\n',
    );
    if (moved) toStandardOutput(`The database that was there before is kept in ${aside}.\n`);
  }).catch(async (error: unknown) => {
    if (moved) await putBack(folder, aside);
    throw error;
  });
}

async function putBack(folder: string, aside: string): Promise<void> {
  if (existsSync(folder)) await rename(folder, `${aside}-failed`);
  await rename(aside, folder);
}
