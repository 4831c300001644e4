import {
  type APIUser,
  type RESTGetAPICurrentUserGuildsResult,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import { checksWith, onlyAfter } from '../../shared/checkup/checks.ts';
import { findingsAtPlaces } from '../../shared/checkup/places.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import type { PlaceRow } from '../../shared/db/tables/checkup.ts';
import { type Check, type Finding, fromMessage, look, ok, wrong } from '../../shared/domain/finding.ts';
import { asAppError, describeError } from '../../shared/errors.ts';
import { type DiscordApi, openApi } from './api.ts';
import { openChannels } from './channels.ts';
import { isTrouble } from './errors.ts';
import { obstaclesAt } from './permissions.ts';
import { words as allWords } from './words.en.ts';

const words = allWords.checkup;

export interface CheckupDeps {
  token: string;
  apiUrl: string;
  /** Holds until when Discord wants to be left alone. */
  db: Db;
  clock: Clock;
  /** Undefined where the database cannot tell. */
  places: () => Promise<readonly PlaceRow[] | undefined>;
  heardDate: (date: string) => void;
  /** How long one request, and the look at all destinations, may take, in milliseconds. */
  requestMs: number;
  placesMs: number;
}

const mostNames = 5;
const mostServers = 200;

/** What keeps the bot from working at Discord. Each check asks over REST alone, and none changes anything. */
export function discordCheckup(deps: CheckupDeps): Check[] {
  const api = onceEach(openApi({ ...deps, timeoutMs: deps.requestMs }));
  const me = (): Promise<APIUser> => api.get<APIUser>({ route: Routes.user() });
  const check = checksWith(troubleOf);
  const withToken = onlyAfter(me);
  return [
    check(words.token, () => tokenFindings(api, me)),
    check(
      words.gateway,
      withToken(() => gatewayFindings(api)),
    ),
    check(
      words.servers,
      withToken(() => serverFindings(api)),
    ),
    check(
      words.destinations,
      withToken(() => placeFindings(api, me, deps)),
    ),
  ];
}

async function tokenFindings(api: DiscordApi, me: () => Promise<APIUser>): Promise<Finding[]> {
  const { username } = await me();
  const { name } = await api.get<{ name: string }>({ route: Routes.currentApplication() });
  return [ok(words.token, words.tokenTaken(name, username))];
}

async function gatewayFindings(api: DiscordApi): Promise<Finding[]> {
  const { session_start_limit: starts, shards } = await api.get<RESTGetAPIGatewayBotResult>({
    route: Routes.gatewayBot(),
  });
  if (starts.remaining >= shards) return [ok(words.gateway, words.starts(starts.remaining, starts.total))];
  const minutes = Math.ceil(starts.reset_after / 60_000);
  return [look(words.gateway, words.noStarts(minutes), words.noStartsTodo)];
}

async function serverFindings(api: DiscordApi): Promise<Finding[]> {
  const query = { limit: String(mostServers) };
  const servers = await api.get<RESTGetAPICurrentUserGuildsResult>({ route: Routes.userGuilds(), query });
  if (servers.length === 0) return [look(words.servers, words.noServer, words.invite)];
  const names = servers.slice(0, mostNames).map(({ name }) => name);
  return [ok(words.servers, words.inServers(names, servers.length - names.length))];
}

async function placeFindings(
  api: DiscordApi,
  me: () => Promise<APIUser>,
  { clock, places: findPlaces, placesMs }: CheckupDeps,
): Promise<Finding[]> {
  const places = await findPlaces();
  if (!places) return [];
  const channels = openChannels(api, clock);
  const permissions = { api, channels, me: async () => (await me()).id };
  return findingsAtPlaces(places, {
    obstaclesAt: (address) => obstaclesAt(permissions, address),
    async nameAt(address) {
      const { name } = (await channels.find(address)) as { name?: string | null };
      return typeof name === 'string' ? `#${name}` : '';
    },
    withinMs: placesMs,
  });
}

/** Many destinations lie in one server: what was asked once is not asked again. */
function onceEach(api: DiscordApi): DiscordApi {
  const asked = new Map<string, Promise<unknown>>();
  return {
    ...api,
    get<T>(request: Parameters<DiscordApi['get']>[0]): Promise<T> {
      const answer = asked.get(request.route) ?? api.get(request);
      asked.set(request.route, answer);
      return answer as Promise<T>;
    },
  };
}

function troubleOf(what: string, thrown: unknown): Finding {
  const error = asAppError(thrown);
  if (error.code === 'rate_limited') return look(what, words.waiting);
  if (!isTrouble(error)) return fromMessage(what, 'wrong', error.message);
  return wrong(what, words.unreachable(describeError(error.cause ?? error)), words.checkConnection);
}
