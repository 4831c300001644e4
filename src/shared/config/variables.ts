import { join, resolve } from 'node:path';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { readKey } from '../seal.ts';
import { modelSettings, modelVariables } from './language-model.ts';
import { slackSettings } from './slack.ts';
import { isAllowedHost, isContact, isPostgresUrl, isRedisUrl, isWebUrl, wrong } from './checks.ts';

/** Where a publisher can complain when the operator names no address of their own. */
const PROJECT_HOMEPAGE = 'https://github.com/ai-news-bot/ai-news-bot';

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** `.env` is no shell script: a ~ in it would make a folder of that name. */
const folder = z
  .string()
  .refine(
    (path) => !path.startsWith('~'),
    wrong('A "~" is not expanded: write the whole path.', '/srv/ai-news'),
  )
  .transform((path) => resolve(path));

/** As the settings of an app at Slack show it. */
const longSecret = (name: string) =>
  z
    .string()
    .regex(
      /^[0-9a-f]{32,}$/i,
      wrong(
        `It must be as the settings of the app show it: Basic Information > ${name}.`,
        '0123456789abcdef0123456789abcdef',
      ),
    );

const hostList = z.string().transform((list, context): readonly string[] => {
  const hosts = list.split(',').map((host) => host.trim());
  hosts.forEach((host, index) => {
    if (host === '' || isAllowedHost(host)) return;
    context.addIssue(
      wrong(
        `Entry ${index + 1} is not host or host:port (no scheme, path, network range or wildcard; IPv6 in brackets).`,
        'intranet.example,10.0.0.5:8080',
      ),
    );
  });
  return hosts.filter((host) => host !== '');
});

/**
 * Every variable that this product reads, under its own name. `.env.example` describes the same ones, and a house test
 * compares the two.
 */
export const variables = z.object({
  DATABASE_URL: z
    .string()
    .refine(
      isPostgresUrl,
      wrong(
        'It must be the address of a PostgreSQL server, with special characters of the password percent-encoded (# as %23).',
        'postgres://user:password@localhost:5432/ainews',
      ),
    )
    .optional(),
  REDIS_URL: z
    .string()
    .refine(
      isRedisUrl,
      wrong(
        'It must be the address of a Redis server, with special characters of the password percent-encoded (# as %23).',
        'redis://localhost:6379',
      ),
    )
    .optional(),
  DISCORD_TOKEN: z
    .string()
    .refine(
      (token) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token),
      wrong(
        'It must be the token of a bot: developer portal > your application > Bot > Reset Token, without "Bot " before it.',
        'first-part.second.third-and-longest-part',
      ),
    )
    .optional(),
  DISCORD_API_URL: z
    .string()
    .refine(
      isWebUrl,
      wrong('It must be a web address, without a version at its end.', 'https://discord.com/api'),
    )
    .default('https://discord.com/api'),
  SLACK_BOT_TOKEN: z
    .string()
    .refine(
      (token) => /^xoxb-[\w-]+$/.test(token),
      wrong(
        'It must be a bot token, from the settings of the app: OAuth & Permissions > Bot User OAuth Token.',
        'xoxb-first-second-third',
      ),
    )
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .refine(
      (token) => /^xapp-[\w-]+$/.test(token),
      wrong(
        'It must be an app-level token with the scope connections:write, from the settings of the app: Basic Information > App-Level Tokens.',
        'xapp-first-second-third',
      ),
    )
    .optional(),
  SLACK_SIGNING_SECRET: longSecret('Signing Secret').optional(),
  SLACK_CLIENT_ID: z
    .string()
    .refine(
      (id) => /^\d+\.\d+$/.test(id),
      wrong(
        'It must be the client ID of the app, from its settings: Basic Information > Client ID.',
        '123456789012.1234567890123',
      ),
    )
    .optional(),
  SLACK_CLIENT_SECRET: longSecret('Client Secret').optional(),
  SLACK_API_URL: z
    .string()
    .refine(isWebUrl, wrong('It must be a web address.', 'https://slack.com/api/'))
    .default('https://slack.com/api/'),
  SLACK_PORT: z.coerce
    .number(wrong('It must be the number of a port.', '3000'))
    .refine(
      (port) => Number.isInteger(port) && port >= 0 && port <= 65_535,
      wrong('It must be the number of a port.', '3000'),
    )
    .default(3000),
  PUBLIC_URL: z
    .string()
    .refine(
      (url) => isWebUrl(url) && new URL(url).pathname === '/',
      wrong(
        'It must be a web address without a path, by which this machine is reached.',
        'https://news.example.org',
      ),
    )
    .optional(),
  SECRET_KEY: z
    .string()
    .refine(
      (text) => readKey(text) !== undefined,
      wrong(
        'It must be 32 random bytes in base64, as openssl rand -base64 32 prints them.',
        'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
      ),
    )
    .optional(),
  ...modelVariables,
  DATA_DIR: folder.prefault('./data'),
  BACKUP_DIR: folder.optional(),
  CONTACT: z
    .string()
    .refine(
      isContact,
      wrong('It must be a web address or an email address, in plain ASCII.', 'admin@example.org'),
    )
    .default(PROJECT_HOMEPAGE),
  ALLOWED_HOSTS: hostList.default([]),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(logLevels, wrong(`It must be one of ${logLevels.join(', ')}.`, 'info')))
    .default('info'),
  TIME_ZONE: z
    .string()
    .refine(
      (zone) => /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone),
      wrong('It must be the name of a time zone in the IANA database.', 'Europe/Berlin'),
    )
    .default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone),
});

export type VariableName = keyof z.infer<typeof variables>;

export const variableNames = variables.keyof().options;

/** Values that are never shown, and that can be read from a file named by `NAME_FILE`. */
export const secretNames = [
  'DATABASE_URL',
  'REDIS_URL',
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SECRET_KEY',
  'LLM_API_KEY',
] as const satisfies readonly VariableName[];

/** From the names of the environment to those of the code. */
export const settings = variables.transform((values, context) => ({
  /** The bot runs PostgreSQL in its own process when it is missing. */
  databaseUrl: values.DATABASE_URL,
  /** The database carries the queues when it is missing. */
  redisUrl: values.REDIS_URL,
  /** There is no Discord when it is missing. */
  discordToken: values.DISCORD_TOKEN,
  discordApiUrl: values.DISCORD_API_URL,
  /** There is no Slack when it is missing. */
  slack: slackSettings(values, context),
  /** Briefs are made of the sources' own sentences when it is missing. */
  languageModel: modelSettings(values, context),
  /** Where people on the web reach this machine. */
  publicUrl: values.PUBLIC_URL,
  /** Absolute. */
  dataDir: values.DATA_DIR,
  /** Absolute. */
  backupDir: values.BACKUP_DIR ?? join(values.DATA_DIR, 'backups'),
  contact: values.CONTACT,
  /** `host` or `host:port`, as createHttpClient takes them. */
  allowedHosts: values.ALLOWED_HOSTS,
  logLevel: values.LOG_LEVEL,
  timeZone: values.TIME_ZONE,
}));
