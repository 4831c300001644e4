import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { clientOf, failure, gate, webClient } from './support.ts';

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

describe('a connection', () => {
  it('to a name that does not resolve is a DNS failure', async () => {
    const error = await failure(clientOf().get('https://unknown.example/', feed));
    expect(error).toMatchObject({ code: 'http_dns_failed', errorClass: 'transient' });
  });

  it('to a closed port fails', async () => {
    const { port } = web;
    await web.close();
    const allowing = clientOf({ allowedHosts: ['127.0.0.1'] });
    expect((await failure(allowing.get(`http://127.0.0.1:${port}/`, feed))).code).toBe('http_connect_failed');
    await allowing.close();
    web = await startWeb();
  });

  it('by TLS to a server that speaks none fails', async () => {
    const allowing = clientOf({ allowedHosts: ['127.0.0.1'] });
    const error = await failure(allowing.get(`https://127.0.0.1:${web.port}/`, feed));
    expect(error).toMatchObject({ code: 'http_tls_failed', errorClass: 'transient' });
    await allowing.close();
  });

  it('under way is given up when the client closes', async () => {
    const asked = gate();
    web.put(FEED, { body: () => (asked.open(), new Promise<string>(() => undefined)) });
    const pending = failure(client.get(FEED, feed));
    await asked.promise;
    await client.close();
    expect((await pending).code).toBe('http_closed');
    expect((await failure(client.get(FEED, feed))).code).toBe('http_closed');
  });

  it('is one of two at most to one host; other hosts do not wait', async () => {
    let open = 0;
    let most = 0;
    const arrived = [gate(), gate()];
    const release = gate();
    const slow = async () => {
      open += 1;
      most = Math.max(most, open);
      arrived[open - 1]?.open();
      await release.promise;
      open -= 1;
      return '<rss/>';
    };
    for (let i = 0; i < 6; i += 1) web.put(`https://busy.example/${i}`, { body: slow });
    web.put(FEED, { body: '<rss/>' });
    const all = Array.from({ length: 6 }, (_, i) => client.get(`https://busy.example/${i}`, feed));
    await Promise.all(arrived.map((gate) => gate.promise));
    expect((await client.get(FEED, feed)).status).toBe(200);
    expect(web.requests.filter((request) => request.url.includes('busy'))).toHaveLength(2);
    release.open();
    expect((await Promise.all(all)).every((answer) => answer.status === 200)).toBe(true);
    expect(most).toBe(2);
  });

  it('waiting for its turn is not timed', async () => {
    const short = webClient(web, { limits: { perHost: 1, totalMs: 400 } });
    const release = gate();
    const asked = gate();
    web.put('https://busy.example/first', {
      body: () => (asked.open(), release.promise.then(() => '<rss/>')),
    });
    web.put('https://busy.example/second', { body: '<rss/>' });
    const first = failure(short.get('https://busy.example/first', feed));
    await asked.promise;
    // The first one uses up its whole time; the second, which waited all along, still has its own.
    const second = short.get('https://busy.example/second', feed);
    expect((await first).code).toBe('http_timeout');
    expect((await second).status).toBe(200);
    release.open();
    await short.close();
  });
});
