import { webApi } from '@slack/bolt';
import { checksWith, onlyAfter } from '../../shared/checkup/checks.ts';
import { findingsAtPlaces } from '../../shared/checkup/places.ts';
import type { Clock } from '../../shared/clock.ts';
import type { SlackSettings } from '../../shared/config/slack.ts';
import type { Db } from '../../shared/db/database.ts';
import type { PlaceRow } from '../../shared/db/tables/checkup.ts';
import { type Check, type Finding, ok, wrong } from '../../shared/domain/finding.ts';
import type { Logger } from '../../shared/logger.ts';
import { clientOptions, openApi } from './api.ts';
import { authTest } from './auth-test.ts';
import { openChannels } from './channels.ts';
import { membershipFindings, scopeFindings, troubleOf } from './checkup-findings.ts';
import { errorOf } from './errors.ts';
import { type Installations, StoredInstallations, singleInstallation } from './installations.ts';
import { notices } from './notices.en.ts';
import { obstaclesAt } from './obstacles.ts';

const words = notices.checkup;

export interface CheckupDeps {
  settings: SlackSettings;
  /** Holds until when Slack wants to be left alone, and who has installed the bot. */
  db: Db;
  clock: Clock;
  log: Logger;
  /** Undefined where the database cannot tell. */
  places: () => Promise<readonly PlaceRow[] | undefined>;
  heardDate: (date: string) => void;
  /** How long one request, and the look at all destinations, may take, in milliseconds. */
  requestMs: number;
  placesMs: number;
}

/** What keeps the bot from working at Slack. No check joins a channel, opens a socket or changes anything. */
export function slackCheckup(deps: CheckupDeps): Check[] {
  const { membership } = deps.settings;
  return membership.kind === 'one' ? ofOne(membership.token, deps) : ofMany(membership, deps);
}

const check = checksWith(troubleOf);

function ofOne(token: string, deps: CheckupDeps): Check[] {
  let asked: ReturnType<typeof authTest> | undefined;
  const own = (): ReturnType<typeof authTest> => (asked ??= authTest({ ...reaching(deps), token }));
  const withToken = onlyAfter(own);
  const installations = singleInstallation(own);
  return [
    check(words.botToken, async () => [ok(words.botToken, words.tokenTaken((await own()).teamName))]),
    check(
      words.scopes,
      withToken(async () => scopeFindings((await own()).scopes)),
    ),
    check(words.appToken, () => connectionFindings(deps)),
    check(
      words.destinations,
      withToken(() => placeFindings(installations, deps)),
    ),
  ];
}

function ofMany(
  membership: Extract<SlackSettings['membership'], { kind: 'many' }>,
  deps: CheckupDeps,
): Check[] {
  const installations = new StoredInstallations(deps.db, deps.clock, membership.key);
  return [
    check(words.installations, async () =>
      (await deps.places()) ? membershipFindings(membership, installations, reaching(deps)) : [],
    ),
    check(words.appToken, () => connectionFindings(deps)),
    check(words.destinations, () => placeFindings(installations, deps)),
  ];
}

const reaching = ({ settings: { apiUrl }, log, requestMs: timeoutMs, heardDate }: CheckupDeps) => ({
  apiUrl,
  log,
  timeoutMs,
  heardDate,
});

/** Asks for the address of a socket, which nobody then opens. */
async function connectionFindings(deps: CheckupDeps): Promise<Finding[]> {
  const { connection, port } = deps.settings;
  if (connection.kind === 'http') return [ok(words.requests, words.requestsExpected(port))];
  const client = new webApi.WebClient(connection.appToken, clientOptions(reaching(deps)));
  try {
    await client.apps.connections.open({});
    return [ok(words.appToken, words.appTokenTaken)];
  } catch (thrown) {
    const error = errorOf(thrown, { reads: true });
    if (error.errorClass !== 'permanent') throw error;
    return [wrong(words.appToken, words.appTokenRefused, words.appTokenTodo)];
  }
}

async function placeFindings(installations: Installations, deps: CheckupDeps): Promise<Finding[]> {
  const { db, clock, placesMs: withinMs } = deps;
  const places = await deps.places();
  if (!places) return [];
  const api = openApi({ ...reaching(deps), installations, db, clock });
  const channels = openChannels(api, clock);
  return findingsAtPlaces(places, {
    obstaclesAt: (address) => obstaclesAt({ api, channels, joins: false }, address),
    async nameAt(address) {
      const { name = '' } = await channels.find(address);
      return name === '' ? '' : `#${name}`;
    },
    withinMs,
  });
}
