import { VERSION } from './version.ts';
import { createHttpClient, type HttpClient } from '../shared/http/client.ts';
import type { Clock } from '../shared/clock.ts';
import type { Config } from '../shared/config.ts';
import type { Logger } from '../shared/logger.ts';

/** The outbound client as the configuration asks for it. */
export function outboundHttp(config: Config, clock: Clock, log: Logger): HttpClient {
  return createHttpClient({
    contact: config.contact,
    version: VERSION,
    clock,
    allowedHosts: config.allowedHosts,
    log: (message, fields) => log.debug(fields, message),
  });
}

/** Resolves with the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(130));
      });
    }
  });
}
