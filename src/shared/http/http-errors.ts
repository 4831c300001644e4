import { AppError, permanent, transient } from '../errors.ts';

const MAX_SHOWN = 200;

/**
 * A URL as it may appear in a message or a log: scheme, host and path, at most 200 characters. Never the credentials,
 * the query or the fragment: feed URLs carry access tokens there.
 */
export function describeUrl(url: URL): string {
  // The path of an opaque URL (data:, javascript:) is its content.
  const shown = url.host === '' ? url.protocol : `${url.protocol}//${url.host}${url.pathname}`;
  return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}...` : shown;
}

const DNS_CODES = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'ETIMEOUT']);
const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);
const OVERFLOW_CODES = new Set(['UND_ERR_HEADERS_OVERFLOW', 'HPE_HEADER_OVERFLOW']);
const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'EMFILE',
]);
const CLOSED_CODES = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);
/** Names that Node and OpenSSL give to certificates they refuse and handshakes that fail. */
const TLS_CODES =
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** By shape rather than by `instanceof`: under jest, errors of Node's own modules come from another realm. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/**
 * What a socket, TLS, DNS, parser or decompressor error means for the caller. All of them are transient: an expired
 * certificate or a name that does not resolve is mended by the publisher, without anybody telling us.
 *
 * @returns `error` itself if it is an AppError already, as when our own deadline or address guard ended the request.
 */
export function networkError(url: URL, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const where = describeUrl(url);
  const raise = (ours: string, message: string) => transient(ours, message, { cause: error });
  if (DNS_CODES.has(code) || code.startsWith('EAI_')) {
    return raise(
      'http_dns_failed',
      `The name ${url.hostname} does not resolve. Check its spelling and this machine's DNS.`,
    );
  }
  if (TIMEOUT_CODES.has(code)) {
    return raise('http_timeout', `${where} did not answer in time. It is tried again later.`);
  }
  if (OVERFLOW_CODES.has(code)) {
    return permanent('http_too_large', `${where} answered with headers over the limit.`, { cause: error });
  }
  if (CONNECT_CODES.has(code)) {
    return raise('http_connect_failed', `${where} accepts no connection (${code}). It is tried again later.`);
  }
  if (CLOSED_CODES.has(code)) {
    return raise('http_closed', `The request for ${where} was given up because the bot is stopping.`);
  }
  if (TLS_CODES.test(code)) {
    return raise(
      'http_tls_failed',
      `${where} has no valid TLS certificate (${code}). Its owner has to mend that.`,
    );
  }
  return raise('http_broken_answer', `${where} broke off or garbled its answer. It is tried again later.`);
}

/**
 * Milliseconds to wait according to a Retry-After header, as seconds or as an HTTP date (RFC 9110, section 10.2.3).
 *
 * @returns 0 to `capMs`; undefined if the header is missing or unreadable.
 */
export function retryAfter(header: string | undefined, now: Date, capMs: number): number | undefined {
  if (header === undefined) return undefined;
  const value = header.trim();
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(ms, 0), capMs);
}

const STATUS_ADVICE: Record<number, string> = {
  401: 'It asks for a login.',
  403: 'It refuses this bot. Ask its owner, or use another address.',
  404: 'Nothing is there. Check the address.',
  429: 'It asks for fewer requests.',
  451: 'It withholds this for legal reasons.',
};

/** Statuses below 500 that speak of the moment rather than of the address (RFC 9110, RFC 8470, RFC 6585). */
const TRANSIENT_STATUSES = new Set([408, 421, 425, 429]);

/**
 * The error for a status that is neither 200 nor 304: code `http_gone` for 410, `http_status_<status>` for all others.
 * 4xx is permanent except 408, 421, 425 and 429; everything else is transient.
 */
export function statusError(url: URL, status: number, retryAfterMs: number | undefined): AppError {
  const where = describeUrl(url);
  if (status === 410)
    return permanent('http_gone', `${where} is gone for good. Remove it or find its new address.`);
  const message = `${where} answered ${status}. ${STATUS_ADVICE[status] ?? ''}`.trim();
  const code = `http_status_${status}`;
  if (status >= 400 && status < 500 && !TRANSIENT_STATUSES.has(status)) return permanent(code, message);
  return transient(code, message, retryAfterMs === undefined ? {} : { retryAfterMs });
}
