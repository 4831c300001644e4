import type { BodyLimits } from './body.ts';
import { startDeadline } from './deadline.ts';
import type { Exchange } from './exchange.ts';
import type { HttpLimits } from './limits.ts';
import { type Journey, follow } from './redirects.ts';
import type { Target, Targets } from './targets.ts';

export interface Trip {
  start: Target;
  headers: Record<string, string>;
  body: BodyLimits;
  /** May refuse a URL of the way, by rejecting, before it is fetched. */
  enter?: ((url: URL) => Promise<void>) | undefined;
}

/** Fetches `start`, following redirects, within one deadline. Raises AppErrors only. */
export type Travel = (trip: Trip) => Promise<Journey>;

/** The validators are sent on every step: they belong to the document at the end, and who redirects ignores them. */
export function createTravel(exchange: Exchange, targets: Targets, limits: HttpLimits): Travel {
  return async ({ start, headers, body, enter }) => {
    const deadline = startDeadline(start.url, limits.totalMs);
    try {
      return await follow({
        start,
        maxRedirects: limits.maxRedirects,
        targetOf: (url) => targets.of(url, { way: start.way, by: 'redirect' }),
        visit: async (target) => {
          if (enter !== undefined) await deadline.race(enter(target.url));
          return exchange.send(target, headers, body, deadline);
        },
      });
    } finally {
      deadline.clear();
    }
  };
}
