import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpClient, createHttpClient } from '../../../src/shared/http/client.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { NOW, clientOf, failure, webClient } from './support.ts';

const FEED = 'https://harbour-ledger.example/feed.xml';
const PAGE = 'https://harbour-ledger.example/2026/ships';
const feed = { kind: 'feed' } as const;
const page = { kind: 'page' } as const;

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

describe('a request', () => {
  it('says who asks, for what, and which encodings it reads', async () => {
    web.put(FEED, { body: '<rss/>' });
    await client.get(FEED, feed);
    expect(web.requests).toHaveLength(1);
    expect(web.requests[0]).toMatchObject({
      method: 'GET',
      url: FEED,
      headers: {
        host: 'harbour-ledger.example',
        'user-agent': 'ai-news-bot/1.2.3 (+https://bot.example/about)',
        'accept-encoding': 'gzip, deflate, br',
      },
    });
    expect(web.requests[0]!.headers.accept).toMatch(/^application\/atom\+xml/);
  });

  it('asks for HTML when it wants a page', async () => {
    web.put(PAGE, { body: '<p>Ships</p>' });
    await client.get(PAGE, page);
    expect(web.requests.at(-1)!.headers.accept).toMatch(/^text\/html/);
  });

  it('keeps what may not stand in a header out of the user agent', async () => {
    const odd = webClient(web, { contact: 'mailto:x@y.example\r\nx-evil: 1 \u{1F47B}' });
    web.put(FEED, { body: '<rss/>' });
    await odd.get(FEED, feed);
    expect(web.requests[0]!.headers['user-agent']).toBe('ai-news-bot/1.2.3 (+mailto:x@y.examplex-evil: 1 )');
    await odd.close();
  });

  it('never sends the fragment, always the query', async () => {
    web.put(`${FEED}?key=1`, { body: '<rss/>' });
    expect((await client.get(`${FEED}?key=1#top`, feed)).url).toBe(`${FEED}?key=1`);
  });
});

describe('an answer', () => {
  it('has text, type, validators and the headers that matter', async () => {
    web.put(PAGE, {
      body: '<p>Ships</p>',
      lastModified: new Date('2026-06-01T08:00:00Z'),
      headers: {
        'x-robots-tag': 'nosnippet',
        'content-language': 'en',
        link: '<https://a.example>; rel="canonical"',
        server: 'x',
      },
    });
    expect(await client.get(PAGE, page)).toEqual({
      status: 200,
      url: PAGE,
      body: '<p>Ships</p>',
      contentType: 'text/html; charset=utf-8',
      etag: expect.stringMatching(/^"[0-9a-f]{40}"$/),
      lastModified: 'Mon, 01 Jun 2026 08:00:00 GMT',
      headers: {
        'x-robots-tag': 'nosnippet',
        date: expect.any(String),
        'content-language': 'en',
        link: '<https://a.example>; rel="canonical"',
      },
    });
  });

  it('is 304 without a body when the ETag is the last one', async () => {
    web.put(FEED, { body: '<rss/>' });
    const first = await client.get(FEED, feed);
    const second = await client.get(FEED, { ...feed, etag: first.etag! });
    expect(second).toMatchObject({ status: 304, body: '', url: FEED });
    expect(web.requests[1]!.headers['if-none-match']).toBe(first.etag);
    web.put(FEED, { body: '<rss>new</rss>' });
    expect(await client.get(FEED, { ...feed, etag: first.etag! })).toMatchObject({ status: 200 });
  });

  it('is 304 when the date is the last one, and no ETag was sent', async () => {
    const lastModified = new Date('2026-06-01T08:00:00Z');
    web.put(FEED, { body: '<rss/>', etag: false, lastModified });
    const first = await client.get(FEED, feed);
    expect(first.etag).toBeUndefined();
    expect((await client.get(FEED, { ...feed, lastModified: first.lastModified! })).status).toBe(304);
    web.put(FEED, { body: '<rss/>', etag: false, lastModified: new Date('2026-06-02T08:00:00Z') });
    expect((await client.get(FEED, { ...feed, lastModified: first.lastModified! })).status).toBe(200);
  });

  it('drops validators that could not be sent back', async () => {
    web.put(FEED, { body: '<rss/>', etag: `"${'x'.repeat(2000)}"` });
    expect((await client.get(FEED, feed)).etag).toBeUndefined();
    await client.get(FEED, { ...feed, etag: '"a"\r\nx-evil: 1', lastModified: '\u0000' });
    expect(web.requests.at(-1)!.headers).not.toHaveProperty('if-none-match');
    expect(web.requests.at(-1)!.headers).not.toHaveProperty('if-modified-since');
  });

  it('of 304 that nobody asked for is an error', async () => {
    web.put(FEED, { body: '', status: 304 });
    expect(await failure(client.get(FEED, feed))).toMatchObject({
      code: 'http_status_304',
      errorClass: 'transient',
    });
  });

  it('leaves the connection open for the next request, after 200 and after 304', async () => {
    const sockets = new Set<unknown>();
    const server = createServer((request, response) => {
      sockets.add(request.socket);
      response.writeHead(request.headers['if-none-match'] === undefined ? 200 : 304, { etag: '"1"' }).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const routed = clientOf({ route: () => ({ host: '127.0.0.1', port }) });
    for (let n = 0; n < 10; n += 1) {
      await routed.get(FEED, feed);
      await routed.get(FEED, { ...feed, etag: '"1"' });
    }
    // undici opens a second one when the first has not quite finished; 20 would mean that none was kept.
    expect(sockets.size).toBeLessThanOrEqual(3);
    await routed.close();
    server.close();
  });
});

describe('a content type', () => {
  test.each([
    'image/png',
    'audio/mpeg',
    'video/mp4',
    'font/woff2',
    'application/pdf',
    'application/zip',
    'application/vnd.ms-excel',
  ])('%s is no text, as feed or as page', async (contentType) => {
    web.put(FEED, { body: 'x', contentType });
    for (const request of [feed, page]) {
      expect(await failure(client.get(FEED, request))).toMatchObject({
        code: 'http_not_text',
        errorClass: 'permanent',
      });
    }
  });

  test.each([
    'application/vnd.api+json',
    'text/plain',
    'application/xhtml+xml',
    'application/feed+json',
    'nonsense',
  ])('%s may be read', async (contentType) => {
    web.put(FEED, { body: 'x', contentType });
    expect((await client.get(FEED, page)).body).toBe('x');
  });

  it('of unknown bytes is taken for a feed, not for a page', async () => {
    web.put(FEED, { body: '<rss/>', contentType: 'application/octet-stream' });
    expect((await client.get(FEED, feed)).body).toBe('<rss/>');
    expect((await failure(client.get(FEED, page))).code).toBe('http_not_text');
  });
});

it('uses the ordinary resolver and limits when nothing is given', async () => {
  const plain = createHttpClient({ contact: 'x', version: '1', clock: { now: () => NOW } });
  expect((await failure(plain.get('http://localhost/', feed))).code).toBe('http_address_refused');
  await plain.close();
});
