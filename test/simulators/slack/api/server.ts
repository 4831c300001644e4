import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from '../faults.ts';
import type { Interactions } from '../people/interactions.ts';
import type { Installation, Team } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { authMethods } from './auth.ts';
import { readArguments } from './body.ts';
import { chatMethods } from './chat.ts';
import { type Call, type Method, needScope } from './context.ts';
import { conversationMethods } from './conversations.ts';
import { ApiError } from './errors.ts';
import { historyMethods } from './history.ts';
import type { RateLimits } from './limits.ts';
import type { Grants } from './oauth.ts';
import { authorizePage } from './pages.ts';
import type { ApiRequest, Ledger } from './record.ts';
import { respond } from './response-url.ts';
import { type Answer, arrivingStatus, failedBefore, limited, send } from './send.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

export interface ApiParts {
  world: World;
  interactions: Interactions;
  grants: Grants;
  limits: RateLimits;
  faults: Faults;
  ledger: Ledger;
  /** Where a socket can be opened, for whoever shows the app's token. */
  openSocket: () => string;
}

const METHODS: Record<string, Method> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...historyMethods,
  ...userMethods,
  ...viewMethods,
};

/** Wrong by its form, and not because of who asked or of what is there. */
const FORM_ERRORS = new Set([
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_json',
  'json_not_object',
  'markdown_text_conflict',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'view_too_large',
]);

function tokenOf(request: IncomingMessage, args: Record<string, unknown>): string {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const token = bearer ?? args['token'];
  if (typeof token !== 'string' || token === '') throw new ApiError('not_authed');
  return token;
}

function authorize(world: World, token: string): { team: Team; installation: Installation } {
  if (token === world.app.appToken) throw new ApiError('not_allowed_token_type');
  const known = world.tokens.get(token);
  if (known === undefined) throw new ApiError('invalid_auth');
  if (known.installation.state === 'revoked') throw new ApiError('token_revoked');
  if (known.installation.state === 'uninstalled') throw new ApiError('account_inactive');
  return known;
}

/** Client id and secret may come as Basic authorization, too. */
function withBasic(request: IncomingMessage, args: Record<string, unknown>): Record<string, unknown> {
  const [, basic] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (basic === undefined) return args;
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { ...args, client_id: id, client_secret: secret };
}

function perform(parts: ApiParts, request: IncomingMessage, line: ApiRequest): Answer {
  const { world, interactions, grants, limits, ledger } = parts;
  const { method, body: args } = line;
  const ok = (body: Record<string, unknown>, headers = {}): Answer => ({
    status: 200,
    headers,
    body: { ok: true, ...body },
  });
  if (method === 'oauth.v2.access') return ok(grants.exchange(withBasic(request, args)));
  const token = tokenOf(request, args);
  if (method === 'apps.connections.open') {
    if (token !== world.app.appToken)
      throw new ApiError(world.tokens.has(token) ? 'not_allowed_token_type' : 'invalid_auth');
    const wait = limits.take(world.app.id, method, undefined);
    return wait === undefined ? ok({ url: parts.openSocket() }) : limited(wait);
  }
  const found = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (found === undefined) {
    ledger.unsupported.push(method);
    throw new ApiError('unknown_method');
  }
  const { team, installation } = authorize(world, token);
  line.team = team.id;
  const channel = typeof args['channel'] === 'string' ? args['channel'] : undefined;
  const wait = limits.take(team.id, method, channel);
  if (wait !== undefined) return limited(wait);
  const advise = (advice: string): void => void ledger.advice.push(`${method}: ${advice}`);
  const call: Call = { world, interactions, team, installation, args, advise };
  needScope(call, ...found.scopes);
  return ok(found.handle(call), {
    'x-oauth-scopes': [...installation.scopes].join(','),
    'x-accepted-oauth-scopes': found.scopes.join(','),
  });
}

/** Does what is asked, with what can go wrong. */
function answerApi(parts: ApiParts, request: IncomingMessage, line: ApiRequest): Answer {
  const fault = parts.faults.draw(line.method);
  const spoiled = failedBefore(fault);
  if (spoiled !== undefined) return spoiled;
  try {
    const { world, interactions } = parts;
    const [, token] = /^response_url (.+)$/.exec(`${line.method} ${tokenInPath(request)}`) ?? [];
    if (token === undefined) return { ...perform(parts, request, line), fault };
    return { status: 200, headers: {}, body: respond(world, interactions, token, line.body), fault };
  } catch (error) {
    return { ...refusal(parts, line, error), fault: fault?.kind === 'fatal-error' ? undefined : fault };
  }
}

function refusal({ ledger }: ApiParts, { method, body }: ApiRequest, error: unknown): Answer {
  if (!(error instanceof ApiError)) throw error;
  const { code, problems } = error;
  if (FORM_ERRORS.has(code)) ledger.violations.push({ method, error: code, problems, body });
  return { status: error.status, headers: {}, body: error.body };
}

const tokenInPath = (request: IncomingMessage): string =>
  /^\/response\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';

/** "/api/chat.postMessage" -> "chat.postMessage" */
function methodOf({ pathname }: URL): string {
  if (pathname.startsWith('/response/')) return 'response_url';
  return pathname.startsWith('/api/') ? pathname.slice('/api/'.length) : pathname;
}

/** Answers one HTTP request: a method of the Web API, a response_url, or a page of OAuth. */
export async function answerHttp(
  parts: ApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { ledger, world, grants } = parts;
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/oauth/')) {
    await send(response, authorizePage(world, grants, url));
    return;
  }
  const line: ApiRequest = {
    method: methodOf(url),
    team: undefined,
    body: {},
    status: 0,
    answer: undefined,
    at: world.now(),
  };
  ledger.add(line);
  let answer: Answer;
  try {
    line.body = await readArguments(request, url);
    answer = answerApi(parts, request, line);
  } catch (error) {
    answer = refusal(parts, line, error);
  }
  line.answer = answer.body;
  line.status = arrivingStatus(answer);
  await send(response, answer);
}
