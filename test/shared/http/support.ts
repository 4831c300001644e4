import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VirtualClock } from '../../../src/shared/clock.ts';
import { AppError } from '../../../src/shared/errors.ts';
import {
  type HttpClient,
  type HttpClientOptions,
  type HttpLimits,
  createHttpClient,
} from '../../../src/shared/http/client.ts';
import type { Web } from '../../simulators/web/web.ts';

export const NOW = new Date('2026-06-03T09:00:00Z');

/** Short enough to wait for, long enough for a loaded machine to answer on the loopback. */
export const QUICK: Partial<HttpLimits> = { connectMs: 3000, headersMs: 3000, totalMs: 5000 };

/** A resolver that knows these names only. */
export function resolverOf(names: Record<string, string[]>) {
  return (hostname: string) => {
    const addresses = names[hostname];
    if (addresses !== undefined) return Promise.resolve(addresses.map((address) => ({ address })));
    return Promise.reject(Object.assign(new Error('unknown name'), { code: 'ENOTFOUND' }));
  };
}

/** A client that knows no name and has a virtual clock. */
export function clientOf(options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({
    contact: 'https://bot.example/about',
    version: '1.2.3',
    clock: new VirtualClock(NOW),
    resolve: resolverOf({}),
    ...options,
    limits: { ...QUICK, ...options.limits },
  });
}

/** A client whose every URL leads to `web`. */
export function webClient(web: Web, options: Partial<HttpClientOptions> = {}): HttpClient {
  return clientOf({ route: web.route, onlyRouted: true, ...options });
}

/** The AppError that `work` rejects with; anything else fails the test. */
export async function failure(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It succeeded, and was expected to fail.');
}

/** A server inside the private network that nobody may reach: it counts connections. */
export interface Canary {
  port: number;
  hits: () => number;
  close: () => Promise<void>;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Listens on 127.0.0.1 and, where the machine has it, on the same port of ::1. */
export async function startCanary(): Promise<Canary> {
  let count = 0;
  const serve = () =>
    createServer((_, response) => response.end('secret')).on('connection', () => (count += 1));
  const servers = [serve()];
  const port = await listen(servers[0]!, 0, '127.0.0.1');
  const six = serve();
  await listen(six, port, '::1').then(
    () => servers.push(six),
    () => undefined,
  );
  return {
    port,
    hits: () => count,
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          const closed = once(server, 'close');
          server.close();
          server.closeAllConnections();
          return closed;
        }),
      );
    },
  };
}

/** A promise that the test settles when it wants to. */
export function gate<T = void>(): { promise: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (open = resolve));
  return { promise, open };
}
