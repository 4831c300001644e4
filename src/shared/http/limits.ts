/**
 * How much one request may cost us. A publisher's server is a stranger's: whatever it sends, the answer is bounded
 * in time, in bytes on the wire, and in bytes after decompression.
 */
export interface HttpLimits {
  /** Milliseconds to resolve the name, connect and finish the TLS handshake. */
  connectMs: number;
  /** Milliseconds between the end of our request and the end of the answer's headers. */
  headersMs: number;
  /** Milliseconds for the whole request, redirects and robots.txt included; waiting for a free slot is not counted. */
  totalMs: number;
  /** Most bytes of a feed, decoded and on the wire alike. */
  feedBytes: number;
  /** Most bytes of a page, decoded and on the wire alike. */
  pageBytes: number;
  /** Bytes of a robots.txt that are read; the rest is ignored. RFC 9309, section 2.5, asks for at least 500 KiB. */
  robotsBytes: number;
  /** Most bytes of an answer's headers. Node's own default is 16 KiB; some news sites send more in cookies. */
  headerBytes: number;
  /** Most redirects followed. RFC 9309, section 2.3.1.2, asks for at least five on the way to a robots.txt. */
  maxRedirects: number;
  /** Most decoded bytes for one byte on the wire. Markup compresses to about 1:30; a bomb starts at 1:1000. */
  maxRatio: number;
  /** Decoded bytes below which the ratio is not looked at, so that a tiny, repetitive feed passes. */
  ratioFloorBytes: number;
  /** Most requests at one host at a time. */
  perHost: number;
  /** Most milliseconds that a server's Retry-After can make us wait. */
  retryAfterMs: number;
}

export const defaultLimits: Readonly<HttpLimits> = {
  connectMs: 10_000,
  headersMs: 15_000,
  totalMs: 30_000,
  feedBytes: 10 * 1024 * 1024,
  pageBytes: 5 * 1024 * 1024,
  robotsBytes: 500 * 1024,
  headerBytes: 32 * 1024,
  maxRedirects: 5,
  maxRatio: 200,
  ratioFloorBytes: 1024 * 1024,
  perHost: 2,
  retryAfterMs: 24 * 60 * 60 * 1000,
};
