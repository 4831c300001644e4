import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What can go wrong with a publisher's server. */
export type Fault =
  /** The connection is reset before a byte of the answer. */
  | 'reset-before-answer'
  /** The connection is reset after half the body. */
  | 'reset-mid-body'
  /** A body of 16 MiB, in chunks, its length not announced. */
  | 'oversized'
  /** A body of 16 MiB, its length announced. */
  | 'oversized-announced'
  /** A body without an end, as fast as it is read. */
  | 'endless-body'
  /** The body, a byte every 10 ms. */
  | 'slow-drip'
  /** Headers never come. */
  | 'silence'
  /** 32 MiB of zeros, compressed to a few kilobytes. */
  | 'gzip-bomb'
  | 'brotli-bomb'
  /** A gzip bomb inside gzip. */
  | 'nested-bomb'
  /** A Content-Length that promises more than is sent. */
  | 'wrong-content-length'
  | 'broken-chunking'
  /** 302 to itself. */
  | 'redirect-loop'
  /** Says UTF-8, sends Latin-1. */
  | 'wrong-charset'
  /** Says gzip, sends plain text. */
  | 'false-gzip'
  /** One megabyte of headers. */
  | 'huge-headers';

const MIB = 1024 * 1024;
const BOMB_BYTES = 32 * MIB;
const OVERSIZED_BYTES = 16 * MIB;
const DRIP_MS = 10;

interface Scene {
  request: IncomingMessage;
  response: ServerResponse;
  /** The document's own bytes and headers, for the faults that spoil them. */
  bytes: Buffer;
  headers: Record<string, string>;
  /** Aborted when the simulator closes or the asker goes away. */
  signal: AbortSignal;
}

type Play = (scene: Scene) => void | Promise<void>;

function* filler(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(64 * 1024, 'All work and no play. ');
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
}

/** Sends `bytes` of filler at the pace of the reader; ends quietly when the reader leaves. */
function pour({ response, headers, signal }: Scene, bytes: number, more: Record<string, string> = {}): void {
  response.writeHead(200, { ...headers, ...more });
  const source = Readable.from(filler(bytes));
  signal.addEventListener('abort', () => source.destroy(), { once: true });
  source.pipe(response);
}

function bomb(encoding: string, compress: (bytes: Buffer) => Buffer): Play {
  // Made when first asked for: most runs need none.
  let packed: Buffer | undefined;
  return ({ response, headers }) => {
    packed ??= compress(Buffer.alloc(BOMB_BYTES));
    response.writeHead(200, { ...headers, 'content-encoding': encoding }).end(packed);
  };
}

function raw({ request }: Scene, text: string): void {
  request.socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${text}`);
}

async function drip({ response, headers, bytes, signal }: Scene): Promise<void> {
  response.writeHead(200, headers);
  for (const byte of bytes) {
    if (signal.aborted) return;
    response.write(Buffer.of(byte));
    await delay(DRIP_MS, undefined, { signal }).catch(() => undefined);
  }
  response.end();
}

const plays: Record<Fault, Play> = {
  'reset-before-answer': ({ request }) => void request.socket.resetAndDestroy(),
  'reset-mid-body': ({ request, response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'content-length': String(bytes.length) });
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    // A reset discards what the system has not sent yet, hence only after the half has left.
    response.write(half, () => setImmediate(() => request.socket.resetAndDestroy()));
  },
  oversized: (scene) => pour(scene, OVERSIZED_BYTES),
  'oversized-announced': (scene) =>
    pour(scene, OVERSIZED_BYTES, { 'content-length': String(OVERSIZED_BYTES) }),
  'endless-body': (scene) => pour(scene, Infinity),
  'slow-drip': drip,
  silence: () => undefined,
  'gzip-bomb': bomb('gzip', gzipSync),
  'brotli-bomb': bomb('br', (zeros) =>
    brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  ),
  'nested-bomb': bomb('gzip, gzip', (zeros) => gzipSync(gzipSync(zeros))),
  'wrong-content-length': (scene) =>
    raw(scene, `Content-Length: ${scene.bytes.length + 1000}\r\n\r\n${scene.bytes.toString('latin1')}`),
  'broken-chunking': (scene) => raw(scene, 'Transfer-Encoding: chunked\r\n\r\nZZ\r\nthis is no chunk\r\n'),
  'redirect-loop': ({ request, response }) =>
    void response.writeHead(302, { location: request.url ?? '/' }).end(),
  'wrong-charset': ({ response, headers, bytes }) => {
    const type = (headers['content-type'] ?? 'text/html').replace(/;.*$/, '');
    const body = Buffer.from(bytes.toString('utf8'), 'latin1');
    response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
  },
  'false-gzip': ({ response, headers, bytes }) =>
    void response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(bytes),
  'huge-headers': ({ response, headers, bytes }) =>
    void response.writeHead(200, { ...headers, 'x-padding': 'x'.repeat(MIB) }).end(bytes),
};

/** Answers a request the way `fault` says. */
export async function playFault(fault: Fault, scene: Scene): Promise<void> {
  await plays[fault](scene);
}
