import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  App,
  type AppOptions,
  HTTPReceiver,
  type Logger,
  LogLevel,
  SocketModeReceiver,
  type SocketModeReceiverOptions,
  webApi,
} from '@slack/bolt';
import { type Slack, type SlackOptions, type TeamControl, startSlack } from '../simulators/slack/slack.ts';

const stops: (() => Promise<unknown>)[] = [];

/** A simulator that ends with `stopAll`. */
export async function simulate(options: SlackOptions = {}): Promise<Slack> {
  const slack = await startSlack(options);
  stops.push(() => slack.close());
  return slack;
}

/** Refusals are what many tests are about: they are no news. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A client of the Web API that tries once. */
export const connect = (slack: Slack, token?: string, more: Partial<webApi.WebClientOptions> = {}) =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    ...more,
  });

/** What the Web API refused, by its code. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
    throw error;
  }
}

const clientOptions = (slack: Slack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

/** Whatever team a request is from, its token. */
const authorize =
  (teams: readonly TeamControl[]): NonNullable<AppOptions['authorize']> =>
  ({ teamId }) => {
    const team = teams.find(({ id }) => id === teamId);
    if (team === undefined) throw new Error('Not installed.');
    return Promise.resolve({ botToken: team.token, botId: team.bot.botId ?? '', botUserId: team.bot.id });
  };

/** Bolt on Socket Mode, connected. */
export async function boltOnSocket(
  slack: Slack,
  teams: readonly TeamControl[],
  listen: (app: App) => void,
  more: Partial<SocketModeReceiverOptions> = {},
): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    logger: silent,
    installerOptions: { clientOptions: clientOptions(slack) },
    ...more,
  });
  const app = new App({
    receiver,
    authorize: authorize(teams),
    clientOptions: clientOptions(slack),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.start();
  // Stopping resolves before the socket has closed.
  stops.push(async () => {
    await app.stop();
    await receiver.client.disconnect();
  });
  return app;
}

/** Bolt on signed HTTP; the simulator sends there from now on. */
export async function boltOnHttp(
  slack: Slack,
  teams: readonly TeamControl[],
  listen: (app: App) => void,
): Promise<App> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.app.signingSecret,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    authorize: authorize(teams),
    clientOptions: clientOptions(slack),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  const server = (await app.start(0)) as Server;
  stops.push(() => app.stop());
  slack.app.transport = 'http';
  slack.app.requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return app;
}

/** A server of one's own that takes what the simulator sends, and where it listens. */
export async function plainServer(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends everything that was started, the youngest first. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
