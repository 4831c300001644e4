import { asAppError } from '../errors.ts';
import { createAddressGuard } from './address-guard.ts';
import { requestHeaders, toAnswer } from './answer.ts';
import { decodeText } from './charset.ts';
import { createExchange } from './exchange.ts';
import { describeUrl, retryAfter, statusError } from './http-errors.ts';
import { defaultLimits } from './limits.ts';
import { systemResolve } from './lookup.ts';
import type { Journey } from './redirects.ts';
import { type FetchRobots, ROBOTS_TOKEN, createRobots } from './robots.ts';
import { createTargets } from './targets.ts';
import { createTravel } from './travel.ts';
import type { HttpAnswer, HttpClient, HttpClientOptions, HttpRequest } from './types.ts';
import { parseHttpUrl } from './url-rules.ts';

export type { HttpAnswer, HttpClient, HttpClientOptions, HttpRequest } from './types.ts';
export type { HttpLimits } from './limits.ts';
export type { Resolve } from './lookup.ts';
export type { Route } from './targets.ts';

/** The contact comes from the configuration; what may not stand in a header is left out. */
function userAgentOf({ version, contact }: HttpClientOptions): string {
  return `${ROBOTS_TOKEN}/${version} (+${contact})`.replace(/[^\x20-\x7e]/g, '');
}

/**
 * The one outbound HTTP client: every feed and page passes through it. It reaches public addresses only, within
 * limits of time and size, and obeys robots.txt for pages.
 *
 * @throws permanent `http_bad_allowed_host` for an entry of `allowedHosts` that cannot be read.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { clock } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const userAgent = userAgentOf(options);
  const guard = createAddressGuard(options.ownAddresses);
  const targets = createTargets({
    allowedHosts: options.allowedHosts ?? [],
    guard,
    route: options.route,
    onlyRouted: options.onlyRouted ?? false,
  });
  const exchange = createExchange({ limits, guard, resolve: options.resolve ?? systemResolve });

  const travel = createTravel(exchange, targets, limits);

  const retryAfterOf = ({ answer }: Journey) =>
    retryAfter(answer.headers['retry-after'], clock.now(), limits.retryAfterMs);

  const fetchRobots: FetchRobots = async (url) => {
    const body = { ...limits, maxBytes: limits.robotsBytes, whenLonger: 'cut' } as const;
    const journey = await travel({ start: targets.of(url), headers: requestHeaders(userAgent), body });
    const { status, body: bytes } = journey.answer;
    // RFC 9309, section 2.3: a robots.txt is UTF-8, whatever its header says.
    return {
      status,
      text: decodeText(bytes, 'text/plain; charset=utf-8'),
      retryAfterMs: retryAfterOf(journey),
    };
  };
  const robots = createRobots({ clock, fetch: fetchRobots });

  async function fetchDocument(url: URL, request: HttpRequest): Promise<HttpAnswer> {
    const { kind } = request;
    const start = targets.of(url, ledBy(request));
    const maxBytes = kind === 'feed' ? limits.feedBytes : limits.pageBytes;
    const headers = requestHeaders(userAgent, request);
    const journey = await travel({
      start,
      headers,
      body: { ...limits, maxBytes, whenLonger: 'refuse' },
      enter: kind === 'page' ? robots.check : undefined,
    });
    const { status } = journey.answer;
    // A 304 to a question without validators answers nothing.
    const asked = 'if-none-match' in headers || 'if-modified-since' in headers;
    if (status !== 200 && !(status === 304 && asked)) {
      throw statusError(journey.url, status, retryAfterOf(journey));
    }
    return toAnswer(journey, kind);
  }

  /** A stranger is as little to be trusted as a link on a public page. */
  function ledBy({ foundOn, byStranger = false }: HttpRequest) {
    if (foundOn !== undefined) return targets.linkedFrom(foundOn);
    return byStranger ? ({ way: 'public', by: 'link' } as const) : undefined;
  }

  async function get(text: string, request: HttpRequest): Promise<HttpAnswer> {
    const url = parseHttpUrl(text);
    const fields = { url: describeUrl(url), kind: request.kind };
    try {
      const answer = await fetchDocument(url, request);
      options.log?.('http answer', { ...fields, status: answer.status, characters: answer.body.length });
      return answer;
    } catch (error) {
      const { code, errorClass } = asAppError(error);
      options.log?.('http request failed', { ...fields, code, errorClass });
      throw error;
    }
  }

  return { get, close: () => exchange.close() };
}
