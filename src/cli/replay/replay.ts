import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import sql from 'sql-template-tag';
import { fileSender } from '../../bots/file/sender.ts';
import { instantRules } from '../../main.ts';
import { openStorage } from '../../shared/db/open-storage.ts';
import { VirtualClock } from '../../shared/clock.ts';
import { socketPath } from '../../shared/control/socket-path.ts';
import { takeOwnership } from '../../shared/control/owner.ts';
import type { Database } from '../../shared/db/database.ts';
import { migrate } from '../../shared/db/migrate.ts';
import { readFact, writeFact } from '../../shared/db/tables/fact.ts';
import { addSource, makeSourcesDue } from '../../shared/db/tables/source.ts';
import type { Sender } from '../../shared/domain/sender.ts';
import { userError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { tellEverything } from '../tell-everything.ts';
import { type VirtualNewsroom, openVirtualNewsroom } from '../virtual-newsroom.ts';
import { type ReplayOutcome, concludeReplay } from './outcome.ts';
import { type Moment, readTimeline } from './timeline.ts';

export interface ReplayOptions {
  /** Holds `timeline.jsonl`. */
  folder: string;
  /** Where the posts go; the state of the replay lies beside it. */
  out: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  log: Logger;
  /** Told after each moment how many of all observations have been replayed. */
  progress(done: number, all: number, at: Date): void;
  /** Who gets the news besides the file. They begin with the timeline: an interrupted replay cannot go on with them. */
  guests?: (stage: Stage) => Promise<Guests>;
}

/** What guests of a replay come into. */
export interface Stage {
  db: Database;
  clock: VirtualClock;
  log: Logger;
}

export interface Guests {
  senders: readonly Sender[];
  /** Called when the clock has come to a moment of the timeline and all that was due before is done. */
  between(): Promise<void>;
  /** Called after the last moment, and after a failure. */
  close(): Promise<void>;
}

interface Progress {
  timeline: string;
  /** Moments that are done with. */
  moments: number;
  finished: boolean;
}

const progressFact = 'replay';
/** Observations stand for nothing in between, so a source is polled when the timeline says so and only then. */
const onlyWhenTold = 0;

/**
 * Replays a timeline through the ordinary pipeline. Interrupted, the same call goes on where it was; finished,
 * it starts anew.
 */
export async function replay(options: ReplayOptions): Promise<ReplayOutcome> {
  const moments = await readTimeline(options.folder);
  const [first] = moments;
  if (!first) throw userError('timeline_empty', `${options.folder}/timeline.jsonl holds no observation.`);
  const out = resolve(options.out);
  const state = `${out}.state`;
  const ownership = await takeOwnership(socketPath(state), () => Promise.resolve(1));
  try {
    const clock = new VirtualClock(first.at);
    const db = await openStorage({
      databaseUrl: options.databaseUrl,
      databaseDir: join(state, 'database'),
      backupDir: join(state, 'backups'),
      clock,
      log: options.log,
    });
    try {
      const progress = await beginOrResume(db, options.folder, out, clock);
      await run(db, clock, moments, progress, out, options);
      return await concludeReplay(db, out, join(dirname(out), 'not-posted.jsonl'));
    } finally {
      await db.close();
    }
  } finally {
    await ownership.release();
  }
}

async function beginOrResume(
  db: Database,
  folder: string,
  out: string,
  clock: VirtualClock,
): Promise<Progress> {
  const timeline = await fingerprint(folder, out);
  const found = await readFact<Progress>(db, progressFact);
  if (found && !found.finished && found.timeline === timeline) return found;
  if (!found && (await db.query(sql`select 1 from news.source limit 1`)).length > 0) {
    throw userError(
      'replay_database_in_use',
      'DATABASE_URL leads to the database of a real newsroom. Give the replay an empty database of its own, or none.',
    );
  }
  // Only a database that a replay has marked as its own is emptied.
  if (found) {
    await db.query(sql`drop schema news cascade`);
    await migrate(db, clock);
  }
  const fresh = { timeline, moments: 0, finished: false };
  await writeFact(db, progressFact, fresh);
  await rm(out, { force: true });
  await writeFile(out, '');
  return fresh;
}

/** Tells timelines and destinations apart, so that a run never goes on with another one's state. */
async function fingerprint(folder: string, out: string): Promise<string> {
  const hash = createHash('sha256').update(out);
  return hash.update(await readFile(join(folder, 'timeline.jsonl'))).digest('hex');
}

async function run(
  db: Database,
  clock: VirtualClock,
  moments: readonly Moment[],
  progress: Progress,
  out: string,
  options: ReplayOptions,
): Promise<void> {
  await tellEverything(db, { platform: 'file', address: out, name: 'file' }, clock.now());
  await addSources(db, moments, clock.now());
  const guests = await options.guests?.({ db, clock, log: options.log });
  try {
    await play({ db, clock, guests }, moments, progress, options);
  } finally {
    await guests?.close();
  }
}

interface Company {
  db: Database;
  clock: VirtualClock;
  guests: Guests | undefined;
}

async function play(
  { db, clock, guests }: Company,
  moments: readonly Moment[],
  progress: Progress,
  options: ReplayOptions,
): Promise<void> {
  const newsroom = await openVirtualNewsroom({
    db,
    clock,
    log: options.log,
    senders: [fileSender(clock), ...(guests?.senders ?? [])],
    rules: instantRules,
    timeZone: 'UTC',
    redisUrl: options.redisUrl,
    queuePrefix: `ai-news-replay-${progress.timeline.slice(0, 12)}`,
  });
  const all = moments.reduce((sum, moment) => sum + moment.observations.length, 0);
  let done = 0;
  try {
    for (const [index, moment] of moments.entries()) {
      await playMoment(db, newsroom, moment, index < progress.moments, guests);
      done += moment.observations.length;
      if (index >= progress.moments) {
        await writeFact(db, progressFact, { ...progress, moments: index + 1 });
        options.progress(done, all, moment.at);
      }
    }
    await writeFact(db, progressFact, { ...progress, moments: moments.length, finished: true });
  } finally {
    await newsroom.close();
  }
}

async function addSources(db: Database, moments: readonly Moment[], at: Date): Promise<void> {
  const urls = new Set(
    moments.flatMap((moment) => moment.observations.map((observation) => observation.url)),
  );
  for (const url of [...urls].sort()) {
    await addSource(
      db,
      { type: 'feed', url, name: '', scope: 'general', pollEverySeconds: onlyWhenTold },
      at,
    );
  }
}

/** Publishes what was seen at one moment and, unless that is done already, works until all is quiet. */
async function playMoment(
  db: Database,
  { web, day }: VirtualNewsroom,
  moment: Moment,
  isDone: boolean,
  guests: Guests | undefined,
): Promise<void> {
  for (const { url, body, at } of moment.observations) {
    web.put(url, { body: () => readFile(body), lastModified: at });
  }
  if (isDone) return;
  await day.advanceTo(moment.at);
  await guests?.between();
  await makeSourcesDue(
    db,
    moment.observations.map((observation) => observation.url),
    moment.at,
  );
  await day.untilQuiet();
}
