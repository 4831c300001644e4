import { App, type Authorize, HTTPReceiver, type Receiver } from '@slack/bolt';
import { AppError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { clientOptions, quietLogger } from './api.ts';
import type { Installations } from './installations.ts';
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
  installations: Installations;
  /** Undefined where one workspace has the bot by the operator's token. */
  installing?: Installing | undefined;
  log: Logger;
}

/** Bolt on a socket or on a port, with each team's own token; one and the same app behind both. */
export function openApp(options: AppOptions): App {
  const { installations, log } = options;
  const app = new App({
    receiver: receiverOf(options),
    authorize: authorizeBy(installations),
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

/** Of a team that is gone already, such as with the news that it has removed the bot, nothing is known. */
const authorizeBy =
  (installations: Installations): Authorize<boolean> =>
  async ({ teamId = '', enterpriseId }) => {
    try {
      const { token, botUserId } = await installations.find(teamId);
      return { teamId, botToken: token, botUserId, ...(enterpriseId === undefined ? {} : { enterpriseId }) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'workspace_left') return { teamId };
      throw error;
    }
  };

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
