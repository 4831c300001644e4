import { type Readable, type Transform, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { permanent } from '../errors.ts';
import { describeUrl } from './http-errors.ts';

/** The content codings we ask for and understand. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** Real servers compress once; two layers are a proxy's mistake, more are an attack. */
const MAX_LAYERS = 2;

export interface BodyLimits {
  /** Most bytes on the wire and after each decompression. */
  maxBytes: number;
  /** What to do with a body over `maxBytes`: raise `http_too_large`, or keep its beginning. */
  whenLonger: 'refuse' | 'cut';
  maxRatio: number;
  ratioFloorBytes: number;
}

type Chunks = AsyncIterable<Buffer>;

/** The codings of a Content-Encoding header, in the order they were applied. */
function layersOf(url: URL, contentEncoding: string): string[] {
  const names = contentEncoding.split(',').map((name) => name.trim().toLowerCase().replace(/^x-/, ''));
  const layers = names.filter((name) => name !== '' && name !== 'identity');
  const unknown = layers.some((name) => name !== 'gzip' && name !== 'deflate' && name !== 'br');
  if (unknown || layers.length > MAX_LAYERS) {
    const message = `${describeUrl(url)} is compressed in a way that was not asked for; it cannot be read.`;
    throw permanent('http_unsupported_encoding', message);
  }
  return layers;
}

/** "deflate" should be a zlib stream (first byte 0x78 with any usual window); some servers send raw deflate. */
function decoderFor(layer: string, firstByte: number): Transform {
  if (layer === 'gzip') return createGunzip();
  if (layer === 'br') return createBrotliDecompress();
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

async function* withFirst(first: Buffer, rest: AsyncIterator<Buffer, unknown>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // A loop by hand must close what it reads, as for-await would: the layer below may hold a decoder.
    await rest.return?.();
  }
}

async function* decompress(source: Chunks, layer: string): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  const first: IteratorResult<Buffer, unknown> = await iterator.next();
  // An empty body has nothing to decompress, whatever its header says.
  if (first.done === true) return;
  const decoder = decoderFor(layer, first.value[0] ?? 0);
  // The decoder carries a failure of its source to the loop below, so the callback has nothing to do.
  pipeline(withFirst(first.value, iterator), decoder, () => undefined);
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) yield chunk;
  } finally {
    decoder.destroy();
  }
}

function tooLarge(url: URL, maxBytes: number): Error {
  return permanent('http_too_large', `${describeUrl(url)} is larger than the limit of ${maxBytes} bytes.`);
}

/** Counts what passes and ends the body that is too long, or that swells too much against `wire.bytes`. */
async function* limited(
  source: Chunks,
  url: URL,
  limits: BodyLimits,
  wire: { bytes: number },
  onWire: boolean,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (onWire) wire.bytes = bytes;
    if (bytes > limits.ratioFloorBytes && bytes > wire.bytes * limits.maxRatio) {
      throw permanent(
        'http_bomb',
        `${describeUrl(url)} unpacks to far more than it sends, as an attack would.`,
      );
    }
    if (bytes > limits.maxBytes) {
      if (limits.whenLonger === 'cut') {
        yield chunk.subarray(0, chunk.length - (bytes - limits.maxBytes));
        return;
      }
      throw tooLarge(url, limits.maxBytes);
    }
    yield chunk;
  }
}

/**
 * Reads and decompresses a body, layer by layer, each under the limits, so memory holds at most `maxBytes` and a few
 * chunks. `stream` is used up or destroyed.
 *
 * @param headers the answer's, with lower-case names.
 *
 * @throws permanent `http_unsupported_encoding`, `http_too_large`, `http_bomb`; or what `stream` or zlib raise.
 */
export async function readBody(
  stream: Readable,
  url: URL,
  headers: Record<string, string>,
  limits: BodyLimits,
): Promise<Buffer> {
  try {
    const announced = Number(headers['content-length'] ?? 0);
    if (limits.whenLonger === 'refuse' && announced > limits.maxBytes) throw tooLarge(url, limits.maxBytes);
    const wire = { bytes: 0 };
    const layers = layersOf(url, headers['content-encoding'] ?? '');
    let chunks: Chunks = limited(stream, url, limits, wire, true);
    for (const layer of layers.reverse()) {
      chunks = limited(decompress(chunks, layer), url, limits, wire, false);
    }
    const parts: Buffer[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts);
  } finally {
    // A reader that stops early must not leave the socket receiving.
    stream.on('error', () => undefined).destroy();
  }
}
