import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { HttpClient, HttpLimits } from '../../../src/shared/http/client.ts';
import { type Fault, type Web, startWeb } from '../../simulators/web/web.ts';
import { clientOf, failure, webClient } from './support.ts';

const URL_ = 'https://harbour-ledger.example/feed.xml';
const feed = { kind: 'feed' } as const;
const page = { kind: 'page' } as const;
const TEXT = `<rss>${'A ship came in. '.repeat(200)}</rss>`;

let web: Web;
let client: HttpClient;
beforeEach(async () => {
  web = await startWeb();
  client = webClient(web);
});
afterEach(async () => {
  await client.close();
  await web.close();
});

async function limited(limits: Partial<HttpLimits>, request: typeof feed | typeof page = feed) {
  const strict = webClient(web, { limits });
  try {
    return await failure(strict.get(URL_, request));
  } finally {
    await strict.close();
  }
}

describe("a publisher's server that misbehaves", () => {
  const FAULTS: [fault: Fault, code: string, errorClass: string][] = [
    ['reset-before-answer', 'http_broken_answer', 'transient'],
    ['reset-mid-body', 'http_broken_answer', 'transient'],
    ['oversized', 'http_too_large', 'permanent'],
    ['oversized-announced', 'http_too_large', 'permanent'],
    ['endless-body', 'http_too_large', 'permanent'],
    ['gzip-bomb', 'http_bomb', 'permanent'],
    ['brotli-bomb', 'http_bomb', 'permanent'],
    ['nested-bomb', 'http_bomb', 'permanent'],
    ['wrong-content-length', 'http_broken_answer', 'transient'],
    ['broken-chunking', 'http_broken_answer', 'transient'],
    ['redirect-loop', 'http_too_many_redirects', 'permanent'],
    ['false-gzip', 'http_broken_answer', 'transient'],
    ['huge-headers', 'http_too_large', 'permanent'],
  ];

  test.each(FAULTS)('by %s raises %s, %s, and the next request works', async (fault, code, errorClass) => {
    web.put(URL_, { body: TEXT, fault });
    expect(await failure(client.get(URL_, feed))).toMatchObject({ code, errorClass });
    web.put(URL_, { body: TEXT });
    expect((await client.get(URL_, feed)).body).toBe(TEXT);
  });

  it('asks no second time by itself', async () => {
    for (const fault of ['reset-before-answer', 'reset-mid-body', 'broken-chunking'] as const) {
      web.requests.length = 0;
      web.put(URL_, { body: TEXT, fault });
      await failure(client.get(URL_, feed));
      expect(web.requests).toHaveLength(1);
    }
  });

  it('with the wrong charset is read all the same', async () => {
    web.put(URL_, { body: '<p>Malmö, Århus, Tromsø</p>', fault: 'wrong-charset' });
    expect((await client.get(URL_, feed)).body).toBe('<p>Malmö, Århus, Tromsø</p>');
  });
});

describe('a limit of time', () => {
  it('ends the wait for headers', async () => {
    web.put(URL_, { body: TEXT, fault: 'silence' });
    expect(await limited({ headersMs: 100 })).toMatchObject({
      code: 'http_timeout',
      errorClass: 'transient',
    });
  });

  it('ends a request whose bytes drip', async () => {
    web.put(URL_, { body: TEXT, fault: 'slow-drip' });
    expect(await limited({ totalMs: 200 })).toMatchObject({ code: 'http_timeout', errorClass: 'transient' });
  });

  it('ends a body without an end', async () => {
    web.put(URL_, { body: TEXT, fault: 'endless-body' });
    expect((await limited({ totalMs: 200, feedBytes: Number.MAX_SAFE_INTEGER })).code).toMatch(/timeout/);
  });

  it('ends an answer that begins late', async () => {
    web.put(URL_, { body: TEXT, delayMs: 60_000 });
    expect((await limited({ totalMs: 100 })).code).toBe('http_timeout');
  });

  it('counts all redirects together', async () => {
    web.put('https://harbour-ledger.example/2', {
      body: '',
      status: 302,
      delayMs: 60_000,
      headers: { location: '/3' },
    });
    web.put(URL_, { body: '', status: 302, headers: { location: '/2' } });
    expect((await limited({ totalMs: 200 })).code).toBe('http_timeout');
  });

  it('ends a slow robots.txt as well', async () => {
    web.put('https://harbour-ledger.example/robots.txt', { body: '', fault: 'silence' });
    expect((await limited({ totalMs: 150 }, page)).code).toMatch(/^http_(timeout|robots_unreachable)$/);
  });

  it('ends a DNS that never answers', async () => {
    const waiting = clientOf({ resolve: () => new Promise(() => undefined), limits: { connectMs: 100 } });
    expect((await failure(waiting.get('https://slow.example/', feed))).code).toBe('http_timeout');
    await waiting.close();
  });
});

describe('a limit of size', () => {
  it('is its own for feeds and for pages', async () => {
    web.put(URL_, { body: 'x'.repeat(2000) });
    expect((await limited({ feedBytes: 1999 })).code).toBe('http_too_large');
    expect((await limited({ pageBytes: 1999 }, page)).code).toBe('http_too_large');
    const enough = webClient(web, { limits: { feedBytes: 2000, pageBytes: 2000 } });
    expect((await enough.get(URL_, feed)).body).toHaveLength(2000);
    expect((await enough.get(URL_, page)).body).toHaveLength(2000);
    await enough.close();
  });

  it('counts decoded bytes', async () => {
    const body = gzipSync(Buffer.from(TEXT));
    web.put(URL_, { body, headers: { 'content-encoding': 'gzip' } });
    expect((await limited({ feedBytes: body.length + 10 })).code).toBe('http_too_large');
  });

  it('of the ratio lets small, repetitive feeds through', async () => {
    const text = `<rss>${' '.repeat(500_000)}</rss>`;
    web.put(URL_, { body: gzipSync(text), headers: { 'content-encoding': 'gzip' } });
    expect((await client.get(URL_, feed)).body).toBe(text);
    expect((await limited({ ratioFloorBytes: 100_000 })).code).toBe('http_bomb');
  });

  it('of the headers holds', async () => {
    web.put(URL_, { body: TEXT, headers: { 'x-cookie': 'x'.repeat(20_000) } });
    expect((await client.get(URL_, feed)).status).toBe(200);
    expect((await limited({ headerBytes: 10_000 })).code).toBe('http_too_large');
  });

  it('of the URL holds', async () => {
    expect((await failure(client.get(`${URL_}?${'x'.repeat(9000)}`, feed))).code).toBe('http_bad_url');
  });
});

describe('a content encoding', () => {
  const READABLE: [encoding: string, body: Buffer][] = [
    ['identity', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT)],
    ['GZIP', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
    ['deflate, identity, gzip', gzipSync(deflateSync(TEXT))],
  ];

  test.each(READABLE)('of %s is read', async (encoding, body) => {
    web.put(URL_, { body, contentType: 'text/xml', headers: { 'content-encoding': encoding } });
    expect((await client.get(URL_, feed)).body).toBe(TEXT);
  });

  test.each(['zstd', 'compress', 'gzip, zstd', 'gzip, gzip, gzip', 'nonsense'])(
    'of %s is refused',
    async (encoding) => {
      web.put(URL_, { body: TEXT, headers: { 'content-encoding': encoding } });
      expect(await failure(client.get(URL_, feed))).toMatchObject({
        code: 'http_unsupported_encoding',
        errorClass: 'permanent',
      });
    },
  );

  it('around an empty body is nothing', async () => {
    web.put(URL_, { body: '', headers: { 'content-encoding': 'gzip' } });
    expect((await client.get(URL_, feed)).body).toBe('');
  });

  it('that breaks off is an error, not half a document', async () => {
    for (const [encoding, body] of READABLE.slice(1)) {
      const cut = body.subarray(0, body.length - 12);
      web.put(URL_, { body: cut, headers: { 'content-encoding': encoding } });
      expect((await failure(client.get(URL_, feed))).code).toBe('http_broken_answer');
    }
  });
});
