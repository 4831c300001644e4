import { join } from 'node:path';
import { consolePlatform, consoleSender } from '../../bots/console/sender.ts';
import { type Newsroom, openNewsroom, quietRules } from '../../main.ts';
import { openStorage } from '../../shared/db/open-storage.ts';
import { systemClock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import { type CarryOut, type Ownership, takeOwnership } from '../../shared/control/owner.ts';
import { socketPath } from '../../shared/control/socket-path.ts';
import type { Database } from '../../shared/db/database.ts';
import { addSource } from '../../shared/db/tables/source.ts';
import type { HttpClient } from '../../shared/http/client.ts';
import { type Logger, createLogger } from '../../shared/logger.ts';
import { catalogue, usualPollSeconds } from '../../shared/news/sources/catalogue.ts';
import type { Spending } from '../../shared/language-model/spending.ts';
import { openSpending } from '../../shared/language-model/open-spending.ts';
import { forgetQueued } from '../../shared/queue/steps.ts';
import { Sweeper } from '../../shared/queue/sweeper.ts';
import { startWorkers } from '../../shared/queue/workers.ts';
import { outboundHttp, untilStopped } from '../lifecycle.ts';
import { runInOffice } from '../office/commands.ts';
import { tellEverything } from '../tell-everything.ts';
import { plainLook, terminalLook, toStandardOutput } from '../terminal.ts';
import { Announcer } from './announcer.ts';
import { type Platform, openPlatforms } from './platforms.ts';

export type Role = 'all' | 'jobs' | 'bots';

/** How long pages and feeds that are under way may go on when the bot is stopped, in milliseconds. */
const graceMs = 20_000;

const clock = systemClock;

/** Runs the bot until it is told to stop. */
export async function start(config: Config, role: Role): Promise<void> {
  const log = createLogger(process.stderr.isTTY && config.logLevel === 'info' ? 'warn' : config.logLevel);
  for (const warning of config.warnings) log.warn({ warning }, 'configuration');
  const stop = untilStopped();
  const runsSince = clock.now();
  let office: CarryOut | undefined;
  const name = role === 'all' ? 'bot' : `bot-${role}`;
  const ownership = await takeOwnership(socketPath(config.dataDir, name), async (request, print) => {
    if (office) return office(request, print);
    print('The bot is still starting; try again in a moment.\n');
    return 1;
  });
  const { db, close } = await openOrRelease(config, log, ownership);
  try {
    const http = outboundHttp(config, clock, log);
    let wakeSweeper = (): void => undefined;
    const wake = (): void => wakeSweeper();
    const spending = await openSpending(config.languageModel, { db, clock, log, timeZone: config.timeZone });
    const platforms = await openPlatforms(config, { db, http, clock, log, wake, spending });
    const running =
      role === 'bots' ? undefined : await runJobs(config, { db, http, log, spending }, platforms);
    if (running) wakeSweeper = () => running.wake();
    office = ({ arguments: args, folder, look = plainLook }, print) =>
      runInOffice(args, { db, clock, config, folder, print, look, runsSince, wake });
    if (role !== 'jobs') await appear(platforms, role);
    log.info({ role, signal: await stop }, 'stopping');
    for (const platform of platforms) await platform.stop();
    // What hangs on a slow server is cut off; its rows are taken up again at the next start.
    const impatience = setTimeout(() => void http.close(), graceMs);
    await running?.stop();
    clearTimeout(impatience);
    await http.close();
  } finally {
    await close();
  }
}

async function openOrRelease(
  config: Config,
  log: Logger,
  ownership: Ownership,
): Promise<{ db: Database; close: () => Promise<void> }> {
  try {
    const db = await openStorage({
      databaseUrl: config.databaseUrl,
      databaseDir: join(config.dataDir, 'database'),
      backupDir: config.backupDir,
      clock,
      log,
    });
    return {
      db,
      close: async () => {
        await db.close();
        await ownership.release();
      },
    };
  } catch (error) {
    await ownership.release();
    throw error;
  }
}

/** Makes the bot appear on the chat platforms that are configured. */
async function appear(platforms: readonly Platform[], role: Role): Promise<void> {
  for (const platform of platforms) {
    await platform.start();
    toStandardOutput(`The bot is at ${platform.name}. Type /ai-news there.\n`);
  }
  if (platforms.length === 0 && role === 'bots') {
    toStandardOutput(
      'No chat platform is configured, so the bots role has nothing to connect to: set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN.\n',
    );
  }
}

interface Running {
  wake(): void;
  stop(): Promise<void>;
}

async function runJobs(
  config: Config,
  {
    db,
    http,
    log,
    spending,
  }: { db: Database; http: HttpClient; log: Logger; spending: Spending | undefined },
  platforms: readonly Platform[],
): Promise<Running> {
  await prepare(db);
  const newsroom = await openNewsroom({
    db,
    http,
    clock,
    log,
    senders: [consoleSender(toStandardOutput, terminalLook), ...platforms.map(({ sender }) => sender)],
    rules: quietRules,
    timeZone: config.timeZone,
    spending,
    allowedHosts: config.allowedHosts,
    redisUrl: config.redisUrl,
    backupDir: config.backupDir,
  });
  if (db.kind === 'embedded') await requeue(db, newsroom);
  const { backend, jobs, steps } = newsroom;
  const announcer = new Announcer({ db, clock, config, queue: backend.kind, print: toStandardOutput });
  const sweeper = new Sweeper(db, backend, steps, clock, log);
  await announcer.welcome();
  await startWorkers(backend, jobs, log, (step) => {
    sweeper.wake();
    if (step === 'poll') announcer.polled();
  });
  sweeper.start();
  return {
    wake: () => sweeper.wake(),
    stop: async () => {
      await sweeper.stop();
      await backend.close();
      await announcer.done();
    },
  };
}

/** The embedded database has one owner, so whatever is queued was queued by a process that is gone. */
async function requeue(db: Database, { backend, steps }: Newsroom): Promise<void> {
  await backend.obliterate(steps.map((step) => step.name));
  await forgetQueued(db);
}

/** New entries of the catalogue are followed too; what an operator has removed stays removed. */
async function prepare(db: Database): Promise<void> {
  const now = clock.now();
  for (const { name, url, scope, tier } of catalogue) {
    await addSource(
      db,
      { type: 'feed', url, name, scope, tier, pollEverySeconds: usualPollSeconds, dueAt: now },
      now,
    );
  }
  const address = consolePlatform;
  await tellEverything(db, { platform: consolePlatform, address, name: address }, now);
}
