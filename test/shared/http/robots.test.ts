import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { VirtualClock } from '../../../src/shared/clock.ts';
import { transient } from '../../../src/shared/errors.ts';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { type FetchRobots, createRobots } from '../../../src/shared/http/robots.ts';
import { parseRobots } from '../../../src/shared/http/robots-rules.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { NOW, failure, gate, webClient } from './support.ts';

const HOUR = 3_600_000;
const page = { kind: 'page' } as const;
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe('the rules of a robots.txt', () => {
  const RULES: [name: string, file: string, path: string, allowed: boolean][] = [
    ['an empty file', '', '/', true],
    ['nonsense', '<html>404</html>', '/', true],
    ['everything closed', 'User-agent: *\nDisallow: /', '/a', false],
    ['nothing closed', 'User-agent: *\nDisallow:', '/a', true],
    ['closed to us', 'User-agent: ai-news-bot\nDisallow: /', '/a', false],
    ['closed to us, in capitals', 'USER-AGENT: AI-News-Bot\nDISALLOW: /', '/a', false],
    ['closed to us with a version', 'User-agent: ai-news-bot/2.0\nDisallow: /', '/a', false],
    ['closed to others', 'User-agent: GPTBot\nDisallow: /', '/a', true],
    ['closed to one whose name begins like ours', 'User-agent: ai-news-bot-x\nDisallow: /', '/a', true],
    ['ours before everyone', 'User-agent: *\nDisallow: /\n\nUser-agent: ai-news-bot\nAllow: /', '/a', true],
    [
      'ours, closed, before everyone',
      'User-agent: ai-news-bot\nDisallow: /x\nUser-agent: *\nAllow: /',
      '/x',
      false,
    ],
    [
      'two groups of ours count together',
      'User-agent: ai-news-bot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: ai-news-bot\nDisallow: /b',
      '/b',
      false,
    ],
    [
      'two groups of ours, another path',
      'User-agent: ai-news-bot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: ai-news-bot\nDisallow: /b',
      '/c',
      true,
    ],
    [
      'several robots in one group',
      'User-agent: a\nUser-agent: ai-news-bot\nUser-agent: b\nDisallow: /',
      '/a',
      false,
    ],
    [
      'a sitemap between the robots of a group',
      'User-agent: ai-news-bot\nSitemap: https://a.example/s\nUser-agent: b\nDisallow: /',
      '/a',
      false,
    ],
    [
      'an empty line between the robots of a group',
      'User-agent: ai-news-bot\n\nUser-agent: b\nDisallow: /',
      '/a',
      false,
    ],
    ['a rule before any robot', 'Disallow: /\nUser-agent: *\nAllow: /', '/a', true],
    ['the longest pattern', 'User-agent: *\nDisallow: /news\nAllow: /news/ai', '/news/ai/1', true],
    [
      'the longest pattern, whatever the order',
      'User-agent: *\nAllow: /news/ai\nDisallow: /news',
      '/news/x',
      false,
    ],
    ['Allow when equally long', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['Allow first when equally long', 'User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['the beginning of a path', 'User-agent: *\nDisallow: /fish', '/fishing/nets', false],
    ['letter case', 'User-agent: *\nDisallow: /Fish', '/fish', true],
    ['a directory', 'User-agent: *\nDisallow: /fish/', '/fish', true],
    ['a wildcard', 'User-agent: *\nDisallow: /*/print', '/2026/print', false],
    ['a wildcard that finds nothing', 'User-agent: *\nDisallow: /*/print', '/2026/read', true],
    ['a query', 'User-agent: *\nDisallow: /*?page=', '/news?page=2', false],
    ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['an end that is not the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['an end that comes twice', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf.pdf', false],
    ['an end without a wildcard', 'User-agent: *\nDisallow: /a$', '/ab', true],
    ['only the root', 'User-agent: *\nDisallow: /$', '/', false],
    ['parts that may not overlap', 'User-agent: *\nDisallow: /ab*ba$', '/aba', true],
    ['a trailing wildcard', 'User-agent: *\nDisallow: /a*', '/abc', false],
    ['a dollar inside', 'User-agent: *\nDisallow: /a$b', '/a$b', false],
    ['a star escaped', 'User-agent: *\nDisallow: /a%2Ab', '/a*b', false],
    ['a star escaped is no wildcard', 'User-agent: *\nDisallow: /a%2Ab', '/axb', true],
    ['an escape in small letters', 'User-agent: *\nDisallow: /caf%c3%a9', '/caf%C3%A9', false],
    ['letters that need an escape', 'User-agent: *\nDisallow: /café', '/caf%C3%A9', false],
    ['a needless escape', 'User-agent: *\nDisallow: /%7Euser', '/~user/', false],
    ['comments', '# hello\nUser-agent: * # all\nDisallow: /a # this', '/a', false],
    ['spaces', '  User-agent :  *  \n\tDisallow :\t/a  ', '/a', false],
    ['line ends of every kind', 'User-agent: *\r\nDisallow: /a\rDisallow: /b', '/b', false],
    ['a byte order mark', '\uFEFFUser-agent: ai-news-bot\nDisallow: /', '/a', false],
    ['a robot called __proto__', 'User-agent: __proto__\nDisallow: /', '/a', true],
  ];

  test.each(RULES)('%s', (_, file, path, allowed) => {
    expect(parseRobots(file, 'ai-news-bot').allows(path)).toBe(allowed);
  });

  test.each([
    ['wildcards', `/${'*a'.repeat(250_000)}b`],
    ['many lines of wildcards', `/${'*a'.repeat(16)}b\nDisallow: `.repeat(11_000)],
    ['many short lines', '/*ab\nDisallow: '.repeat(33_000)],
    ['many robots', `/x\n${'User-agent: a\n'.repeat(17_000)}${'Disallow: /\n'.repeat(20_000)}`],
    ['long parts', `/*b${'a'.repeat(2000)}\nDisallow: `.repeat(250)],
  ])('cost little, even when hostile: %s', (_, patterns) => {
    const rules = parseRobots(`User-agent: *\nDisallow: ${patterns}`, 'ai-news-bot');
    const before = process.cpuUsage();
    expect(rules.allows(`/${'a'.repeat(8000)}`)).toBe(true);
    const { user } = process.cpuUsage(before);
    // Milliseconds: what grows with the square of such a file takes minutes, whatever the machine.
    expect(user / 1000).toBeLessThan(10_000);
  });
});

describe('the memory of robots.txt files', () => {
  let asked: string[];
  let clock: VirtualClock;
  const answerWith = (fetch: FetchRobots) =>
    createRobots({
      clock,
      fetch: (url) => {
        asked.push(url.href);
        return fetch(url);
      },
    });
  const closed = { status: 200, text: 'User-agent: *\nDisallow: /' };
  beforeEach(() => {
    asked = [];
    clock = new VirtualClock(NOW);
  });

  it('asks once a day and origin', async () => {
    const robots = answerWith(() => Promise.resolve({ status: 404, text: '' }));
    const urls = [
      'https://a.example/1',
      'https://a.example/2',
      'http://a.example/1',
      'https://a.example:8443/1',
    ];
    for (const url of urls) await robots.check(new URL(url));
    expect(asked).toEqual([
      'https://a.example/robots.txt',
      'http://a.example/robots.txt',
      'https://a.example:8443/robots.txt',
    ]);
    clock.advanceTo(later(24 * HOUR - 1));
    await robots.check(new URL('https://a.example/3'));
    expect(asked).toHaveLength(3);
    clock.advanceTo(later(24 * HOUR));
    await robots.check(new URL('https://a.example/3'));
    expect(asked).toHaveLength(4);
  });

  it('asks once for pages that come together', async () => {
    const answer = gate<typeof closed>();
    const robots = answerWith(() => answer.promise);
    const checks = [1, 2, 3].map((n) => failure(robots.check(new URL(`https://a.example/${n}`))));
    answer.open(closed);
    for (const error of await Promise.all(checks)) {
      expect(error).toMatchObject({ code: 'http_robots', errorClass: 'permanent' });
    }
    expect(asked).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 410, 451])('takes %d for "no rules"', async (status) => {
    await answerWith(() => Promise.resolve({ status, text: closed.text })).check(
      new URL('https://a.example/'),
    );
  });

  test.each([301, 429, 500, 503])(
    'takes %d for "closed for now", and asks again after ten minutes',
    async (status) => {
      const robots = answerWith(() => Promise.resolve({ status, text: '' }));
      const check = () => failure(robots.check(new URL('https://a.example/')));
      expect(await check()).toMatchObject({
        code: 'http_robots_unreachable',
        errorClass: 'transient',
        retryAfterMs: 600_000,
      });
      clock.advanceTo(later(400_000));
      expect((await check()).retryAfterMs).toBe(200_000);
      expect(asked).toHaveLength(1);
      clock.advanceTo(later(600_000));
      await check();
      expect(asked).toHaveLength(2);
    },
  );

  it('waits longer when the server says so', async () => {
    const robots = answerWith(() => Promise.resolve({ status: 429, text: '', retryAfterMs: HOUR }));
    expect((await failure(robots.check(new URL('https://a.example/')))).retryAfterMs).toBe(HOUR);
  });

  it('takes no answer for "closed for now", endless redirects for "no rules", and a bug for a bug', async () => {
    const failing = (error: Error) =>
      answerWith(() => Promise.reject(error)).check(new URL('https://a.example/'));
    expect((await failure(failing(transient('http_timeout', 'x')))).code).toBe('http_robots_unreachable');
    await failing(transient('http_too_many_redirects', 'x'));
    await expect(failing(new TypeError('a bug'))).rejects.toThrow('a bug');
  });

  it('keeps 500 origins, those used last', async () => {
    const robots = answerWith(() => Promise.resolve({ status: 404, text: '' }));
    const visit = (n: number) => robots.check(new URL(`https://host-${n}.example/`));
    for (let n = 0; n < 500; n += 1) await visit(n);
    await visit(0);
    await visit(500);
    expect(asked).toHaveLength(501);
    await visit(0);
    expect(asked).toHaveLength(501);
    await visit(1);
    expect(asked).toHaveLength(502);
  });

  it('keeps 16 MB of rules, however few origins that is', async () => {
    const text = `User-agent: *\n${`Disallow: /${'x'.repeat(90)}\n`.repeat(5000)}`;
    const robots = answerWith(() => Promise.resolve({ status: 200, text }));
    const visit = (n: number) => robots.check(new URL(`https://host-${n}.example/`));
    for (let n = 0; n < 16; n += 1) await visit(n);
    await visit(15);
    expect(asked).toHaveLength(16);
    await visit(0);
    expect(asked).toHaveLength(17);
  });
});

describe('a page', () => {
  const PAGE = 'https://harbour-ledger.example/2026/ships';
  const ROBOTS = 'https://harbour-ledger.example/robots.txt';
  let web: Web;
  let client: HttpClient;
  beforeEach(async () => {
    web = await startWeb();
    client = webClient(web);
    web.put(PAGE, { body: '<p>Ships</p>' });
  });
  afterEach(async () => {
    await client.close();
    await web.close();
  });
  const asked = () => web.requests.map((request) => request.url);

  it('is read when there is no robots.txt, which is asked for first', async () => {
    expect((await client.get(PAGE, page)).body).toBe('<p>Ships</p>');
    expect((await client.get(PAGE, page)).status).toBe(200);
    expect(asked()).toEqual([ROBOTS, PAGE, PAGE]);
    expect(web.requests[0]!.headers['user-agent']).toContain('ai-news-bot');
  });

  it('is not asked for when robots.txt closes it', async () => {
    web.put(ROBOTS, { body: 'User-agent: *\nDisallow: /2026/', contentType: 'text/plain' });
    expect(await failure(client.get(PAGE, page))).toMatchObject({
      code: 'http_robots',
      errorClass: 'permanent',
    });
    expect(asked()).toEqual([ROBOTS]);
  });

  it('is not asked for while robots.txt fails', async () => {
    web.put(ROBOTS, { body: '', status: 503, headers: { 'retry-after': '3600' } });
    expect(await failure(client.get(PAGE, page))).toMatchObject({
      code: 'http_robots_unreachable',
      retryAfterMs: HOUR,
    });
    expect(asked()).toEqual([ROBOTS]);
  });

  it('that is a feed needs no robots.txt: an operator asked for it', async () => {
    web.put(ROBOTS, { body: 'User-agent: *\nDisallow: /', contentType: 'text/plain' });
    expect((await client.get(PAGE, { kind: 'feed' })).status).toBe(200);
    expect(asked()).toEqual([PAGE]);
  });

  it('behind a redirect obeys the robots.txt of the host it leads to', async () => {
    web.put('https://short.example/1', { body: '', status: 301, headers: { location: PAGE } });
    web.put(ROBOTS, { body: 'User-agent: *\nDisallow: /2026/', contentType: 'text/plain' });
    expect((await failure(client.get('https://short.example/1', page))).code).toBe('http_robots');
    expect(asked()).toEqual(['https://short.example/robots.txt', 'https://short.example/1', ROBOTS]);
  });

  it('follows a robots.txt that has moved, also to another host', async () => {
    web.put(ROBOTS, { body: '', status: 301, headers: { location: 'https://cdn.example/robots' } });
    web.put('https://cdn.example/robots', {
      body: 'User-agent: *\nDisallow: /2026/',
      contentType: 'text/plain',
    });
    expect((await failure(client.get(PAGE, page))).code).toBe('http_robots');
  });

  it('obeys the first 500 KiB of a robots.txt, and ignores the rest', async () => {
    const start = 'User-agent: *\nDisallow: /2026/\n';
    web.put(ROBOTS, { body: `${start}${'#\n'.repeat(400_000)}`, contentType: 'text/plain' });
    expect((await failure(client.get(PAGE, page))).code).toBe('http_robots');
    web.put(ROBOTS, { body: `${'#\n'.repeat(400_000)}${start}`, contentType: 'text/plain' });
    const fresh = webClient(web);
    expect((await fresh.get(PAGE, page)).status).toBe(200);
    await fresh.close();
  });
});
