import { LogLevel, type Logger as SlackLogger, webApi } from '@slack/bolt';
import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import { openRateWindow, recordRateWindow } from '../../shared/db/tables/rate-window.ts';
import { AppError, transient } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { slackPlatform } from './address.ts';
import { errorOf } from './errors.ts';
import type { Installations } from './installations.ts';
import { notices } from './notices.en.ts';

export interface SlackRequest {
  teamId: string;
  /** Of the Web API, such as `chat.postMessage`. */
  method: string;
  args: Record<string, unknown>;
  /** The channel that it writes to: one message a second. */
  writesTo?: string;
  /** It changes nothing, so that a second try does no harm. */
  reads?: true;
}

export interface SlackApi {
  /** @throws AppError, see `errorOf`; `rate_limited` without asking while a limit holds */
  call<T>(request: SlackRequest): Promise<T>;
}

export interface ApiOptions {
  /** `https://slack.com/api/`, or a server that speaks the same. */
  apiUrl: string;
  installations: Installations;
  db: Db;
  clock: Clock;
  log: Logger;
  timeoutMs?: number;
  /** Told of the time that Slack's clock shows, as its answers carry it. */
  heardDate?: ((date: string) => void) | undefined;
}

const usualTimeoutMs = 10_000;
/** "Rate limits": one message a second and channel. */
const betweenMessagesMs = 1_000;
/** Where Slack names no time. */
const usualPauseMs = 5_000;

/** Only the delivery row tries again, so the library must neither resend nor wait for a limit by itself. */
export const clientOptions = ({
  apiUrl,
  log,
  timeoutMs = usualTimeoutMs,
  heardDate,
}: Pick<ApiOptions, 'apiUrl' | 'log' | 'timeoutMs' | 'heardDate'>) => ({
  slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  // Whether an answer leads elsewhere is Slack's to say, and no address in it is called with a token.
  allowAbsoluteUrls: false,
  logger: quietLogger(log),
  ...(heardDate && { fetch: hearing(heardDate) }),
});

const hearing =
  (heardDate: (date: string) => void): NonNullable<webApi.WebClientOptions['fetch']> =>
  async (url, init) => {
    const answer = await fetch(url, init);
    heardDate(answer.headers.get('date') ?? '');
    return answer;
  };

/** Slack's Web API, with each team's own token, and within its limits, which all workers share as rows. */
export function openApi(options: ApiOptions): SlackApi {
  const { installations, db, clock } = options;
  const client = new webApi.WebClient(undefined, clientOptions(options));
  return {
    async call<T>({ teamId, method, args, writesTo, reads }: SlackRequest): Promise<T> {
      const ofMethod = `${teamId} ${method}`;
      const scopes = [teamId, ofMethod, ...(writesTo === undefined ? [] : [`${teamId}/${writesTo}`])];
      await refuseInWindow(db, clock, scopes);
      const { token } = await installations.find(teamId);
      const posted = async (): Promise<void> => {
        if (method === 'chat.postMessage' && writesTo !== undefined)
          await shut(`${teamId}/${writesTo}`, betweenMessagesMs);
      };
      try {
        const answer = (await client.apiCall(method, { ...args, token })) as T;
        await posted();
        return answer;
      } catch (error) {
        const ours = errorOf(error, { reads: reads === true });
        if (ours.unsure) await posted();
        // Limits hold for a method and a team, but those on posting are the team's patience.
        if (ours.code === 'rate_limited')
          await shut(method.startsWith('chat.') ? teamId : ofMethod, ours.retryAfterMs ?? usualPauseMs);
        throw ours;
      }
    },
  };

  /** Until then nothing is asked of the team, or posted in the channel, by any worker. */
  async function shut(scope: string, forMs: number): Promise<void> {
    const now = clock.now();
    const until = new Date(now.getTime() + forMs);
    await recordRateWindow(db, { platform: slackPlatform, scope, until }, now);
  }
}

async function refuseInWindow(db: Db, clock: Clock, scopes: readonly string[]): Promise<void> {
  const now = clock.now();
  const until = await openRateWindow(db, slackPlatform, scopes, now);
  if (until)
    throw transient('rate_limited', notices.rateLimited, { retryAfterMs: until.getTime() - now.getTime() });
}

/** The library's own lines, at the level at which they are of use: what fails is told by the errors that it raises. */
export function quietLogger(log: Logger): SlackLogger {
  const write = (...parts: unknown[]): void =>
    log.debug(
      { said: parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ') },
      'slack library',
    );
  return {
    debug: () => undefined,
    info: write,
    warn: write,
    error: write,
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Whether an error of ours has a code. */
export const is = (error: unknown, ...codes: readonly string[]): error is AppError =>
  error instanceof AppError && codes.includes(error.code);
