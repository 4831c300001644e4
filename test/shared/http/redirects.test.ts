import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { clientOf, failure, webClient } from './support.ts';

const FEED = 'https://harbour-ledger.example/feed.xml';
const feed = { kind: 'feed' } as const;

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

describe('a redirect', () => {
  const MOVES: [statuses: number[], permanent: boolean][] = [
    [[301], true],
    [[308], true],
    [[301, 308, 301], true],
    [[302], false],
    [[303], false],
    [[307], false],
    [[301, 302], false],
    [[302, 301], false],
    [[301, 301, 301, 301, 301], true],
  ];

  test.each(MOVES)('of %j is followed; remembered: %s', async (statuses, permanent) => {
    statuses.forEach((status, hop) => {
      web.put(`https://a.example/${hop}`, { body: '', status, headers: { location: `/${hop + 1}` } });
    });
    const end = `https://a.example/${statuses.length}`;
    web.put(end, { body: '<rss/>' });
    const answer = await client.get('https://a.example/0', feed);
    expect(answer.url).toBe(end);
    expect(answer.movedTo).toBe(permanent ? end : undefined);
  });

  it('from http to https is remembered, from https to http is not', async () => {
    const put = (from: string, to: string) =>
      web.put(from, { body: '', status: 301, headers: { location: to } });
    put('http://up.example/', 'https://up.example/');
    web.put('https://up.example/', { body: '<rss/>' });
    expect((await client.get('http://up.example/', feed)).movedTo).toBe('https://up.example/');
    put('https://down.example/', 'http://down.example/');
    web.put('http://down.example/', { body: '<rss/>' });
    const answer = await client.get('https://down.example/', feed);
    expect(answer.url).toBe('http://down.example/');
    expect(answer.movedTo).toBeUndefined();
  });

  it('carries the validators to the document at its end', async () => {
    web.put('https://a.example/', { body: '', status: 301, headers: { location: FEED } });
    web.put(FEED, { body: '<rss/>' });
    const { etag } = await client.get('https://a.example/', feed);
    const again = await client.get('https://a.example/', { ...feed, etag: etag! });
    expect(again).toMatchObject({ status: 304, url: FEED, movedTo: FEED });
  });

  it('is followed five times, not six', async () => {
    for (let hop = 0; hop < 6; hop += 1) {
      web.put(`https://a.example/${hop}`, { body: '', status: 302, headers: { location: `/${hop + 1}` } });
    }
    web.put('https://a.example/6', { body: '<rss/>' });
    expect((await client.get('https://a.example/1', feed)).status).toBe(200);
    expect((await failure(client.get('https://a.example/0', feed))).code).toBe('http_too_many_redirects');
  });

  it('in a circle ends', async () => {
    web.put(FEED, { body: '', fault: 'redirect-loop' });
    const error = await failure(client.get(FEED, feed));
    expect(error).toMatchObject({ code: 'http_too_many_redirects', errorClass: 'permanent' });
    expect(web.requests).toHaveLength(6);
  });

  it('without a location is an error, and one to nonsense too', async () => {
    web.put(FEED, { body: '', status: 301 });
    expect((await failure(client.get(FEED, feed))).code).toBe('http_status_301');
    web.put(FEED, { body: '', status: 301, headers: { location: 'http://[nonsense' } });
    expect((await failure(client.get(FEED, feed))).code).toBe('http_bad_url');
  });

  it('whose own body never ends is followed at once', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/end') return void response.end('<rss/>');
      response.writeHead(302, { location: '/end' }).write('more to come');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const routed = clientOf({ route: () => ({ host: '127.0.0.1', port }) });
    expect((await routed.get(FEED, feed)).body).toBe('<rss/>');
    await routed.close();
    server.close();
  });
});
