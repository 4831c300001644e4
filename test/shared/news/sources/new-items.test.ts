import { describe, expect, it } from '@jest/globals';
import type { SourceItem } from '../../../../src/shared/domain/source.ts';
import { compareWithKnown, partPast, toArticles } from '../../../../src/shared/news/sources/new-items.ts';

const now = new Date('2026-06-10T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

const item = (identity: string, changes: Partial<SourceItem> = {}): SourceItem => ({
  identity,
  link: `https://lab.example/${identity}`,
  canonicalUrl: `https://lab.example/${identity}`,
  title: `About ${identity}`,
  categories: [],
  ...changes,
});

const known = (identity: string, title = `About ${identity}`) => ({
  identity,
  canonical_url: `https://lab.example/${identity}`,
  title,
});

describe('comparing a listing with what is stored', () => {
  it('knows an item by its identity, whatever else has changed', () => {
    const { fresh, retitled } = compareWithKnown(
      [item('a', { title: 'New words', link: 'https://lab.example/x' })],
      [known('a')],
    );
    expect(fresh).toEqual([]);
    expect(retitled).toEqual([{ identity: 'a', title: 'New words' }]);
  });

  it('knows a renumbered item by its address and its title', () => {
    expect(
      compareWithKnown([item('b', { canonicalUrl: 'https://lab.example/a', title: 'About a' })], [known('a')])
        .fresh,
    ).toEqual([]);
  });

  it('takes items of one address with different titles for different items', () => {
    const releases = ['2.0', '2.1'].map((title) =>
      item(title, { canonicalUrl: 'https://lab.example/a', title }),
    );
    expect(compareWithKnown(releases, [known('a')]).fresh).toHaveLength(2);
  });
});

describe('settling the date of an article at first sight', () => {
  const dateOf = (publishedAt: Date | undefined): Date | undefined =>
    toArticles([item('a', publishedAt ? { publishedAt } : {})], [], now)[0]?.publishedAt;

  it('takes the date that the source claims', () => expect(dateOf(daysAgo(2))).toEqual(daysAgo(2)));
  it.each([
    ['of the future', daysAgo(-1)],
    ['before all feeds', new Date(0)],
    ['that is missing', undefined],
  ])('takes the moment of first sight for a date %s', (_, claimed) => expect(dateOf(claimed)).toEqual(now));
});

describe('parting the past from the news', () => {
  const dated = (count: number, days: number, name: string) =>
    toArticles(
      Array.from({ length: count }, (_, index) => item(`${name}${index}`, { publishedAt: daysAgo(days) })),
      [],
      now,
    );

  it('counts everything in a source seen for the first time as the past', () => {
    expect(partPast(dated(2, 0, 'n'), now, true)).toMatchObject({ news: [], past: [{}, {}] });
  });

  it('takes a moved archive for the past, and what is recent in it for news', () => {
    const parted = partPast([...dated(10, 30, 'old'), ...dated(2, 1, 'new')], now, false);
    expect(parted.past).toHaveLength(10);
    expect(parted.news.map((article) => article.identity)).toEqual(['new0', 'new1']);
  });

  it('posts a few old items: a single date is often wrong', () => {
    expect(partPast(dated(9, 30, 'old'), now, false).news).toHaveLength(9);
  });
});
