import { type Logger as PinoLogger, destination, pino } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'> & {
  child(fields: Record<string, unknown>): Logger;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Fields that never reach a log, wherever they stand. */
const secretFields = ['token', 'password', 'secret', 'apiKey', 'authorization', 'databaseUrl', 'redisUrl'];

/** User names and passwords in addresses, as drivers put them into their error messages. */
const credentialsInUrl = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

/** Tokens of Slack, by their prefixes, which libraries may put into their own lines. */
const slackToken = /\bx(?:ox[a-z]|app)-[\w-]{8,}/g;

/** Keys for language models, by the prefixes that most providers give them. */
const modelKey = /\b(?:(?:sk|gsk|xai)-[\w-]{16,}|AIza[\w-]{30,})/g;

/** The text with the user name and password of every address in it, every token of Slack and every key blotted out. */
export const withoutCredentials = (text: string): string =>
  text.replace(credentialsInUrl, '$1***@').replace(slackToken, '***').replace(modelKey, '***');

/**
 * One JSON object a line on standard error (standard output belongs to the reader). Messages are constant;
 * data goes into fields.
 */
export function createLogger(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
      hooks: { streamWrite: withoutCredentials },
    },
    destination({ fd: 2, sync: true }),
  );
}
