import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChannelControl, GuildControl } from './control.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { type Interaction, Interactions } from './people/interactions.ts';
import { Person } from './people/person.ts';
import { RateLimits } from './rest/limits.ts';
import { type RestRecord, type RestRequest, type Violation, answerRest } from './rest/server.ts';
import { findContract } from './rules/contract.ts';
import { PRIVILEGED_INTENTS } from './state/bits.ts';
import type { App, Channel, Message, User } from './state/types.ts';
import { World } from './state/world.ts';

export type { ChannelOptions } from './control.ts';
export { ChannelControl, GuildControl } from './control.ts';
export type { Fault, FaultKind, FaultPlan } from './faults.ts';
export { NotPossible } from './people/options.ts';
export { Person } from './people/person.ts';
export { Seen } from './people/seen.ts';
export { FLAGS, INTENTS, PERMISSIONS } from './state/bits.ts';
export type { Channel, Guild, Message, Role } from './state/types.ts';
export { textOf } from './text.ts';

export interface DiscordOptions {
  /** Default: any free one. */
  port?: number;
  /** Drives ids, times, rate limits and the life of tokens; default: the real time. */
  now?: () => Date;
  /** Default: the limits hold. */
  rateLimits?: boolean;
  /** The folder with Discord's contract; null: validate without it. */
  contracts?: string | null;
  /** Of the bot; default: one that is easy to recognize. */
  token?: string;
  /** Privileged intents switched on in the developer portal; default none. */
  privilegedIntents?: number;
  /** Shards to recommend; default 1. */
  shards?: number;
  /** By the real clock, as everything in milliseconds here; Discord gives 3000. */
  answerWithinMs?: number;
  /** How long a person watches "Thinking ..."; default 10,000. */
  thinkingMs?: number;
  heartbeatMs?: number;
  /**
   * Edits of messages over an hour old, by channel, before 30046. Discord does not publish its figures; bots have
   * measured about three in twenty seconds.
   */
  oldEdits?: { limit: number; perMs: number };
  /** Most requests kept in `requests`; default 10,000. */
  recordSize?: number;
}

/** A Discord on one local port, with one bot that can be added to guilds. */
export interface Discord {
  /** For discord.js as `rest: { api }`, e.g. "http://127.0.0.1:9001/api". */
  apiUrl: string;
  port: number;
  token: string;
  app: App;
  /** Whether bodies are judged by Discord's own contract, too. */
  hasContract: boolean;
  gateway: Gateway;
  faults: Faults;
  rateLimits: RateLimits;
  /** What the bot sent, the oldest first. */
  requests: readonly RestRequest[];
  /** Bodies that broke a rule: a test can ask for none. */
  violations: readonly Violation[];
  unsupported: readonly string[];
  invalidRequests: () => number;
  interactions: readonly Interaction[];
  unanswered: () => Interaction[];
  /** Declares what is still without an answer unanswered, without waiting three seconds. */
  expireInteractions(): void;
  addPerson(name: string, more?: { locale?: string }): Person;
  /** A guild with the bot in it, unless `bot` is false. */
  addGuild(name: string, options?: { owner?: Person; bot?: boolean; locale?: string }): GuildControl;
  channel(at: string | Channel): ChannelControl;
  /** Effective permissions: `permissionsOf(ada, news) & PERMISSIONS.SEND_MESSAGES`. */
  permissionsOf(who: { user: User }, at: ChannelControl): bigint;
  /** Called with every message that is new or has changed. */
  onMessage(reader: (message: Message, channel: Channel) => void): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const TOKEN = 'simulated.discord.token';

/** The real time, for runs without a virtual clock. */
const realTime = (): Date => new Date(performance.timeOrigin + performance.now());

function addApp(world: World, options: DiscordOptions): App {
  const owner = world.addUser('operator');
  const user = world.addUser('AI News', { bot: true });
  const app: App = {
    // New applications share the id of their bot.
    id: user.id,
    name: 'AI News',
    token: options.token ?? TOKEN,
    user,
    owner,
    privilegedIntents: (options.privilegedIntents ?? 0) & PRIVILEGED_INTENTS,
    shards: options.shards ?? 1,
    globalCommands: [],
    guildCommands: new Map(),
    installedBy: new Set(),
  };
  world.apps.set(app.id, app);
  return app;
}

/** What tests and the command line do to the world. */
function controls(world: World, app: App, interactions: Interactions, thinkingMs: number) {
  const toPerson = (user: User): Person => new Person(user, { world, interactions, app, thinkingMs });
  return {
    addPerson: (name: string, { locale = 'en-US' }: { locale?: string } = {}) =>
      toPerson(world.addUser(name, { locale })),
    addGuild(name: string, options: { owner?: Person; bot?: boolean; locale?: string } = {}): GuildControl {
      const guild = world.addGuild(name, options.owner?.user ?? world.addUser(`owner of ${name}`));
      guild.locale = options.locale ?? guild.locale;
      const control = new GuildControl(world, guild, app);
      return options.bot === false ? control : control.addBot();
    },
    channel(at: string | Channel): ChannelControl {
      const channel = typeof at === 'string' ? world.channels.get(at) : at;
      if (channel === undefined) throw new Error('No such channel.');
      return new ChannelControl(world, channel);
    },
    permissionsOf: ({ user }: { user: User }, { channel }: ChannelControl) =>
      world.permissionsIn(channel, user.id),
    onMessage(reader: (message: Message, channel: Channel) => void): void {
      world.onMessage((message) => {
        const channel = world.channels.get(message.channelId);
        if (channel !== undefined) reader(message, channel);
      });
    },
  };
}

/**
 * Starts a Discord on 127.0.0.1.
 *
 * @throws what the system raises when the port is taken.
 */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const now = options.now ?? realTime;
  const world = new World(now);
  const app = addApp(world, options);
  const interactions = new Interactions(world, options.answerWithinMs ?? 3000);
  const limits = new RateLimits(now, options.rateLimits !== false);
  const faults = new Faults();
  const contract = options.contracts === null ? undefined : findContract(options.contracts);
  const record: RestRecord = { requests: [], violations: [], unsupported: [], invalidRequests: 0 };
  const settings = { oldEdits: options.oldEdits ?? { limit: 3, perMs: 20_000 }, origin: '' };
  const recordSize = options.recordSize ?? 10_000;
  const parts = { world, interactions, limits, faults, contract, settings, record, recordSize };

  const server = createServer((request, response) => {
    answerRest(parts, request, response).catch((error: unknown) => {
      // A mistake in the simulator: show it where it will be seen.
      if (response.headersSent) return void response.destroy();
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: text, code: 0 }));
    });
  });
  const gateway = new Gateway(world, {
    heartbeatMs: options.heartbeatMs ?? 41_250,
    url: () => settings.origin.replace(/^http/, 'ws'),
  });
  server.on('upgrade', (request, stream, head) => gateway.accept(request, stream, head));
  server.listen(options.port ?? 0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  settings.origin = `http://${HOST}:${port}`;

  return {
    apiUrl: `${settings.origin}/api`,
    port,
    token: app.token,
    app,
    hasContract: contract !== undefined,
    gateway,
    faults,
    rateLimits: limits,
    requests: record.requests,
    violations: record.violations,
    unsupported: record.unsupported,
    invalidRequests: () => record.invalidRequests,
    interactions: interactions.all,
    unanswered: () => interactions.unanswered,
    expireInteractions: () => interactions.expireNow(),
    ...controls(world, app, interactions, options.thinkingMs ?? 10_000),
    async close() {
      gateway.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
