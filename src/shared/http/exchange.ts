import type { Readable } from 'node:stream';
import { Agent } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import { type BodyLimits, readBody } from './body.ts';
import type { Deadline } from './deadline.ts';
import { networkError } from './http-errors.ts';
import type { HttpLimits } from './limits.ts';
import { type Resolve, guardedConnector } from './lookup.ts';
import { createSlots } from './slots.ts';
import type { Target } from './targets.ts';

/** One answer of one server, whatever its status. */
export interface RawAnswer {
  status: number;
  /** Lower-case names; a header sent more than once is joined by commas. */
  headers: Record<string, string>;
  /** Decompressed; empty unless the status is 200. */
  body: Buffer;
}

export interface Exchange {
  /** Sends one GET and reads the answer. No redirects, no retries. Raises AppErrors only. */
  send(
    target: Target,
    headers: Record<string, string>,
    body: BodyLimits,
    deadline: Deadline,
  ): Promise<RawAnswer>;
  /** Ends what is under way with `http_closed` and closes every socket. */
  close(): Promise<void>;
}

export interface ExchangeOptions {
  limits: HttpLimits;
  guard: AddressGuard;
  resolve: Resolve;
}

/** Headers whose meaning changes where two of them are joined by a comma: a robot named in one is not meant by the next. */
const keptApart = new Set(['x-robots-tag']);

/** Headers that came more than once are joined by commas; those of `keptApart` by line breaks. */
function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      flat[name] = Array.isArray(value) ? value.join(keptApart.has(name) ? '\n' : ', ') : value;
  }
  return flat;
}

/**
 * The only place that opens sockets. Two agents that share nothing: one whose sockets connect to checked addresses
 * only, and one for allowed and routed hosts; so no kept-alive connection of the second can serve a public URL.
 * Only the slots limit the connections of the second: all routed hosts share one address.
 */
export function createExchange({ limits, guard, resolve }: ExchangeOptions): Exchange {
  const common = {
    pipelining: 1,
    // A server's own hint may ask for minutes; idle sockets of hundreds of hosts would add up.
    keepAliveMaxTimeout: 10_000,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    // Slow bodies are ended by the deadline of the whole request.
    bodyTimeout: 0,
  };
  const guarded = new Agent({
    ...common,
    connections: limits.perHost,
    connect: guardedConnector(resolve, guard, limits.connectMs),
  });
  const unguarded = new Agent({
    ...common,
    connect: guardedConnector(resolve, () => undefined, limits.connectMs),
  });
  const slots = createSlots(limits.perHost);

  async function answerOf(
    target: Target,
    headers: Record<string, string>,
    body: BodyLimits,
    signal: AbortSignal,
  ) {
    const { url } = target;
    const answer = await (target.way === 'public' ? guarded : unguarded).request({
      origin: target.connectTo,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { ...headers, ...target.headers },
      signal,
    });
    const stream: Readable = answer.body.on('error', () => undefined);
    const raw: RawAnswer = {
      status: answer.statusCode,
      headers: flatten(answer.headers),
      body: Buffer.alloc(0),
    };
    if (raw.status !== 200) {
      // Not read to its end to save the connection: an error page or a redirect may be endless too.
      stream.destroy();
      return raw;
    }
    raw.body = await readBody(stream, url, raw.headers, body);
    return raw;
  }

  return {
    async send(target, headers, body, deadline) {
      // Held for this hop only: a request that kept its slot while waiting for the next host's could deadlock two hosts.
      const release = await deadline.paused(() => slots.take(target.url.hostname));
      try {
        return await answerOf(target, headers, body, deadline.signal);
      } catch (error) {
        throw networkError(target.url, deadline.signal.aborted ? deadline.signal.reason : error);
      } finally {
        release();
      }
    },
    async close() {
      await Promise.all([guarded.destroy(), unguarded.destroy()]);
    },
  };
}
