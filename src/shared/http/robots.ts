import type { Clock } from '../clock.ts';
import { AppError, permanent, transient } from '../errors.ts';
import { describeUrl } from './http-errors.ts';
import { type RobotsRules, parseRobots } from './robots-rules.ts';

/** The name that a robots.txt uses for this bot, whatever its version. */
export const ROBOTS_TOKEN = 'ai-news-bot';

/** RFC 9309, section 2.4: a robots.txt should not be cached for more than 24 hours. */
const FRESH_MS = 24 * 60 * 60 * 1000;
/** How long a host whose robots.txt cannot be had is left alone before it is asked again. */
const UNREACHABLE_MS = 10 * 60 * 1000;
const MAX_ORIGINS = 500;
/** Bytes of rules kept over all origins; a usual file takes a few thousand. */
const MAX_BYTES = 16_000_000;

const ALLOW_ALL: RobotsRules = { size: 0, allows: () => true };

/** Fetches a robots.txt: its status and text. Raises AppErrors. */
export type FetchRobots = (
  url: URL,
) => Promise<{ status: number; text: string; retryAfterMs?: number | undefined }>;

interface Entry {
  /** Milliseconds since 1970 by the Clock. */
  until: number;
  /** Undefined while the file cannot be had. */
  rules: RobotsRules | undefined;
}

export interface Robots {
  /**
   * Passes if robots.txt lets us fetch this page.
   *
   * @throws permanent `http_robots` if it forbids it; transient `http_robots_unreachable` if the file cannot be had
   *   for now (5xx, 429, no answer), which RFC 9309, section 2.3.1.4, says to treat as a prohibition.
   */
  check: (url: URL) => Promise<void>;
}

/** An answer of 4xx means that there are no rules (RFC 9309, section 2.3.1.3); 429 only asks us to come back later. */
function entryFor(now: number, answer: Awaited<ReturnType<FetchRobots>>): Entry {
  const { status, text, retryAfterMs } = answer;
  if (status >= 200 && status < 300) return { until: now + FRESH_MS, rules: parseRobots(text, ROBOTS_TOKEN) };
  if (status >= 400 && status < 500 && status !== 429) return { until: now + FRESH_MS, rules: ALLOW_ALL };
  return { until: now + Math.max(retryAfterMs ?? 0, UNREACHABLE_MS), rules: undefined };
}

/** Remembers what robots.txt files say: at most 500 origins, those used last, for at most 24 hours each. */
export function createRobots(options: { clock: Clock; fetch: FetchRobots }): Robots {
  const { clock } = options;
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, Promise<Entry>>();
  let bytes = 0;

  function forget(origin: string): void {
    bytes -= entries.get(origin)?.rules?.size ?? 0;
    entries.delete(origin);
  }

  function remember(origin: string, entry: Entry): void {
    // A Map keeps the order of insertion; putting an entry back makes it the youngest.
    forget(origin);
    entries.set(origin, entry);
    bytes += entry.rules?.size ?? 0;
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_ORIGINS && bytes <= MAX_BYTES) break;
      forget(oldest);
    }
  }

  async function load(origin: string): Promise<Entry> {
    const fetched = options.fetch(new URL('/robots.txt', origin));
    const answer = await fetched.catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      // Endless redirects count as "unavailable", like a 404 (RFC 9309, section 2.3.1.2).
      return { status: error.code === 'http_too_many_redirects' ? 404 : 503, text: '' };
    });
    const entry = entryFor(clock.now().getTime(), answer);
    remember(origin, entry);
    return entry;
  }

  /** Pages of one host asked for at the same time share one request. */
  async function entryOf(origin: string): Promise<Entry> {
    const known = entries.get(origin);
    if (known !== undefined && clock.now().getTime() < known.until) {
      remember(origin, known);
      return known;
    }
    const running = underWay.get(origin) ?? load(origin).finally(() => underWay.delete(origin));
    underWay.set(origin, running);
    return running;
  }

  return {
    async check(url) {
      const { rules, until } = await entryOf(url.origin);
      if (rules === undefined) {
        const retryAfterMs = Math.max(until - clock.now().getTime(), 0);
        const message = `The robots.txt of ${url.host} cannot be had, so its pages are left alone for now.`;
        throw transient('http_robots_unreachable', message, { retryAfterMs });
      }
      if (!rules.allows(url.pathname + url.search)) {
        throw permanent(
          'http_robots',
          `${describeUrl(url)} is closed to robots by its owner; the feed's text is used.`,
        );
      }
    },
  };
}
