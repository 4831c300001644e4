import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { AppError } from '../../../src/shared/errors.ts';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { networkError, retryAfter } from '../../../src/shared/http/http-errors.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { NOW, failure, webClient } from './support.ts';

const FEED = 'https://harbour-ledger.example/feed.xml';
const PAGE = 'https://harbour-ledger.example/2026/ships';
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

describe('a status', () => {
  const STATUSES: [status: number, code: string, errorClass: string][] = [
    [204, 'http_status_204', 'transient'],
    [400, 'http_status_400', 'permanent'],
    [401, 'http_status_401', 'permanent'],
    [403, 'http_status_403', 'permanent'],
    [404, 'http_status_404', 'permanent'],
    [408, 'http_status_408', 'transient'],
    [410, 'http_gone', 'permanent'],
    [425, 'http_status_425', 'transient'],
    [429, 'http_status_429', 'transient'],
    [451, 'http_status_451', 'permanent'],
    [500, 'http_status_500', 'transient'],
    [502, 'http_status_502', 'transient'],
    [503, 'http_status_503', 'transient'],
    [522, 'http_status_522', 'transient'],
  ];

  test.each(STATUSES)('of %d raises %s, %s, after one request', async (status, code, errorClass) => {
    web.put(FEED, { body: 'no', status });
    expect(await failure(client.get(FEED, feed))).toMatchObject({ code, errorClass });
    expect(web.requests).toHaveLength(1);
  });

  const HOUR = 3_600_000;
  const WAITS: [status: number, header: string, ms: number | undefined][] = [
    [429, '120', 120_000],
    [503, '0', 0],
    [503, 'Wed, 03 Jun 2026 10:00:00 GMT', HOUR],
    [503, 'Wed, 03 Jun 2020 10:00:00 GMT', 0],
    [429, '999999999', 24 * HOUR],
    [429, 'Wed, 03 Jun 2099 10:00:00 GMT', 24 * HOUR],
    [429, 'soon', undefined],
    [500, '60', 60_000],
    [404, '60', undefined],
  ];

  test.each(WAITS)('of %d with Retry-After %j waits %j ms', async (status, header, ms) => {
    web.put(FEED, { body: '', status, headers: { 'retry-after': header } });
    expect((await failure(client.get(FEED, feed))).retryAfterMs).toBe(ms);
  });

  it('without Retry-After names no time', () => expect(retryAfter(undefined, NOW, HOUR)).toBeUndefined());
});

describe('an error message', () => {
  it('holds no query, credentials or fragment of any URL', async () => {
    web.put(`${FEED}?token=SECRET`, { body: '', status: 500 });
    web.put('https://moved.example/?token=SECRET', {
      body: '',
      status: 302,
      headers: { location: 'http://me:SECRET@10.0.0.1/' },
    });
    const urls = [
      `${FEED}?token=SECRET#SECRET`,
      'https://me:SECRET@a.example/',
      'https://SECRET@a.example/',
      'https://moved.example/?token=SECRET',
      'https://me:SECRET@[bad/',
      'data:SECRET',
      'SECRET://a.example/SECRET?SECRET'.replace('SECRET', 'odd'),
      `https://a.example/${'x'.repeat(9000)}?SECRET`,
    ];
    const logged: unknown[] = [];
    const logging = webClient(web, { log: (...line) => logged.push(line) });
    for (const url of urls) {
      const error = await failure(logging.get(url, feed));
      expect(`${error.message} ${JSON.stringify(error.cause)}`).not.toContain('SECRET');
      expect(error.message.length).toBeLessThan(400);
    }
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain('SECRET');
    await logging.close();
  });

  it('reaches the log with its code, as an answer does with its status', async () => {
    web.put(FEED, { body: '<rss/>' });
    const logged: unknown[] = [];
    const logging = webClient(web, { log: (...line) => logged.push(line) });
    await logging.get(FEED, feed);
    await failure(logging.get(PAGE, feed));
    expect(logged).toEqual([
      ['http answer', { url: FEED, kind: 'feed', status: 200, characters: 6 }],
      ['http request failed', { url: PAGE, kind: 'feed', code: 'http_status_404', errorClass: 'permanent' }],
    ]);
    await logging.close();
  });

  const CODES: [theirs: string, ours: string, errorClass: string][] = [
    ['ENOTFOUND', 'http_dns_failed', 'transient'],
    ['EAI_AGAIN', 'http_dns_failed', 'transient'],
    ['ECONNREFUSED', 'http_connect_failed', 'transient'],
    ['ENETUNREACH', 'http_connect_failed', 'transient'],
    ['UND_ERR_CONNECT_TIMEOUT', 'http_timeout', 'transient'],
    ['ETIMEDOUT', 'http_timeout', 'transient'],
    ['CERT_HAS_EXPIRED', 'http_tls_failed', 'transient'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'http_tls_failed', 'transient'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'http_tls_failed', 'transient'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'http_tls_failed', 'transient'],
    ['UND_ERR_HEADERS_OVERFLOW', 'http_too_large', 'permanent'],
    ['UND_ERR_SOCKET', 'http_broken_answer', 'transient'],
    ['ECONNRESET', 'http_broken_answer', 'transient'],
    ['HPE_INVALID_CHUNK_SIZE', 'http_broken_answer', 'transient'],
  ];

  test.each(CODES)('for %s is %s, %s', (code, ours, errorClass) => {
    const error = networkError(new URL(FEED), Object.assign(new Error('x'), { code }));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: ours, errorClass });
  });
});
