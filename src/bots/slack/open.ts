import type { App } from '@slack/bolt';
import { findWorkspace } from '../../shared/db/tables/workspace.ts';
import type { Sender } from '../../shared/domain/sender.ts';
import type { Logger } from '../../shared/logger.ts';
import type { Destinations } from '../../shared/news/publish/destination-keeper.ts';
import { nameOf } from '../../shared/rendering/names.ts';
import type { Answer, Call, ChatPlatform, Command, Desk } from '../commands/command.ts';
import { partsOf, slackPlatform } from './address.ts';
import { type SlackApi, openApi } from './api.ts';
import { type Connection, openApp } from './app.ts';
import { authTest } from './auth-test.ts';
import { type Channels, openChannels } from './channels.ts';
import { openGroups } from './groups.ts';
import { type Installations, StoredInstallations, singleInstallation } from './installations.ts';
import { Installing } from './installing.ts';
import { listen } from './listeners.ts';
import { obstaclesAt } from './obstacles.ts';
import { once } from './once.ts';
import { type People, openPeople } from './people.ts';
import { Running } from './running.ts';
import { directAddress, placed, slackSender } from './sender.ts';
import { Talk } from './talk.ts';
import { Teams } from './teams.ts';
import { type WhoMayDeps, refusalAt } from './who-may.ts';

/** Which workspaces the bot is in. */
export type Membership =
  /** One, by the operator's own token. */
  | { kind: 'one'; token: string }
  /** Whichever installs it. */
  | { kind: 'many'; clientId: string; clientSecret: string; publicUrl: string; key: Buffer };

export interface SlackOptions {
  membership: Membership;
  connection: Connection;
  /** `https://slack.com/api/`, or a server that speaks the same. */
  apiUrl: string;
  /** Where signed requests and people who install the bot arrive. */
  port: number;
  /** What commands work with; the platform is put in. */
  desk: Omit<Desk, 'platform'>;
  log: Logger;
  commands: readonly Command[];
  press: (action: string, call: Call) => Promise<Answer>;
  destinations: Destinations;
  /** How long a request may take, in milliseconds. */
  timeoutMs?: number;
}

export interface Slack {
  /** Needs no connection: workers send with it on any machine. */
  sender: Sender;
  platform: ChatPlatform;
  /** What keeps the bot from posting at an address now; it joins nothing. */
  obstaclesAt(address: string): Promise<readonly string[]>;
  /** Listens to people. @throws what only a person can mend, such as a wrong token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Slack, ready to send; `start` makes the bot appear. */
export function openSlack(options: SlackOptions): Slack {
  const log = options.log.child({ platform: slackPlatform });
  const parts = openParts(options, log);
  const { api, channels, installations, stored, people, platform, teams } = parts;
  const running: Running = new Running(
    log,
    async () => {
      await stored?.assertReadable(log);
      await teams.sawAll();
    },
    () => appOf(options, parts, log, (work) => running.track(work)),
  );
  const lookAt = async (address: string): Promise<string[]> =>
    obstaclesAt({ api, channels, joins: false }, await placed(api, address));
  return {
    sender: slackSender({
      api,
      channels,
      installations,
      people,
      obstaclesAt: lookAt,
    }),
    platform,
    obstaclesAt: lookAt,
    start: () => running.start(),
    stop: () => running.stop(),
  };
}

/** What sending and listening have in common. */
interface Parts {
  api: SlackApi;
  channels: Channels;
  people: People;
  installations: Installations;
  /** Undefined where the bot is in one workspace. */
  stored: StoredInstallations | undefined;
  whoMay: WhoMayDeps;
  platform: ChatPlatform;
  teams: Teams;
}

function openParts({ membership, desk, destinations, apiUrl, timeoutMs }: SlackOptions, log: Logger): Parts {
  const { db, clock } = desk;
  const reaching = { apiUrl, log, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  const stored = membership.kind === 'many' ? new StoredInstallations(db, clock, membership.key) : undefined;
  const token = membership.kind === 'one' ? membership.token : '';
  const installations = stored ?? singleInstallation(() => authTest({ ...reaching, token }));
  const api = openApi({ ...reaching, installations, db, clock });
  const channels = openChannels(api, clock);
  const people = openPeople(api, clock);
  const managerGroup = async (teamId: string): Promise<string | undefined> =>
    (await findWorkspace(db, slackPlatform, teamId))?.managerRole;
  const whoMay = { api, channels, people, managerGroup };
  const forget = async (teamId: string): Promise<void> => stored?.remove(teamId);
  return {
    api,
    channels,
    people,
    installations,
    stored,
    whoMay,
    platform: platformOf(whoMay),
    teams: new Teams({ db, clock, channels, installations, destinations, forget }),
  };
}

const platformOf = (deps: WhoMayDeps): ChatPlatform => ({
  name: slackPlatform,
  obstaclesAt: (address) => obstaclesAt({ ...deps, joins: true }, address),
  takesLines: () => Promise.resolve(true),
  refusalAt: (person, address) => refusalAt(deps, person, address),
  nameOfPlace: (address) => nameOf('#', partsOf(address).id),
  nameOfPerson: (personId) => nameOf('@', partsOf(personId).id),
  directAddress: (personId) => directAddress(deps.api, personId),
});

/** Bolt with everything that it listens to. */
function appOf(
  options: SlackOptions,
  { installations, stored, whoMay, people, platform, teams, api }: Parts,
  log: Logger,
  track: (work: Promise<void>) => void,
): App {
  const { membership, desk, commands, press } = options;
  const installed = (teamId: string, name: string): Promise<void> => teams.joined(teamId, name);
  const installing =
    membership.kind === 'many' && stored
      ? new Installing({ ...membership, apiUrl: options.apiUrl, store: stored, installed })
      : undefined;
  const app = openApp({ ...options, installing, log });
  app.use(once(desk));
  const calls = { ...whoMay, desk: { ...desk, platform }, people };
  const talk = new Talk({ ...calls, log, commands, press, groups: openGroups(api) });
  listen(app, { ...calls, talk, teams, installations, track });
  return app;
}
