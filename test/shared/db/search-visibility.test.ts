import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  type ListedStory,
  latestStories,
  searchArticles,
  searchStories,
  storiesOfTopic,
  topStories,
} from '../../../src/shared/db/tables/search.ts';
import { parseSearch } from '../../../src/shared/news/search/parse.ts';
import type { Search } from '../../../src/shared/news/search/query.ts';
import { emptyNewsroom, later, newSource, newWorkspace } from '../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../helpers/setups.ts';
import { tell, write } from './told.ts';

const day = 24 * 60;
const understood = (text: string): Search => parseSearch(text, { now: start, timeZone: 'UTC' });
const page = { workspaceId: null, limit: 10, now: start };

const headlines = (stories: readonly ListedStory[]): string[] => stories.map(({ headline }) => headline);

const visibility = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));

  test("neither merged nor retracted stories are listed, nor another workspace's own", async () => {
    const { db } = setup;
    const [ours, theirs] = [await newWorkspace(db), await newWorkspace(db)];
    const told = { topics: ['models'], importance: 5 };
    const shared = await tell(setup.db, { headline: 'shared', ...told });
    await tell(setup.db, { headline: 'ours', workspaceId: ours, ...told });
    await tell(setup.db, { headline: 'theirs', workspaceId: theirs, ...told });
    const merged = await tell(setup.db, { headline: 'merged', ...told });
    const retracted = await tell(setup.db, { headline: 'retracted', ...told });
    await db.query(sql`update news.story set merged_into = ${shared} where id = ${merged}`);
    await db.query(sql`update news.story set retracted_at = ${start} where id = ${retracted}`);
    const seenBy = async (workspaceId: number | null): Promise<string[][]> => {
      const wanted = { ...page, workspaceId };
      const lists = [
        await latestStories(db, wanted),
        await topStories(db, later(-5), wanted),
        await storiesOfTopic(db, 'models', wanted),
        await searchStories(db, understood('topic:models'), wanted),
        await searchStories(db, understood('since:7d'), wanted),
      ];
      return lists.map((stories) => headlines(stories).sort());
    };
    for (const list of await seenBy(null)) expect(list).toEqual(['shared']);
    for (const list of await seenBy(ours)) expect(list).toEqual(['ours', 'shared']);
  });

  test("an article of another workspace's source is not found", async () => {
    const { db } = setup;
    const workspace = await newWorkspace(db);
    const source = await newSource(db);
    await db.query(sql`update news.source set workspace_id = ${workspace} where id = ${source}`);
    await write(db, null, { source, title: 'Marrow' });
    expect(await searchArticles(db, understood('marrow'), page)).toEqual([]);
    expect(await searchArticles(db, understood('marrow'), { ...page, workspaceId: workspace })).toHaveLength(
      1,
    );
  });
};

const articles = (setup: Setup): void => {
  const find = async (text: string): Promise<string> =>
    (await searchArticles(setup.db, understood(text), page)).map(({ title }) => title[0]).join('');

  beforeAll(async () => {
    await emptyNewsroom(setup.db);
    const lantern = await newSource(setup.db, { name: 'The Lantern Post' });
    const url = (path: string): string => `https://www.lantern.example/${path}`;
    await tell(setup.db, {
      headline: 'Story',
      level: 'major',
      topics: ['models'],
      articles: [
        { source: lantern, title: 'A model of Marrow-5', teaser: 'Weights', url: url('a'), language: 'de' },
        { source: await newSource(setup.db, { name: 'Other' }), title: 'B model' },
      ],
    });
    await write(setup.db, null, { source: lantern, title: 'C model', language: null, ago: 2 * day });
  });

  test.each([
    ['models', 'BAC'],
    ['marrow-5 weights', 'A'],
    ['model -weights', 'BC'],
    ['weights or other', 'A'],
    ['model lang:de', 'A'],
    ['model -lang:de', 'BC'],
    ['source:"the lantern post"', 'AC'],
    ['source:lantern.example', 'A'],
    ['topic:models', 'BA'],
    ['-topic:models', 'C'],
    ['level:major or source:lantern.example', 'BA'],
    ['model since:1d', 'BA'],
    ['since:1d', 'BA'],
    ['', ''],
  ])('%s', async (text, found) => {
    expect(await find(text)).toBe(found);
  });
};

eachDatabase('search', (setup) => {
  describe('who sees what', () => visibility(setup));
  describe('articles', () => articles(setup));
});
