import { findWorkspace } from '../../shared/db/tables/workspace.ts';
import type { Sender } from '../../shared/domain/sender.ts';
import type { Logger } from '../../shared/logger.ts';
import type { Destinations } from '../../shared/news/publish/destination-keeper.ts';
import { nameOf } from '../../shared/rendering/names.ts';
import type { Answer, Call, ChatPlatform, Command, Desk } from '../commands/command.ts';
import { partsOf, slackPlatform } from './address.ts';
import { openApi } from './api.ts';
import { type Connection, openApp } from './app.ts';
import { authTest } from './auth-test.ts';
import { openChannels } from './channels.ts';
import { openGroups } from './groups.ts';
import { type Installations, StoredInstallations, singleInstallation } from './installations.ts';
import { Installing } from './installing.ts';
import { listen } from './listeners.ts';
import { obstaclesAt } from './obstacles.ts';
import { once } from './once.ts';
import { openPeople } from './people.ts';
import { Running } from './running.ts';
import { directAddress, slackSender } from './sender.ts';
import { Talk } from './talk.ts';
import { Teams } from './teams.ts';
import { refusalAt } from './who-may.ts';

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
  const { membership, desk } = options;
  const { db, clock } = desk;
  const log = options.log.child({ platform: slackPlatform });
  const stored =
    membership.kind === 'many' ? new StoredInstallations(db, clock, membership.key) : undefined;
  const reaching = { apiUrl: options.apiUrl, log, ...(options.timeoutMs && { timeoutMs: options.timeoutMs }) };
  const installations: Installations =
    membership.kind === 'one'
      ? singleInstallation(() => authTest({ ...reaching, token: membership.token }))
      : (stored as StoredInstallations);
  const api = openApi({ ...reaching, installations, db, clock });
  const channels = openChannels(api, clock);
  const people = openPeople(api, clock);
  const managerGroup = async (teamId: string): Promise<string | undefined> =>
    (await findWorkspace(db, slackPlatform, teamId))?.managerRole;
  const whoMay = { api, channels, people, managerGroup };
  const obstacles = (joins: boolean) => (address: string) => obstaclesAt({ api, channels, joins }, address);
  const platform: ChatPlatform = {
    name: slackPlatform,
    obstaclesAt: obstacles(true),
    takesLines: () => Promise.resolve(true),
    refusalAt: (person, address) => refusalAt(whoMay, person, address),
    nameOfPlace: (address) => nameOf('#', partsOf(address).id),
    nameOfPerson: (personId) => nameOf('@', partsOf(personId).id),
    directAddress: (personId) => directAddress(api, personId),
  };
  const teams = new Teams({
    db,
    clock,
    channels,
    installations,
    destinations: options.destinations,
    forget: async (teamId) => stored?.remove(teamId),
  });
  const sender = slackSender({
    api,
    channels,
    installations,
    obstaclesAt: obstacles(false),
    directAddress: platform.directAddress.bind(platform),
  });
  const running = new Running(log, () => teams.sawAll(), () => {
    const installing =
      membership.kind === 'many' && stored
        ? new Installing({
            ...membership,
            apiUrl: options.apiUrl,
            store: stored,
            installed: (teamId, name) => teams.joined(teamId, name),
          })
        : undefined;
    const app = openApp({ ...reaching, ...options, installations, installing, log });
    app.use(once({ db, clock }));
    const calls = { ...whoMay, desk: { ...desk, platform }, people };
    const groups = openGroups(api);
    const { commands, press } = options;
    const talk = new Talk({ ...calls, log, commands, press, groups });
    listen(app, { ...calls, talk, teams, installations, track: (work) => running.track(work) });
    return app;
  });
  return {
    sender,
    platform,
    obstaclesAt: obstacles(false),
    start: () => running.start(),
    stop: () => running.stop(),
  };
}
