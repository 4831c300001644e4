import { App, type Authorize, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from '../../shared/logger.ts';
import { clientOptions, quietLogger } from './api.ts';
import type { Installing } from './installing.ts';
import { paths } from './manifest.ts';
import { socketReceiver } from './socket.ts';

/** How Slack and the bot reach each other. */
export type Connection =
  /** The bot opens a socket: no public address is needed. */
  | { kind: 'socket'; appToken: string }
  /** Slack sends signed requests to a port of this machine. */
  | { kind: 'http'; signingSecret: string };

export interface AppOptions {
  connection: Connection;
  apiUrl: string;
  /** Where signed requests and people who install the bot arrive. */
  port: number;
  /** Undefined where one workspace has the bot by the operator's token. */
  installing?: Installing | undefined;
  log: Logger;
}

/** Bolt on a socket or on a port; one and the same app behind both. */
export function openApp(options: AppOptions): App {
  const { installing, log } = options;
  const app = new App({
    receiver: receiverOf(options),
    // With a page where people install the bot, the library asks that page's store instead.
    ...(installing ? {} : { authorize }),
    clientOptions: clientOptions(options),
    logger: quietLogger(log),
    convoStore: false,
  });
  app.error((error) => {
    log.error({ code: error.code, err: error }, 'slack event failed');
    return Promise.resolve();
  });
  return app;
}

/**
 * The library wants to know with which token to answer. Answers go through `SlackApi`, which looks the token up when there is
 * one to give: whatever is wrong then is told to the person, and not kept by the library.
 */
const authorize: Authorize<boolean> = ({ teamId, enterpriseId }) =>
  Promise.resolve({
    ...(teamId === undefined ? {} : { teamId }),
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
  });

function receiverOf({ connection, apiUrl, port, installing, log }: AppOptions): Receiver {
  const client = { clientOptions: clientOptions({ apiUrl, log }), port };
  const common = installing?.receiverOptions(client) ?? { installerOptions: client };
  if (connection.kind === 'socket')
    return socketReceiver({ appToken: connection.appToken, apiUrl, log }, common);
  return new HTTPReceiver({
    signingSecret: connection.signingSecret,
    endpoints: [paths.events],
    port,
    logger: quietLogger(log),
    ...common,
  });
}
