import type { Database } from '../../shared/db/database.ts';
import { latestMigration, migrationLevel } from '../../shared/db/migrate.ts';
import { lastNightlyBackup } from '../../shared/db/tables/checkup.ts';
import { type SourceRow, listSources } from '../../shared/db/tables/source.ts';
import type { Check, Finding } from '../../shared/domain/finding.ts';
import type { HttpClient } from '../../shared/http/client.ts';
import { createLogger } from '../../shared/logger.ts';
import { outboundHttp } from '../lifecycle.ts';
import { VERSION } from '../version.ts';
import { concealing } from './conceal.ts';
import { databaseFindings, schemaFindings, workFindings } from './database.ts';
import { type DoctorDeps, patience } from './deps.ts';
import { backupFindings, diskFindings } from './disk.ts';
import { configurationFindings, runningFindings } from './machine.ts';
import { TimeHeard, clockFindings } from './machine-clock.ts';
import { type PlatformCheckupDeps, knowingNothing } from './platform.ts';
import { modelFindings } from './model.ts';
import { queueFindings } from './queue.ts';
import { type Area, reportOf } from './report.ts';
import { runChecks } from './run-checks.ts';
import { sourceFindings } from './sources.ts';
import { within } from './within.ts';

/**
 * Looks at everything that the bot needs, changes nothing, and prints what it found.
 *
 * @returns the exit code: 1 where something is wrong
 */
export async function doctor(deps: DoctorDeps): Promise<number> {
  const { config, print, look } = deps;
  const areas = await examine(deps);
  print(`AI News Bot ${VERSION} on Node ${process.versions.node}, ${process.platform}\n\n`);
  print(reportOf(areas, look, concealing(config)));
  return areas.some(({ findings }) => findings.some(({ state }) => state === 'wrong')) ? 1 : 0;
}

async function examine(deps: DoctorDeps): Promise<Area[]> {
  const newsroom = await readableNewsroom(deps);
  const heard = new TimeHeard(deps.clock);
  const http = outboundHttp(deps.config, deps.clock, createLogger('silent'));
  const parts = { ...deps, newsroom, heard, http };
  try {
    const areas = [
      { title: 'Machine', checks: machineChecks(parts) },
      { title: 'Database', checks: databaseChecks(parts) },
      { title: 'Sources', checks: newsroom ? [check('Sources', () => sourceFindings(newsroom))] : [] },
      { title: 'Language model', checks: modelChecks(parts) },
      ...(await platformAreas(parts)),
    ];
    return await Promise.all(
      areas.map(async ({ title, checks }) => ({ title, findings: await runChecks(checks, patience.check) })),
    );
  } finally {
    await http.close();
  }
}

interface Parts extends DoctorDeps {
  newsroom: Database | undefined;
  heard: TimeHeard;
  http: HttpClient;
}

const check = (what: string, find: () => Promise<Finding[]> | Finding[]): Check => ({
  what,
  run: async () => find(),
});

/** The database, where its tables are those that this version reads. */
async function readableNewsroom({ database }: DoctorDeps): Promise<Database | undefined> {
  if (database === 'not-there' || database instanceof Error) return undefined;
  const level = await within(patience.request, migrationLevel(database)).catch(() => 0);
  return level === latestMigration ? database : undefined;
}

function machineChecks(parts: Parts): Check[] {
  const { config, clock, newsroom, heard } = parts;
  const platforms = config.discordToken !== undefined || config.slack !== undefined;
  const ways = [
    ...(platforms ? [() => undefined] : []),
    ...(newsroom ? [() => askSource(parts, newsroom)] : []),
  ];
  return [
    check('Bot', () => runningFindings(parts)),
    check('Configuration', () => configurationFindings(config, parts.runsSince !== undefined)),
    check('Clock', () => clockFindings(heard, ways, patience.request)),
    check('Disk', () => diskFindings(config)),
    check('Backup', async () => {
      const nightly = newsroom && (await lastNightlyBackup(newsroom));
      return backupFindings(config, clock, nightly?.last_error ?? undefined);
    }),
  ];
}

/** Has the source that answered last tell the time; one is enough. */
function askSource({ http, heard }: Parts, newsroom: Database): void {
  const ask = async (): Promise<void> => {
    const sources = (await listSources(newsroom)).filter(({ enabled }) => enabled);
    const polledAt = ({ last_polled_at: at }: SourceRow): number => at?.getTime() ?? 0;
    const [latest] = sources.toSorted((a, b) => polledAt(b) - polledAt(a));
    if (!latest) return;
    const answer = await http.get(latest.url, {
      kind: 'feed',
      ...(latest.etag === null ? {} : { etag: latest.etag }),
      ...(latest.last_modified === null ? {} : { lastModified: latest.last_modified }),
    });
    heard.hear(answer.headers['date'] ?? '');
  };
  // That the time was not heard is told; whether sources answer stands elsewhere.
  ask().catch(() => undefined);
}

function databaseChecks(parts: Parts): Check[] {
  const { database, newsroom, config } = parts;
  return [
    check('Database', () => databaseFindings(parts)),
    ...(database === 'not-there' || database instanceof Error
      ? []
      : [check('Tables', () => schemaFindings(database))]),
    check('Queue', () => queueFindings(config)),
    ...(newsroom ? [check('Work', () => workFindings(newsroom, parts))] : []),
  ];
}

const modelChecks = ({ config, newsroom, clock }: Parts): Check[] => [
  check('Model', () => modelFindings(config, newsroom, clock.now())),
];

/** The libraries of a platform that is not configured are not loaded. */
async function platformAreas({
  config,
  clock,
  newsroom,
  heard,
}: Parts): Promise<{ title: string; checks: Check[] }[]> {
  const deps: PlatformCheckupDeps = {
    newsroom,
    db: newsroom ?? knowingNothing,
    clock,
    heardDate: heard.hear,
  };
  const { discordToken, slack } = config;
  return [
    ...(discordToken === undefined
      ? []
      : [{ title: 'Discord', checks: (await import('./discord.ts')).discordChecks(config, deps) }]),
    ...(slack ? [{ title: 'Slack', checks: (await import('./slack.ts')).slackChecks(config, deps) }] : []),
  ];
}
