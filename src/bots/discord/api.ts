import {
  DefaultRestOptions,
  REST,
  type RESTOptions,
  RateLimitError,
  RequestMethod,
  type RouteLike,
} from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import { openRateWindow, recordRateWindow } from '../../shared/db/tables/rate-window.ts';
import { type AppError, transient } from '../../shared/errors.ts';
import { Refusal, codes, errorOf } from './errors.ts';
import { persist } from '../../shared/persist.ts';
import { words } from './words.en.ts';

export const discordPlatform = 'discord';

export interface ApiRequest {
  route: string;
  body?: unknown;
  query?: Record<string, string>;
  /** What else than everything a limit may be on, such as `channel:1`: others are not held up by it. */
  scope?: string;
  /** False for what carries its own token, such as answers to interactions. */
  auth?: false;
  /** How long it may take, in milliseconds, where that is less than usual. */
  withinMs?: number;
}

/** Discord's REST API. Every method raises an AppError. Only what reads is tried again, and not for long. */
export interface DiscordApi {
  get<T>(request: ApiRequest): Promise<T>;
  post<T>(request: ApiRequest): Promise<T>;
  patch<T>(request: ApiRequest): Promise<T>;
  put<T>(request: ApiRequest): Promise<T>;
  delete(request: ApiRequest): Promise<void>;
}

export interface ApiOptions {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  db: Db;
  clock: Clock;
  /** How long one request may take, its answer included. */
  timeoutMs?: number;
  /** Told of the time that Discord's clock shows, as its answers carry it. */
  heardDate?: ((date: string) => void) | undefined;
}

const usualTimeoutMs = 15_000;

/**
 * To read again does no harm, and one delivery may have to read a dozen times. What Discord limits is left alone; where
 * only the library holds a request back, to stay under 50 a second, nothing was asked yet, and a moment is waited.
 */
const reading = {
  forMs: 2_000,
  again: ({ retryAfterMs, cause }: AppError): boolean =>
    retryAfterMs === undefined || cause instanceof RateLimitError,
};

/** The scope of limits on everything. */
const everything = 'global';

/** Only the delivery row retries, so the library must not, and it must not wait for a rate limit either. */
export function openApi(options: ApiOptions): DiscordApi {
  const { token, apiUrl, db, clock, timeoutMs = usualTimeoutMs, heardDate } = options;
  const rest = new REST({
    version: '10',
    api: apiUrl.replace(/\/+$/, ''),
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: timeoutMs,
    makeRequest: (url, init) => makeRequest(url, init, heardDate),
  }).setToken(token);

  const call = async (method: RequestMethod, request: ApiRequest): Promise<unknown> => {
    const { route, body, query, scope, auth, withinMs } = request;
    // Answers to interactions stand under no limit of the bot's.
    if (auth !== false) await refuseInWindow(db, clock, scope);
    try {
      return await rest.request({
        method,
        fullRoute: route as RouteLike,
        ...(body === undefined ? {} : { body }),
        ...(query ? { query: new URLSearchParams(query) } : {}),
        ...(auth === false ? { auth } : {}),
        ...(withinMs === undefined ? {} : { signal: AbortSignal.timeout(withinMs) }),
      });
    } catch (error) {
      if (error instanceof Refusal && error.status === 429 && auth !== false) {
        await record(db, clock, scope, error);
      }
      throw errorOf(error, { reads: method === RequestMethod.Get });
    }
  };
  return {
    get: <T>(request: ApiRequest) => persist(() => call(RequestMethod.Get, request) as Promise<T>, reading),
    post: <T>(request: ApiRequest) => call(RequestMethod.Post, request) as Promise<T>,
    patch: <T>(request: ApiRequest) => call(RequestMethod.Patch, request) as Promise<T>,
    put: <T>(request: ApiRequest) => call(RequestMethod.Put, request) as Promise<T>,
    delete: async (request) => {
      await call(RequestMethod.Delete, request);
    },
  };
}

/**
 * One request, its body read to the end within the library's time-out, which by itself ends with the headers. What is no
 * success is raised here: the library throws the body of a 429 away, and with it the code that says what was limited.
 */
async function makeRequest(
  url: string,
  init: Parameters<RESTOptions['makeRequest']>[1],
  heardDate: ApiOptions['heardDate'],
): Promise<Response> {
  const answer = await DefaultRestOptions.makeRequest(url, init);
  heardDate?.(answer.headers.get('date') ?? '');
  const bytes = await answer.arrayBuffer();
  const headers = [...answer.headers.entries()];
  if (!answer.ok) throw refusalOf(answer.status, bytes, new Headers(headers));
  const empty = bytes.byteLength === 0;
  return new Response(empty ? null : bytes, { status: answer.status, headers });
}

interface ErrorBody {
  code?: unknown;
  message?: unknown;
  errors?: unknown;
  retry_after?: unknown;
  global?: unknown;
}

function refusalOf(status: number, bytes: ArrayBuffer, headers: Headers): Refusal {
  const body = parse(bytes);
  const seconds = Number(body.retry_after ?? headers.get('retry-after') ?? Number.NaN);
  // A 429 without any of Discord's headers comes from the proxy before it, and means this machine.
  const ofTheProxy = status === 429 && !headers.has('x-ratelimit-scope') && body.retry_after === undefined;
  return new Refusal(
    status,
    typeof body.code === 'number' ? body.code : 0,
    typeof body.message === 'string' ? body.message : `HTTP ${status}`,
    body.errors,
    Number.isFinite(seconds) ? Math.ceil(seconds * 1_000) : undefined,
    body.global === true || headers.get('x-ratelimit-scope') === 'global' || ofTheProxy,
  );
}

function parse(bytes: ArrayBuffer): ErrorBody {
  try {
    const parsed = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** No request is made while a limit holds: Discord counts those as invalid, and bars who makes 10,000 in ten minutes. */
async function refuseInWindow(db: Db, clock: Clock, scope: string | undefined): Promise<void> {
  const now = clock.now();
  const scopes = scope === undefined ? [everything] : [everything, scope];
  const until = await openRateWindow(db, discordPlatform, scopes, now);
  if (until) {
    throw transient('rate_limited', words.rateLimited, { retryAfterMs: until.getTime() - now.getTime() });
  }
}

async function record(db: Db, clock: Clock, scope: string | undefined, refusal: Refusal): Promise<void> {
  // The edits of one old message are limited, nothing else.
  if (refusal.code === codes.oldEdits) return;
  const limited = refusal.global ? everything : scope;
  if (limited === undefined) return;
  const now = clock.now();
  const until = new Date(now.getTime() + (refusal.retryAfterMs ?? 5_000));
  await recordRateWindow(db, { platform: discordPlatform, scope: limited, until }, now);
}
