import { beforeAll, expect, test } from '@jest/globals';
import sql, { type Sql } from 'sql-template-tag';
import { fillWithStories } from '../../../src/cli/bench/made-up-stories.ts';
import { wordOfRank } from '../../../src/cli/bench/made-up-text.ts';
import type { Database, Db } from '../../../src/shared/db/database.ts';
import {
  latestStories,
  searchArticles,
  searchStories,
  storiesOfTopic,
  topStories,
} from '../../../src/shared/db/tables/search.ts';
import { parseSearch } from '../../../src/shared/news/search/parse.ts';
import { later } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';

const page = { workspaceId: null, limit: 10, now: start };
const [common, middle, rare] = [wordOfRank(0), wordOfRank(400), wordOfRank(15_000)];

const searching =
  (text: string) =>
  (db: Database): Promise<unknown> =>
    searchStories(db, parseSearch(text, { now: start, timeZone: 'UTC' }), page);
const articles =
  (text: string) =>
  (db: Database): Promise<unknown> =>
    searchArticles(db, parseSearch(text, { now: start, timeZone: 'UTC' }), page);

/** What is asked for, and an index that a good plan may use. */
const commands: [string, (db: Database) => Promise<unknown>, RegExp][] = [
  ['latest', (db) => latestStories(db, page), /story_recent/],
  ['top of a day', (db) => topStories(db, later(-24 * 60), page), /story_(recent|top)/],
  ['top of a year', (db) => topStories(db, later(-365 * 24 * 60), page), /story_top/],
  ['a frequent topic', (db) => storiesOfTopic(db, 'models', page), /story_(recent|search)/],
  ['a topic without stories', (db) => storiesOfTopic(db, 'nothing', page), /story_search/],
  ['a rare word', searching(rare), /story_search/],
  ['a middle word', searching(middle), /story_(search|recent)/],
  ['a common word', searching(common), /story_(search|recent)/],
  ['a phrase', searching(`"${common} ${middle}"`), /story_search/],
  ['or', searching(`${rare} or ${middle}`), /story_(search|recent)/],
  ['minus', searching(`${middle} -${common}`), /story_(search|recent)/],
  ['a rare word of a topic', searching(`${rare} topic:models level:notable`), /story_search/],
  ['a common word of a day', searching(`${common} since:1d`), /story_(search|recent)/],
  ['articles with a rare word', articles(rare), /article_search/],
  ['articles with a common word', articles(common), /article_(search|recent)/],
];

/** How PostgreSQL carries out the statement that `work` sends. */
async function plan(db: Database, work: (db: Database) => Promise<unknown>): Promise<string> {
  let sent: Sql | undefined;
  const listening: Db = {
    query(statement) {
      sent = statement;
      return Promise.resolve([]);
    },
  };
  await work({ ...db, ...listening, transaction: (inside) => inside(listening) });
  if (!sent) throw new Error('Nothing was asked.');
  const rows = await db.query<{ 'QUERY PLAN': string }>(sql`explain ${sent}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

eachDatabase('plans at 8,000 stories', (setup) => {
  beforeAll(() => fillWithStories(setup.db, 8_000, start), 120_000);

  test.each(commands)('%s is found by an index', async (_, work, index) => {
    const steps = await plan(setup.db, work);
    expect(steps).toMatch(index);
    expect(steps).not.toMatch(/Seq Scan on (story|article)/);
  });

  test('what is not found by an index is seen', async () => {
    const scan = (db: Database): Promise<unknown> =>
      db.query(sql`select id from news.story where headline ilike '%x%'`);
    expect(await plan(setup.db, scan)).toMatch(/Seq Scan on story/);
  });
});
