import { permanent } from '../errors.ts';
import { ACCEPT_ENCODING } from './body.ts';
import { decodeText } from './charset.ts';
import { describeUrl } from './http-errors.ts';
import type { Journey } from './redirects.ts';
import type { HttpAnswer, HttpRequest } from './types.ts';

/** What we prefer of each kind; whatever else comes is judged by its content type. */
const ACCEPT = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
  page: 'text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1',
};

const KEPT_HEADERS = ['x-robots-tag', 'content-language', 'link', 'date'];

/** Kinds of content that hold no text to read; a vendor's own format may still be XML or JSON. */
const NOT_TEXT =
  /^(image|audio|video|font)\/|^application\/(pdf|zip|gzip|x-gzip|msword|vnd\.(?!.*\+(xml|json)))/i;
/** Servers do send feeds, but not pages, under the type that means "unknown bytes". */
const NOT_A_PAGE = /^application\/octet-stream/i;

/** Validators are sent back as they came, so only what may stand in a request header is kept. */
function sendable(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : undefined;
}

/** The headers of a request, but for those of its way (see Target). */
export function requestHeaders(userAgent: string, request?: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: request === undefined ? '*/*' : ACCEPT[request.kind],
    'accept-encoding': ACCEPT_ENCODING,
  };
  const etag = sendable(request?.etag);
  const lastModified = sendable(request?.lastModified);
  if (etag !== undefined) headers['if-none-match'] = etag;
  if (lastModified !== undefined) headers['if-modified-since'] = lastModified;
  return headers;
}

/**
 * What the caller gets of a 200 or 304.
 *
 * @throws permanent `http_not_text`.
 */
export function toAnswer({ answer, url, movedTo }: Journey, kind: HttpRequest['kind']): HttpAnswer {
  const contentType = answer.headers['content-type'] ?? '';
  const type = contentType.trim();
  if (answer.status === 200 && (NOT_TEXT.test(type) || (kind === 'page' && NOT_A_PAGE.test(type)))) {
    throw permanent(
      'http_not_text',
      `${describeUrl(url)} is ${type.slice(0, 60)}, which holds no text to read.`,
    );
  }
  const etag = sendable(answer.headers['etag']);
  const lastModified = sendable(answer.headers['last-modified']);
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = answer.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    status: answer.status,
    url: url.href,
    ...(movedTo === undefined ? {} : { movedTo: movedTo.href }),
    body: decodeText(answer.body, contentType),
    contentType,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    headers: Object.fromEntries(kept),
  };
}
