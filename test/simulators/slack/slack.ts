import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimits } from './api/limits.ts';
import { Grants } from './api/oauth.ts';
import { type ApiRequest, Ledger, type Violation } from './api/record.ts';
import { answerHttp } from './api/server.ts';
import { ChannelControl } from './control/channel.ts';
import { TeamControl } from './control/team.ts';
import { Faults } from './faults.ts';
import { type Interaction, Interactions } from './people/interactions.ts';
import type { Patience, PersonParts } from './people/presence.ts';
import { makeApp } from './state/app.ts';
import type { App, Channel, Message } from './state/types.ts';
import { World } from './state/world.ts';
import { Dispatcher } from './transport/dispatch.ts';
import { SocketMode } from './transport/socket.ts';

export { ChannelControl } from './control/channel.ts';
export { type ChannelOptions, type PersonOptions, TeamControl } from './control/team.ts';
export type { Fault, FaultKind, FaultPlan } from './faults.ts';
export { NotPossible } from './people/finding.ts';
export { Person } from './people/person.ts';
export { Seen } from './people/seen.ts';
export type { App, Block, Channel, Message, Pings, View } from './state/types.ts';
export { readMrkdwn, textOf, textOfBlocks } from './text.ts';

export interface SlackOptions {
  /** Default: any free one. */
  port?: number;
  /** Drives ts, rate limits, the life of response_url and of OAuth codes; default: the real time. */
  now?: () => Date;
  /** Default: the limits hold. */
  rateLimits?: boolean;
  /** The app's settings, such as `transport`, `requestUrl`, `scopes`, `events`, `commands`, `unlisted`. */
  app?: Partial<App>;
  /** By the real clock, as everything in milliseconds here; Slack gives 3000. */
  answerWithinMs?: number;
  /** How long a trigger_id lives; Slack gives 3000. */
  triggerMs?: number;
  /** Before each time that an event is sent again; Slack: at once, after a minute, after five. */
  retryDelaysMs?: readonly number[];
  /** How long a person waits for the answer to a command; default 10,000. */
  thinkingMs?: number;
  /** How long a person watches for something to see after a click that was acknowledged; default 1000. */
  watchMs?: number;
  /** Between the pings on a socket; default 10,000. */
  pingMs?: number;
  /** Most requests kept in `requests`; default 10,000. */
  recordSize?: number;
}

/** A Slack on one local port, with one app that can be installed in its teams. */
export interface Slack {
  /** For web-api as `slackApiUrl`: "http://127.0.0.1:9002/api/". */
  apiUrl: string;
  /** For InstallProvider as `authorizationUrl`, and for people: "http://127.0.0.1:9002/oauth/v2/authorize". */
  authorizeUrl: string;
  port: number;
  /** Its settings can be changed while it runs. */
  app: App;
  socket: SocketMode;
  faults: Faults;
  rateLimits: RateLimits;
  /** `slack.patience.watchMs = 0` where a test expects silence. */
  patience: Patience;
  /** What the app sent, the oldest first. */
  requests: readonly ApiRequest[];
  /** Bodies that broke a rule: a test can ask for none. */
  violations: readonly Violation[];
  /** Methods that were asked for and are not simulated. */
  unsupported: readonly string[];
  /** What Slack would have liked otherwise, and accepted. */
  advice: readonly string[];
  interactions: readonly Interaction[];
  /** Those of which the person was told that they did not work. */
  unanswered: () => Interaction[];
  /** Events that were given up after the last retry. */
  lostEvents: readonly Record<string, unknown>[];
  /** Declares what is still without an answer unanswered, without waiting three seconds. */
  expireInteractions(): void;
  /** Ends the life of every trigger_id, without waiting three seconds. */
  expireTriggers(): void;
  /** Sends events again that would be sent again in minutes. */
  retryEvents(): void;
  /** Whether the app's request URL answers Slack's challenge. */
  verifyRequestUrl(): Promise<boolean>;
  /** A workspace with the app installed, unless `installed` is false. */
  addTeam(
    name: string,
    options?: {
      installed?: boolean;
      scopes?: readonly string[];
      locale?: string;
      editWindowMinutes?: number;
    },
  ): TeamControl;
  channel(at: string | Channel): ChannelControl;
  /** Called with every message that is new or has changed. */
  onMessage(reader: (message: Message, channel: Channel) => void): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** The real time, for runs without a virtual clock. */
const realTime = (): Date => new Date(performance.timeOrigin + performance.now());

/** What tests and the command line do to the world. */
function controls(world: World, parts: PersonParts) {
  return {
    addTeam(name: string, options: Parameters<Slack['addTeam']>[1] = {}): TeamControl {
      const { installed = true, scopes, ...rest } = options;
      const control = new TeamControl(world, world.addTeam(name, rest), parts);
      return installed ? control.install(scopes) : control;
    },
    channel(at: string | Channel): ChannelControl {
      const channel = typeof at === 'string' ? world.channels.get(at) : at;
      if (channel === undefined) throw new Error('No such channel.');
      return new ChannelControl(world, channel);
    },
    onMessage(reader: (message: Message, channel: Channel) => void): void {
      world.onMessage((message) => {
        const channel = world.channels.get(message.channelId);
        if (channel !== undefined) reader(message, channel);
      });
    },
  };
}

/** Shows a mistake in the simulator where it will be seen. */
function showMistake(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  response.writeHead(500, { 'content-type': 'text/plain' }).end(text);
}

/** The parts that the clock drives, and those that wait for the app. */
function build(options: SlackOptions, origin: () => string) {
  const now = options.now ?? realTime;
  const world = new World(now, makeApp(options.app ?? {}));
  const interactions = new Interactions(world, options.triggerMs ?? 3000);
  const socket = new SocketMode(world.app, {
    pingMs: options.pingMs ?? 10_000,
    url: () => origin().replace(/^http/, 'ws'),
  });
  const dispatcher = new Dispatcher(world, interactions, socket, {
    answerWithinMs: options.answerWithinMs ?? 3000,
    retryDelaysMs: options.retryDelaysMs ?? [0, 60_000, 300_000],
  });
  const limits = new RateLimits(now, options.rateLimits !== false, () => world.app.unlisted);
  const ledger = new Ledger(options.recordSize ?? 10_000);
  return { world, interactions, socket, dispatcher, limits, ledger };
}

/**
 * Starts a Slack on 127.0.0.1.
 *
 * @throws what the system raises when the port is taken.
 */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  let origin = '';
  const { world, interactions, socket, dispatcher, limits, ledger } = build(options, () => origin);
  const faults = new Faults();
  const grants = new Grants(world);
  const openSocket = (): string => socket.ticket();
  const api = { world, interactions, grants, limits, faults, ledger, openSocket };
  const server = createServer((request, response) => {
    answerHttp(api, request, response).catch((error: unknown) => showMistake(response, error));
  });
  server.on('upgrade', (request, stream, head) => socket.accept(request, stream, head));
  server.listen(options.port ?? 0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  origin = `http://${HOST}:${port}`;
  const people: PersonParts = {
    world,
    interactions,
    ledger,
    dispatcher,
    origin: () => origin,
    patience: { thinkingMs: options.thinkingMs ?? 10_000, watchMs: options.watchMs ?? 1000 },
  };

  return {
    apiUrl: `${origin}/api/`,
    authorizeUrl: `${origin}/oauth/v2/authorize`,
    port,
    app: world.app,
    socket,
    faults,
    rateLimits: limits,
    patience: people.patience,
    requests: ledger.requests,
    violations: ledger.violations,
    unsupported: ledger.unsupported,
    advice: ledger.advice,
    interactions: interactions.all,
    unanswered: () => interactions.unanswered,
    lostEvents: dispatcher.lost,
    expireInteractions: () => dispatcher.expireNow(),
    expireTriggers: () => interactions.expireTriggers(),
    retryEvents: () => dispatcher.retryNow(),
    verifyRequestUrl: () => dispatcher.verifyRequestUrl(),
    ...controls(world, people),
    async close() {
      dispatcher.stop();
      socket.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
