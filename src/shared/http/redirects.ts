import { permanent } from '../errors.ts';
import type { RawAnswer } from './exchange.ts';
import { describeUrl } from './http-errors.ts';
import type { Target } from './targets.ts';
import { parseHttpUrl } from './url-rules.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface Journey {
  answer: RawAnswer;
  /** Where the answer came from. */
  url: URL;
  /** Where the URL has moved to for good; undefined if any step on the way was temporary. */
  movedTo: URL | undefined;
}

export interface JourneyOptions {
  start: Target;
  maxRedirects: number;
  /** Decides how, and whether, the next URL is reached. */
  targetOf: (url: URL) => Target;
  /** Fetches one URL; called once for each step, the start included. */
  visit: (target: Target) => Promise<RawAnswer>;
}

/** A move from https to http is followed, but never remembered: it would give up the encryption for good. */
function isLasting(status: number, from: URL, to: URL): boolean {
  return (status === 301 || status === 308) && !(from.protocol === 'https:' && to.protocol === 'http:');
}

/**
 * Follows redirects by hand, so that each URL on the way goes through every check that the first one went through.
 * Only HTTP's own redirects: a page's meta refresh or script leads nowhere.
 *
 * @throws permanent `http_too_many_redirects`, `http_bad_url`, `http_scheme_refused`, `http_credentials_in_url`; and
 *   whatever `targetOf` and `visit` raise.
 */
export async function follow(options: JourneyOptions): Promise<Journey> {
  const { start, maxRedirects, targetOf, visit } = options;
  let target = start;
  let lasting = true;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const answer = await visit(target);
    const location = answer.headers['location'];
    if (!REDIRECTS.has(answer.status) || location === undefined) {
      return { answer, url: target.url, movedTo: hops > 0 && lasting ? target.url : undefined };
    }
    const next = parseHttpUrl(location, target.url);
    lasting &&= isLasting(answer.status, target.url, next);
    target = targetOf(next);
  }
  throw permanent(
    'http_too_many_redirects',
    `${describeUrl(start.url)} redirects more than ${maxRedirects} times.`,
  );
}
