import { join } from 'node:path';
import sql from 'sql-template-tag';
import type { Database } from '../../shared/db/database.ts';
import { latestMigration, migrationLevel } from '../../shared/db/migrate.ts';
import { databaseFacts } from '../../shared/db/tables/checkup.ts';
import { type Finding, fromMessage, look, ok, wrong } from '../../shared/domain/finding.ts';
import { AppError, describeError } from '../../shared/errors.ts';
import { overdueSteps } from '../../shared/queue/overdue.ts';
import type { DoctorDeps } from './deps.ts';
import { ago, bytesInWords, counted } from './in-words.ts';

const oldestMajor = 15;
/** Longer than a row that was queued and lost waits for its next turn. */
const lateMs = 10 * 60_000;
const slowMs = 100;

/** Which database it is, how fast and how big. */
export async function databaseFindings({ config, database }: DoctorDeps): Promise<Finding[]> {
  const what = 'Database';
  const embeddedIn = join(config.dataDir, 'database');
  if (database === 'not-there') {
    return [look(what, `there is none yet in ${embeddedIn}`, 'The first npm start makes it.')];
  }
  if (database instanceof AppError) return [fromMessage(what, 'wrong', database.message)];
  if (database instanceof Error) return [unreachable(database)];
  try {
    const { version, bytes } = await databaseFacts(database);
    const ms = await roundTripMs(database);
    const name = `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}`;
    const where = database.kind === 'embedded' ? `embedded ${name} in ${embeddedIn}` : `${name} on a server`;
    const said = `${where}, ${bytesInWords(bytes)}, answers in ${ms.toFixed(1)} ms`;
    if (version < oldestMajor * 10_000) return [wrong(what, said, `Use PostgreSQL ${oldestMajor} or newer.`)];
    // The embedded one is in this process, and slow only while the process itself is busy.
    if (ms > slowMs && database.kind === 'server')
      return [look(what, said, 'Put the bot closer to its database server.')];
    return [ok(what, said)];
  } catch (error) {
    return [unreachable(error)];
  }
}

const unreachable = (error: unknown): Finding =>
  wrong(
    'Database',
    `cannot be used: ${describeError(error)}`,
    'Check DATABASE_URL, that the server runs, and that it lets this user in.',
  );

/** The best of a few: other checks run beside it. */
async function roundTripMs(database: Database): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const begun = performance.now();
    await database.query(sql`select 1`);
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}

/** Whether the tables are those that this version knows. */
export async function schemaFindings(database: Database): Promise<Finding[]> {
  const what = 'Tables';
  const level = await migrationLevel(database);
  if (level === latestMigration) return [ok(what, `up to date (migration ${level})`)];
  if (level === 0) return [look(what, 'there are none yet', 'The first npm start makes them.')];
  if (level < latestMigration) {
    const said = `at migration ${level}; this version brings them to ${latestMigration}`;
    return [look(what, said, 'The next npm start does so, after a backup.')];
  }
  return [
    wrong(
      what,
      `at migration ${level}, made by a newer version; this one knows ${latestMigration}`,
      'Install the newer version, or restore a backup made by this one.',
    ),
  ];
}

/** What should long be done. */
export async function workFindings(newsroom: Database, { clock, runsSince }: DoctorDeps): Promise<Finding[]> {
  const what = 'Work';
  const now = clock.now();
  const late = await overdueSteps(newsroom, new Date(now.getTime() - lateMs));
  const [first] = late.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  if (!first) return [ok(what, 'nothing is overdue')];
  const waiting = late.map(({ step, rows }) => `${step} ${rows}`).join(', ');
  const total = late.reduce((sum, { rows }) => sum + rows, 0);
  const said = `${counted(total, 'thing')} overdue, the first since ${ago(first.since, now).replace(/ ago$/, '')} (${waiting})`;
  if (!runsSince) return [ok(what, `${said}: it is taken up when the bot runs`)];
  return [look(what, said, 'Look at the log of the bot, and at the line about the queue.')];
}
