import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../../../../src/shared/errors.ts';
import { parseFeed } from '../../../../../src/shared/news/sources/feed/parse.ts';

const feedUrl = 'https://lab.example/feed.xml';

const rss = (items: string, title = 'The Lab'): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>https://lab.example/</link>${items}</channel></rss>`;

const itemsOf = async (xml: string) => (await parseFeed(xml, feedUrl)).items;

describe('pictures of items', () => {
  const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
  const offering = async (inside: string) => {
    const item = `<item ${media}><link>https://lab.example/a</link><title>T</title>${inside}</item>`;
    return (await itemsOf(rss(item)))[0]?.picture;
  };

  it.each([
    ['<media:content url="https://lab.example/p.jpg" medium="image"/>', 'https://lab.example/p.jpg'],
    ['<media:content url="/p.webp" type="image/webp" width="1200"/>', 'https://lab.example/p.webp'],
    ['<media:content url="https://lab.example/p.png?w=3"/>', 'https://lab.example/p.png?w=3'],
    [
      '<media:group><media:content url="https://lab.example/p.jpg" medium="image"/></media:group>',
      'https://lab.example/p.jpg',
    ],
    [
      '<enclosure url="https://lab.example/p.jpg" type="image/jpeg" length="9"/>',
      'https://lab.example/p.jpg',
    ],
    ['<media:thumbnail url="https://lab.example/small.jpg"/>', 'https://lab.example/small.jpg'],
    [
      '<media:thumbnail url="https://lab.example/small.jpg"/><media:content url="https://lab.example/v.mp4" medium="video"/><media:content url="https://lab.example/p.jpg" medium="image"/>',
      'https://lab.example/p.jpg',
    ],
  ])('%s', async (inside, url) => {
    expect(await offering(inside)).toEqual({ url, alt: '' });
  });

  it('says what is to be seen where the feed does', async () => {
    expect(
      await offering(
        '<media:content url="https://lab.example/p.jpg" medium="image"><media:description type="plain">A robot\n waves</media:description></media:content>',
      ),
    ).toEqual({ url: 'https://lab.example/p.jpg', alt: 'A robot waves' });
  });

  it.each([
    '<media:content url="http://lab.example/p.jpg" medium="image"/>',
    '<media:content url="data:image/png;base64,AAAA" medium="image"/>',
    '<media:content url="javascript:alert(1)" medium="image"/>',
    '<media:content url="https://lab.example/p.jpg" medium="image" width="64" height="64"/>',
    '<media:content url="https://lab.example/logo.png" medium="image"/>',
    '<media:content url="https://lab.example/p.svg" medium="image"/>',
    '<media:content url="https://user:secret@lab.example/p.jpg" medium="image"/>',
    `<media:content url="https://lab.example/${'p'.repeat(2_000)}.jpg" medium="image"/>`,
    '<media:content medium="image"/>',
    '<media:content/>',
    '<media:group/>',
    '<media:thumbnail>text</media:thumbnail>',
    '<enclosure url="https://lab.example/podcast.mp3" type="audio/mpeg"/>',
  ])('not %s', async (inside) => {
    expect(await offering(inside)).toBeUndefined();
  });

  it('Atom has them, too', async () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom" ${media}><title>F</title><entry><title>T</title><id>1</id>
      <link href="https://lab.example/a"/><media:thumbnail url="https://lab.example/p.jpg"/></entry></feed>`;
    expect((await itemsOf(xml))[0]?.picture).toEqual({ url: 'https://lab.example/p.jpg', alt: '' });
  });
});

describe('reading RSS', () => {
  it('takes guid, link, title, date, categories and texts over', async () => {
    const { title, items } = await parseFeed(
      rss(`<item><guid isPermaLink="false">n1</guid><link>https://lab.example/post?utm_source=rss</link><title>A model &amp; more</title>
        <pubDate>Tue, 17 Mar 2026 08:00:00 +0100</pubDate><category>Research</category>
        <description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded></item>`),
      feedUrl,
    );
    expect(title).toBe('The Lab');
    expect(items).toEqual([
      expect.objectContaining({
        identity: 'n1',
        link: 'https://lab.example/post?utm_source=rss',
        canonicalUrl: 'https://lab.example/post',
        title: 'A model & more',
        publishedAt: new Date('2026-03-17T07:00:00Z'),
        categories: ['Research'],
        contentHtml: '<p>Long.</p>',
      }),
    ]);
  });

  it('takes the canonical address for the identity where there is no guid', async () => {
    const [item] = await itemsOf(
      rss('<item><link>https://LAB.example/a/?fbclid=1</link><title>T</title></item>'),
    );
    expect(item?.identity).toBe('https://lab.example/a');
  });

  it('completes relative links, and leaves out items without a usable link or title', async () => {
    const items = await itemsOf(
      rss(`<item><link>/post</link><title>T</title></item><item><title>No link</title></item>
        <item><link>javascript:alert(1)</link><title>Evil</title></item><item><link>https://lab.example/b</link></item>`),
    );
    expect(items.map((item) => item.link)).toEqual(['https://lab.example/post']);
  });

  it('lists an item once that stands there twice', async () => {
    const twice = '<item><guid>n1</guid><link>https://lab.example/a</link><title>T</title></item>';
    expect(await itemsOf(rss(twice + twice))).toHaveLength(1);
  });

  it('does without a date that is none', async () => {
    const [item] = await itemsOf(
      rss('<item><link>https://lab.example/a</link><title>T</title><pubDate>soon</pubDate></item>'),
    );
    expect(item?.publishedAt).toBeUndefined();
  });

  it('mends stray ampersands and characters that XML forbids', async () => {
    const [item] = await itemsOf(
      rss('<item><link>https://lab.example/a?b=1&c=2</link><title>R&D \u0001 news</title></item>'),
    );
    expect(item).toMatchObject({ link: 'https://lab.example/a?b=1&c=2', title: 'R&D news' });
  });
});

it('reads Atom', async () => {
  const items =
    await itemsOf(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Lab</title>
    <link href="https://lab.example/"/><entry><id>tag:lab,1</id><title type="html">A &lt;b&gt;model&lt;/b&gt;</title>
    <link rel="alternate" href="https://lab.example/a"/><updated>2026-03-17T07:00:00Z</updated><summary>Short.</summary></entry></feed>`);
  expect(items).toEqual([expect.objectContaining({ identity: 'tag:lab,1', link: 'https://lab.example/a' })]);
});

describe('what readers gave an item', () => {
  const signals = async (inside: string) => {
    const [item] = await itemsOf(
      rss(`<item><link>https://lab.example/a</link><title>T</title>${inside}</item>`).replace(
        '<rss ',
        '<rss xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:thr="http://purl.org/syndication/thread/1.0" ',
      ),
    );
    return { points: item?.points, comments: item?.comments };
  };

  it('stands in slash:comments, thr:total, or lines of the description', async () => {
    expect(await signals('<slash:comments>45</slash:comments>')).toEqual({ comments: 45 });
    expect(await signals('<thr:total>7</thr:total>')).toEqual({ comments: 7 });
    const lines = '<description><![CDATA[<p>Points: 123</p>\n<p># Comments: 45</p>]]></description>';
    expect(await signals(lines)).toEqual({ points: 123, comments: 45 });
  });

  it('is left out where nothing, or nothing sensible, is said', async () => {
    expect(await signals('<description>A game of points: 12 to 3.</description>')).toEqual({});
    expect(await signals('<slash:comments>many</slash:comments>')).toEqual({});
    expect(await signals('<slash:comments>99999999999999</slash:comments>')).toEqual({});
  });
});

describe('refusing what is no feed', () => {
  const refusal = async (text: string): Promise<AppError> => {
    const error: unknown = await parseFeed(text, feedUrl).catch((thrown: unknown) => thrown);
    if (error instanceof AppError) return error;
    throw new Error(`Expected an AppError, got ${String(error)}`);
  };

  it('tells a web page from a damaged feed', async () => {
    expect((await refusal('<!doctype html><html><body>Hello</body></html>')).message).toContain(
      'a web page, not a feed',
    );
    expect((await refusal('<rss><channel><item>')).message).toContain('not a readable RSS or Atom feed');
    expect((await refusal('')).code).toBe('feed_unreadable');
  });

  it('raises nothing but that, whatever arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (noise) => {
        const xml = rss(`<item><link>https://lab.example/a</link><title>${noise}</title></item>`);
        const outcome = await parseFeed(xml, feedUrl).catch((error: unknown) => error);
        expect(outcome instanceof AppError ? outcome.code : 'feed').toMatch(/^feed(_unreadable)?$/);
      }),
    );
  });
});
