import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import {
  type ListedStory,
  latestStories,
  refreshSearch,
  searchArticles,
  searchStories,
  topStories,
} from '../../../src/shared/db/tables/search.ts';
import { parseSearch } from '../../../src/shared/news/search/parse.ts';
import type { Search } from '../../../src/shared/news/search/query.ts';
import { unsearchable } from '../../../src/shared/news/search/stop-words.ts';
import { stopWords } from '../../../src/shared/news/text/stopwords.ts';
import { emptyNewsroom, later, newSource } from '../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../helpers/setups.ts';
import { searchText } from '../news/search/texts.ts';
import { tell } from './told.ts';

const day = 24 * 60;
const understood = (text: string): Search => parseSearch(text, { now: start, timeZone: 'UTC' });
const page = { workspaceId: null, limit: 10, now: start };

const headlines = (stories: readonly ListedStory[]): string[] => stories.map(({ headline }) => headline);

const language = (setup: Setup): void => {
  const find = async (text: string): Promise<string[]> =>
    headlines(await searchStories(setup.db, understood(text), page)).sort();

  beforeAll(async () => {
    await emptyNewsroom(setup.db);
    const verge = await newSource(setup.db, { name: 'The  Lantern Post' });
    const lab = await newSource(setup.db, { name: "O'Brien \\ Labs" });
    await tell(setup.db, {
      headline: 'A: Orrenby releases Marrow-5.5 model',
      level: 'major',
      topics: ['models', 'open-source'],
      articles: [
        { source: verge, url: 'https://www.lantern.example/a', teaser: 'Weights of the model are open.' },
        {
          source: lab,
          url: 'https://blog.obrien.example/a',
          title: 'Marrow is state of the art',
          language: 'de',
        },
      ],
    });
    await tell(setup.db, {
      headline: 'B: Orrenby chips face export controls',
      level: 'notable',
      topics: ['chips-infrastructure'],
      ago: 3 * day,
      articles: [{ source: verge, url: 'https://www.lantern.example/b' }],
    });
    await tell(setup.db, { headline: 'C: Herring is dear', ago: 10 * day });
  });

  test.each([
    ['orrenby', 'AB'],
    ['ORRENBY releasing', 'A'],
    ['orrenby herring', ''],
    ['release or herring', 'AC'],
    ['orrenby -export', 'A'],
    ['-orrenby', 'C'],
    ['orrenby -(model or chips)', ''],
    ['"export control"', 'B'],
    ['"control export"', ''],
    ['marrow-5.5', 'A'],
    ['"marrow 5.5"', 'A'],
    ['"marrow 5"', ''],
    ['weights', 'A'],
    ['"state of the art"', 'A'],
    // The end of one text and the beginning of the next are no phrase.
    ['"model marrow"', ''],
    ['topic:models', 'A'],
    ['topic:models or topic:chips', 'AB'],
    ['-topic:models', 'BC'],
    ['level:minor', 'ABC'],
    ['level:notable', 'AB'],
    ['level:major', 'A'],
    ['level:breaking', ''],
    ['-level:major', 'BC'],
    ['lang:de', 'A'],
    ['lang:en', 'AB'],
    ['source:"The Lantern Post"', 'AB'],
    ['source:lantern', 'AB'],
    ['source:lant', ''],
    ['source:lantern.example', 'AB'],
    ['source:blog.obrien.example', 'A'],
    ['source:obrien.example', 'A'],
    ['source:obrien', 'A'],
    [`source:"o'brien \\ labs"`, 'A'],
    ['orrenby source:lantern -level:major', 'B'],
    ['since:1d', 'A'],
    ['orrenby since:4d', 'AB'],
    ['herring since:4d', ''],
    ['', ''],
    ['the', ''],
    ['the orrenby', 'AB'],
    ["don't", ''],
    ['topic:nothing-like-it', ''],
  ])('%s', async (text, found) => {
    expect((await find(text)).map((headline) => headline[0]).join('')).toBe(found);
  });

  test('a marker is no word, and no word is a marker', async () => {
    await tell(setup.db, {
      headline: 'topic:robotics lang:fi source:nowhere level:breaking',
      ago: 300 * day,
    });
    for (const text of ['topic:robotics', 'lang:fi', 'source:nowhere', 'level:breaking'])
      expect(await find(text)).toEqual([]);
    expect(await find('robotics')).toHaveLength(1);
  });

  test('the list of words that are too common is that of the database', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const short = letters.flatMap((one) => [
      one,
      ...letters.flatMap((two) => [one + two, ...letters.map((three) => one + two + three)]),
    ]);
    const rows = await setup.db.query<{ word: string }>(sql`
      select word from unnest(${[...short, ...stopWords]}::text[]) as word
      where numnode(plainto_tsquery('english', word)) = 0`);
    const tooCommon = [...short, ...stopWords].filter((word) => unsearchable(word) === 'too common');
    expect(tooCommon.sort()).toEqual(rows.map(({ word }) => word).sort());
    expect(tooCommon.length).toBeGreaterThan(100);
  });

  test('whatever is typed, the database takes it, for stories and for articles', async () => {
    await fc.assert(
      fc.asyncProperty(searchText, async (text) => {
        const search = understood(text);
        await searchStories(setup.db, search, page);
        await searchArticles(setup.db, search, page);
      }),
      { numRuns: 300 },
    );
  });

  test('a word that was kept is one that the database can look for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), async (text) => {
        const [row] = await setup.db.query<{ nodes: number }>(sql`
          select numnode(phraseto_tsquery('english', news.plain_words(${text}))) as nodes`);
        expect(row!.nodes > 0).toBe(unsearchable(text) === undefined);
      }),
      { numRuns: 300 },
    );
  });
};

const order = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));
  const find = async (text: string, wanted = {}): Promise<string[]> =>
    headlines(await searchStories(setup.db, understood(text), { ...page, ...wanted }));

  test('a headline counts more than a teaser, and a new story more than an old one', async () => {
    const source = await newSource(setup.db);
    const article = { source, title: 'Something else entirely', teaser: 'With marrow in it' };
    await tell(setup.db, { headline: 'Only below', articles: [article] });
    await tell(setup.db, { headline: 'Marrow is here', ago: 2 * day });
    await tell(setup.db, { headline: 'Marrow was here', ago: 90 * day });
    expect(await find('marrow')).toEqual(['Marrow is here', 'Only below', 'Marrow was here']);
    expect(await find('marrow', { limit: 1, offset: 1 })).toEqual(['Only below']);
  });

  test('what several articles tell comes before what one tells', async () => {
    const source = await newSource(setup.db);
    await tell(setup.db, { headline: 'Marrow once', articles: [{ source }] });
    await tell(setup.db, {
      headline: 'Marrow thrice',
      ago: 60,
      articles: [{ source }, { source }, { source }],
    });
    expect(await find('marrow')).toEqual(['Marrow thrice', 'Marrow once']);
  });

  test('without a word, the newest come first', async () => {
    for (const ago of [2, 1, 3]) await tell(setup.db, { headline: `${ago}`, ago, topics: ['models'] });
    expect(await find('topic:models')).toEqual(['1', '2', '3']);
    expect(await find('-herring')).toEqual(['1', '2', '3']);
  });

  test('what is listed says who told it first, and how many did', async () => {
    const one = await newSource(setup.db, { name: 'One' });
    const other = await newSource(setup.db);
    const articles = [
      { source: one, url: 'https://one.example/1' },
      { source: one, url: 'https://one.example/2' },
      { source: other },
    ];
    await tell(setup.db, { headline: 'Told', level: 'major', importance: 70, topics: ['models'], articles });
    await tell(setup.db, { headline: 'Untold', ago: 5 });
    const [told, untold] = await latestStories(setup.db, page);
    expect(told).toMatchObject({
      headline: 'Told',
      level: 'major',
      importance: 70,
      topics: ['models'],
      last_article_at: start,
      sources: 2,
      publisher: 'One',
      link: 'https://one.example/1',
    });
    expect(told!.public_id).toMatch(/^\w{7}$/);
    expect(untold).toMatchObject({ sources: 0, publisher: null, link: null });
  });

  test('top is by importance, and of the time asked for', async () => {
    await tell(setup.db, { headline: 'small', importance: 1 });
    await tell(setup.db, { headline: 'big', importance: 9, ago: day });
    await tell(setup.db, { headline: 'as big, newer', importance: 9, ago: 5 });
    await tell(setup.db, { headline: 'biggest, too old', importance: 99, ago: 8 * day });
    expect(headlines(await topStories(setup.db, later(-7 * day), page))).toEqual([
      'as big, newer',
      'big',
      'small',
    ]);
  });

  test('a change shows once the search is refreshed', async () => {
    const id = await tell(setup.db, { headline: 'Before' });
    await setup.db.query(sql`update news.story set headline = 'After', topics = '{models}' where id = ${id}`);
    expect(await find('after')).toEqual([]);
    await refreshSearch(setup.db, id);
    expect(await find('after topic:models -before')).toEqual(['After']);
  });

  test('a story of hundreds of long articles is still searchable', async () => {
    const source = await newSource(setup.db, { name: 'x'.repeat(5_000) });
    const articles = Array.from({ length: 60 }, (_, index) => ({
      source,
      title: `${'title '.repeat(500)} n${index}`,
      teaser: Array.from({ length: 2_000 }, (__, word) => `w${index}x${word}`).join(' '),
    }));
    const id = await tell(setup.db, { headline: `Marrow ${'y'.repeat(10_000)}`, articles });
    const [row] = await setup.db.query<{ bytes: number }>(
      sql`select length(search::text) as bytes from news.story where id = ${id}`,
    );
    expect(row!.bytes).toBeLessThan(60_000);
    expect(await find('marrow w0x1')).toHaveLength(1);
  });
};

eachDatabase('search', (setup) => {
  describe('what is typed', () => language(setup));
  describe('order', () => order(setup));
});
