import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Faults } from '../faults.ts';
import type { Interactions } from '../people/interactions.ts';
import type { Contract } from '../rules/contract.ts';
import { archiveIdleThreads } from '../state/tell.ts';
import type { App } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { readBody } from './body.ts';
import type { Call } from './context.ts';
import { ApiError, type Problem } from './errors.ts';
import type { RateLimits } from './limits.ts';
import { type Match, matchRoute } from './routes.ts';

/** A request that broke a rule of Discord's, whatever the bot made of the answer. */
export interface Violation {
  route: string;
  code: number;
  message: string;
  problems: readonly Problem[];
  body: unknown;
}

/** One line of the record of requests. */
export interface RestRequest {
  method: string;
  /** With parameters in place: "/channels/1234/messages". */
  path: string;
  /** "POST /channels/{channel_id}/messages", or undefined for one that is not simulated. */
  route: string | undefined;
  body: unknown;
  /** Of the answer; 0: it was lost. */
  status: number;
  at: Date;
}

export interface RestRecord {
  requests: RestRequest[];
  violations: Violation[];
  /** Requests to routes that Discord may have, but the simulator has not. */
  unsupported: string[];
  /** Discord: "Rate Limits", invalid requests: 401, 403, and 429 unless shared. 10,000 in ten minutes mean a ban. */
  invalidRequests: number;
}

export interface RestParts {
  world: World;
  interactions: Interactions;
  limits: RateLimits;
  faults: Faults;
  contract: Contract | undefined;
  settings: Call['settings'];
  record: RestRecord;
  /** Most requests kept, the latest. */
  recordSize: number;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  fault?: Fault;
  /** A refusal that is no fault of the bot's. */
  shared?: boolean;
}

/** Wrong by its form, and not because of who asked or of what is there. */
const FORM_ERRORS = new Set([40067, 50006, 50035, 50109]);

const notFound = { message: '404: Not Found', code: 0 };

function authorize(
  { world, interactions }: RestParts,
  request: IncomingMessage,
  { route, params }: Match,
): App {
  if (route.open === true) {
    const token = params['interaction_token'] ?? params['webhook_token'] ?? '';
    const app = interactions.byToken(token)?.app;
    if (app === undefined) throw new ApiError(params['interaction_token'] === undefined ? 10015 : 10062);
    return app;
  }
  const app = [...world.apps.values()].find(({ token }) => request.headers.authorization === `Bot ${token}`);
  if (app === undefined) throw new ApiError(0);
  return app;
}

function limited(fault: Fault): Answer {
  const { retryAfterSeconds = 1, scope = 'user' } = fault;
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(retryAfterSeconds)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: {
      message: 'You are being rate limited.',
      retry_after: retryAfterSeconds,
      global: scope === 'global',
    },
    shared: scope === 'shared',
  };
}

/** The answer when nothing is to be done, or undefined. */
function faultBefore(fault: Fault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'rate-limit':
      return limited(fault);
    case 'server-error':
      return {
        status: fault.status ?? 503,
        headers: {},
        body: { message: 'upstream connect error', code: 0 },
      };
    case 'reset-before':
      return { status: 0, headers: {}, fault };
    default:
      return undefined;
  }
}

function failed(error: ApiError, headers: Record<string, string>): Answer {
  // Retry-After is in whole seconds; the body has the fraction.
  const more: Record<string, string> =
    error.retryAfter === undefined
      ? {}
      : { 'retry-after': String(Math.ceil(error.retryAfter)), 'x-ratelimit-scope': 'user' };
  return { status: error.status, headers: { ...headers, ...more }, body: error.body };
}

async function perform(
  parts: RestParts,
  request: IncomingMessage,
  match: Match,
  url: URL,
  line: RestRequest,
): Promise<Answer> {
  const { route, params } = match;
  const name = `${route.method} ${route.path}`;
  let headers: Record<string, string> = {};
  try {
    const { body, files } = await readBody(request);
    line.body = body;
    const app = authorize(parts, request, match);
    const fault = parts.faults.draw(name);
    const verdict = parts.limits.take(app.id, name, params, route.open === true);
    headers = verdict.headers;
    if (verdict.retryAfter !== undefined) {
      const refusal = limited({
        kind: 'rate-limit',
        retryAfterSeconds: verdict.retryAfter,
        scope: verdict.scope ?? 'user',
      });
      return { ...refusal, headers: { ...headers, ...refusal.headers } };
    }
    const spoiled = faultBefore(fault);
    if (spoiled !== undefined) return spoiled;
    const problems = parts.contract?.(route.method, route.path, body ?? {}) ?? [];
    if (problems.length > 0) throw new ApiError(50035, problems);
    const { world, interactions, settings } = parts;
    archiveIdleThreads(world);
    const call: Call = {
      world,
      interactions,
      app,
      params,
      query: url.searchParams,
      body: body ?? {},
      files,
      settings,
    };
    const result = route.handle(call);
    const status = result === undefined ? 204 : 200;
    return { status, headers, body: result, ...(fault === undefined ? {} : { fault }) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (FORM_ERRORS.has(error.code)) {
      const { code, message, problems } = error;
      parts.record.violations.push({ route: name, code, message, problems, body: line.body });
    }
    return failed(error, headers);
  }
}

/** Sends the answer, or spoils it. Returns the status that arrived. */
async function send(response: ServerResponse, { status, headers, body, fault }: Answer): Promise<number> {
  if (fault?.kind === 'reset-before' || fault?.kind === 'reset-after') {
    response.socket?.resetAndDestroy();
    return 0;
  }
  if (fault?.kind === 'lost-answer') {
    response.writeHead(fault.status ?? 502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    return fault.status ?? 502;
  }
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return status;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': bytes.length,
  });
  if (fault?.kind === 'slow') {
    for (let at = 0; at < bytes.length && !response.destroyed; at += 64) {
      response.write(bytes.subarray(at, at + 64));
      await delay(fault.pauseMs ?? 5);
    }
    response.end();
  } else response.end(bytes);
  return status;
}

/** "/api/v10/users/@me" -> "/users/@me"; another version is not spoken here. */
const pathOf = (url: URL): string => url.pathname.replace(/^\/api(\/v10)?(?=\/)/, '');

/** Answers one request to Discord's REST API. */
export async function answerRest(
  parts: RestParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { record, world } = parts;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const path = pathOf(url);
  const match = url.pathname.startsWith('/api/') ? matchRoute(method, path) : undefined;
  const route = match && `${method} ${match.route.path}`;
  const line: RestRequest = { method, path, route, body: undefined, status: 0, at: world.now() };
  record.requests.push(line);
  if (record.requests.length > parts.recordSize) record.requests.shift();
  if (match === undefined) record.unsupported.push(`${method} ${path}`);
  const answer =
    match === undefined
      ? { status: 404, headers: {}, body: notFound }
      : await perform(parts, request, match, url, line);
  if ([401, 403].includes(answer.status) || (answer.status === 429 && answer.shared !== true)) {
    record.invalidRequests += 1;
  }
  line.status = await send(response, answer);
}
