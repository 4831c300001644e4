import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from './faults.ts';

/** A body, or a function that fetches it when somebody asks, so that thousands of documents need no memory. */
export type Body = string | Buffer | (() => string | Buffer | Promise<string | Buffer>);

/** What the simulator answers at one URL. */
export interface WebDocument {
  body: Body;
  /** Default: by the first character of the body, XML, JSON or HTML. */
  contentType?: string;
  /** Default: a strong one, from the SHA-1 of the body. `false` sends none. */
  etag?: string | false;
  /** Default: none. */
  lastModified?: Date;
  /** Default: 200. */
  status?: number;
  /** More headers, e.g. location, retry-after, content-encoding. */
  headers?: Record<string, string>;
  /** Milliseconds before the answer begins. */
  delayMs?: number;
  fault?: Fault;
}

/** One spelling for a URL, so that put and the request meet: absolute, without a fragment. */
export function documentKey(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** Fetches the bytes of a body. */
export async function bytesOf(body: Body): Promise<Buffer> {
  const value = typeof body === 'function' ? await body() : body;
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
}

function guessContentType(bytes: Buffer): string {
  const start = bytes.subarray(0, 200).toString('latin1').trimStart();
  if (/^(<\?xml|<rss|<feed)/i.test(start)) return 'application/xml; charset=utf-8';
  if (/^[[{]/.test(start)) return 'application/json';
  return 'text/html; charset=utf-8';
}

/** The headers of an answer with these bytes. */
export function headersOf(document: WebDocument, bytes: Buffer): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': document.contentType ?? guessContentType(bytes) };
  const etag = document.etag ?? `"${createHash('sha1').update(bytes).digest('hex')}"`;
  if (etag !== false) headers['etag'] = etag;
  if (document.lastModified !== undefined) headers['last-modified'] = document.lastModified.toUTCString();
  return { ...headers, ...document.headers };
}

/** Whether the asker has this version already (RFC 9110, section 13.1): If-None-Match decides, if it was sent. */
export function isUnchanged(asked: IncomingHttpHeaders, answer: Record<string, string>): boolean {
  const ifNoneMatch = asked['if-none-match'];
  if (ifNoneMatch !== undefined) {
    const plain = (tag: string) => tag.trim().replace(/^W\//, '');
    const etag = answer['etag'];
    const tags = ifNoneMatch.split(',').map(plain);
    return etag !== undefined && (tags.includes('*') || tags.includes(plain(etag)));
  }
  const since = Date.parse(asked['if-modified-since'] ?? '');
  return Date.parse(answer['last-modified'] ?? '') <= since;
}
