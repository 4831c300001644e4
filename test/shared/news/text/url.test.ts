import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalUrl, domainOf, siteOf } from '../../../../src/shared/news/text/url.ts';

describe('domainOf', () => {
  it.each([
    ['outlet.example', 'outlet.example'],
    [' WWW.Outlet.Example. ', 'outlet.example'],
    ['https://blog.outlet.example:8443/a?b#c', 'blog.outlet.example'],
    ['outlet.example/path', 'outlet.example'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['com', undefined],
    ['127.0.0.1', undefined],
    ['localhost', undefined],
    ['two words.example', undefined],
    ['%', undefined],
    ['a_b.example', undefined],
    ['', undefined],
  ])('of %j is %j', (text, domain) => expect(domainOf(text)).toBe(domain));
});

describe('canonicalUrl', () => {
  it.each([
    ['HTTP://Example.COM:80/A/?utm_source=x&b=2&a=1', 'https://example.com/A?a=1&b=2'],
    ['https://example.com', 'https://example.com/'],
    ['https://example.com/a/#comments', 'https://example.com/a'],
    ['https://example.com/a#:~:text=hello%20there', 'https://example.com/a'],
    ['https://example.com/a?fbclid=1&gclid=2&mc_cid=3&ref=hn', 'https://example.com/a'],
    ['https://example.com/a?source=rss----9', 'https://example.com/a'],
    ['https://example.com/a?source=wire', 'https://example.com/a?source=wire'],
    ['https://example.com/log#2.3.15', 'https://example.com/log#2.3.15'],
    ['https://example.com/#/post/7', 'https://example.com/#/post/7'],
    ['https://user:pw@example.com/a', 'https://example.com/a'],
    ['https://example.com:8443/a', 'https://example.com:8443/a'],
  ])('writes %j as %j', (link, canonical) => {
    expect(canonicalUrl(link)).toBe(canonical);
  });

  it('completes a relative link', () => {
    expect(canonicalUrl('/a?b=1', 'https://example.com/feed.xml')).toBe('https://example.com/a?b=1');
  });

  it('gives back what is no web address', () => {
    expect(canonicalUrl(' mailto:a@b.c ')).toBe('mailto:a@b.c');
    expect(canonicalUrl('not a link')).toBe('not a link');
  });

  it('tells the items of a changelog apart', () => {
    expect(canonicalUrl('https://x.example/log#2.3.15')).not.toBe(
      canonicalUrl('https://x.example/log#2.3.9'),
    );
  });

  it('is idempotent on any address and any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (link) => {
          const once = canonicalUrl(link);
          expect(canonicalUrl(once)).toBe(once);
        },
      ),
    );
  });
});

describe('siteOf', () => {
  it.each([
    ['https://www.anthropic.com/news', 'anthropic.com'],
    ['https://red.anthropic.com/2026', 'anthropic.com'],
    ['https://news.bbc.co.uk/a', 'bbc.co.uk'],
    ['https://someone.substack.com/p/a', 'someone.substack.com'],
    ['http://10.1.2.3/a', '10.1.2.3'],
    ['nonsense', ''],
  ])('of %j is %j', (link, site) => {
    expect(siteOf(link)).toBe(site);
  });
});
