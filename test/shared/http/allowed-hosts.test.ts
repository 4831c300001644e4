import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { clientOf, failure } from './support.ts';

const feed = { kind: 'feed' } as const;
const page = { kind: 'page' } as const;

let web: Web;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(async () => {
  await web.close();
});

describe('an allowed host', () => {
  const redirect = (to: string) => ({ body: '', status: 301, headers: { location: to } });

  it('is reached although its address is private, by name, by address, with or without its port', async () => {
    web.put(`http://127.0.0.1:${web.port}/feed`, { body: '<rss/>' });
    web.put(`http://intranet.example:${web.port}/feed`, { body: '<rss/>' });
    const resolve = () => Promise.resolve([{ address: '127.0.0.1' }]);
    for (const [url, entry] of [
      [`http://127.0.0.1:${web.port}/feed`, '127.0.0.1'],
      [`http://127.0.0.1:${web.port}/feed`, `127.0.0.1:${web.port}`],
      [`http://intranet.example:${web.port}/feed`, ' Intranet.EXAMPLE '],
    ] as const) {
      const allowing = clientOf({ allowedHosts: [entry], resolve });
      expect((await allowing.get(url, feed)).status).toBe(200);
      await allowing.close();
    }
  });

  it('is allowed at its port only, if one is given', async () => {
    const allowing = clientOf({ allowedHosts: ['127.0.0.1:1', '127.0.0.1:80'] });
    expect((await failure(allowing.get(`${web.origin}/`, feed))).code).toBe('http_address_refused');
    await allowing.close();
  });

  it('is not reached by a redirect from a public one', async () => {
    web.put('https://public.example/', redirect(`${web.origin}/feed`));
    const allowing = clientOf({
      allowedHosts: ['127.0.0.1'],
      route: (url) => (url.hostname === 'public.example' ? web.route(url) : undefined),
    });
    const error = await failure(allowing.get('https://public.example/', feed));
    expect(error).toMatchObject({ code: 'http_address_refused', errorClass: 'transient' });
    expect(web.requests).toHaveLength(1);
    await allowing.close();
  });

  it('may redirect to another allowed one', async () => {
    web.put(`${web.origin}/feed`, redirect(`http://intranet.example:${web.port}/feed`));
    web.put(`http://intranet.example:${web.port}/feed`, { body: '<rss/>' });
    const resolve = () => Promise.resolve([{ address: '127.0.0.1' }]);
    const allowing = clientOf({ allowedHosts: ['127.0.0.1', 'intranet.example'], resolve });
    expect((await allowing.get(`${web.origin}/feed`, feed)).movedTo).toBe(
      `http://intranet.example:${web.port}/feed`,
    );
    await allowing.close();
  });

  it('gives its pages to its own feeds, not to those of others', async () => {
    web.put(`${web.origin}/page`, { body: '<p>private</p>' });
    const allowing = clientOf({ allowedHosts: ['127.0.0.1'] });
    const ask = (foundOn: string) => allowing.get(`${web.origin}/page`, { ...page, foundOn });
    expect((await ask(`${web.origin}/feed`)).status).toBe(200);
    for (const foundOn of ['https://public.example/feed', 'nonsense']) {
      expect(await failure(ask(foundOn))).toMatchObject({
        code: 'http_address_refused',
        errorClass: 'permanent',
      });
    }
    await allowing.close();
  });

  it.each([
    ['feed', feed],
    ['page', page],
  ])('are as closed as others to a %s that somebody else than the operator named', async (_kind, request) => {
    web.put(`${web.origin}/page`, { body: '<p>private</p>' });
    const allowing = clientOf({ allowedHosts: ['127.0.0.1'] });
    expect((await allowing.get(`${web.origin}/page`, request)).status).toBe(200);
    expect(await failure(allowing.get(`${web.origin}/page`, { ...request, byStranger: true }))).toMatchObject(
      {
        code: 'http_address_refused',
        errorClass: 'permanent',
      },
    );
    await allowing.close();
  });

  test.each(['', 'http://a.example', 'a.example/feed', 'user@a.example', 'a.example:99999', 'a b'])(
    'cannot be written as %j',
    (entry) => {
      expect(() => clientOf({ allowedHosts: [entry] })).toThrow(
        expect.objectContaining({ code: 'http_bad_allowed_host' }),
      );
    },
  );
});

describe('with only routed hosts', () => {
  it('any other URL fails at once, without a question to the DNS', async () => {
    let questions = 0;
    const offline = clientOf({
      onlyRouted: true,
      allowedHosts: ['127.0.0.1'],
      route: (url) => (url.hostname === 'known.example' ? web.route(url) : undefined),
      resolve: () => {
        questions += 1;
        return Promise.resolve([{ address: '127.0.0.1' }]);
      },
    });
    for (const url of ['https://other.example/', `${web.origin}/`, 'http://1.1.1.1/']) {
      for (const request of [feed, page]) {
        expect(await failure(offline.get(url, request))).toMatchObject({
          code: 'http_offline',
          errorClass: 'transient',
        });
      }
    }
    web.put('https://known.example/', {
      body: '',
      status: 302,
      headers: { location: 'https://other.example/' },
    });
    expect((await failure(offline.get('https://known.example/', feed))).code).toBe('http_offline');
    expect(questions).toBe(0);
    expect(web.requests).toHaveLength(1);
    await offline.close();
  });
});
