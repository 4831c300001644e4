import { DateTime } from 'luxon';
import type { Config } from '../../shared/config.ts';
import { type Finding, look, ok } from '../../shared/domain/finding.ts';
import type { DoctorDeps } from './deps.ts';
import { ago } from './in-words.ts';

/** Whether the bot runs on this data folder, and since when. */
export function runningFindings({
  config,
  clock,
  runsSince,
}: Pick<DoctorDeps, 'config' | 'clock' | 'runsSince'>): Finding[] {
  if (!runsSince) return [look('Bot', `does not run on ${config.dataDir}`, 'npm start runs it.')];
  const since = DateTime.fromJSDate(runsSince, { zone: config.timeZone }).toFormat('d LLLL HH:mm');
  return [ok('Bot', `runs since ${since}, ${ago(runsSince, clock.now())}`)];
}

/** What is configured, without any value of a secret, and what is set and not read. */
export function configurationFindings(config: Config, running: boolean): Finding[] {
  const parts = [
    config.discordToken === undefined ? 'no Discord' : 'Discord',
    slackInWords(config.slack),
    config.databaseUrl === undefined ? 'embedded database' : 'database server',
    config.redisUrl === undefined ? 'queue in the database' : 'Redis',
    `time zone ${config.timeZone}`,
  ];
  const asRead = running ? ' (as the bot read it at its start)' : '';
  return [
    ok('Configuration', `${parts.join(', ')}${asRead}`),
    ...config.warnings.map((warning) =>
      look('Configuration', warning, 'Correct the name, or take the line out.'),
    ),
  ];
}

function slackInWords(slack: Config['slack']): string {
  if (!slack) return 'no Slack';
  const workspaces = slack.membership.kind === 'one' ? 'one workspace' : 'many workspaces';
  return `Slack (${workspaces}, ${slack.connection.kind === 'socket' ? 'Socket Mode' : 'signed requests'})`;
}
