import { beforeEach, expect, test } from '@jest/globals';
import sql, { type Sql } from 'sql-template-tag';
import type { Database, Db } from '../../../src/shared/db/database.ts';
import type { Level } from '../../../src/shared/domain/story.ts';
import { refreshSearch } from '../../../src/shared/db/tables/search.ts';
import { matchingDestinations } from '../../../src/shared/db/tables/matching.ts';
import { toTsquery } from '../../../src/shared/news/search/compile.ts';
import { parseSearch } from '../../../src/shared/news/search/parse.ts';
import {
  emptyNewsroom,
  later,
  newDestination,
  newStory,
  newSubscription,
  newWorkspace,
} from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';

const many = 5_000;

/** Keeps a search for a channel, and returns what was said. */
const keep = async (db: Db, address: string, search: string, minLevel: Level = 'minor') =>
  (await newSubscription(db, { address, search, minLevel })).search;

async function tell(
  db: Db,
  headline: string,
  story: { level?: Level; workspaceId?: number; topics?: string[] } = {},
): Promise<Parameters<typeof matchingDestinations>[1]> {
  const { level = 'minor', workspaceId = null, topics = [] } = story;
  const id = await newStory(db, { headline, workspaceId });
  await db.query(sql`update news.story set level = ${level}, topics = ${topics} where id = ${id}`);
  await refreshSearch(db, id);
  return { id, topics, level, workspaceId, knownAt: start, at: start };
}

eachDatabase('stored searches', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  const addresses = async (story: Parameters<typeof matchingDestinations>[1]): Promise<string[]> => {
    const found = (await matchingDestinations(setup.db, story)).filter(({ held }) => held === null);
    const rows = await setup.db.query<{ address: string }>(sql`
      select address from news.destination where id = any(${found.map(({ id }) => id)}::int[]) order by address`);
    expect(rows).toHaveLength(found.length);
    return rows.map(({ address }) => address);
  };

  test('a story goes to those whose search finds it, beside topics and everything', async () => {
    const { db } = setup;
    await newDestination(db, { address: 'all' });
    await newDestination(db, { address: 'models', topic: 'models' });
    await keep(db, 'chips', '"export control" or chips');
    await keep(db, 'orrenby', 'orrenby -chips');
    await keep(db, 'filters', 'topic:models level:major');
    await keep(db, 'not', '-herring');
    expect(
      await addresses(await tell(db, 'Orrenby releases a model', { topics: ['models'], level: 'major' })),
    ).toEqual(['all', 'filters', 'models', 'not', 'orrenby']);
    expect(await addresses(await tell(db, 'Orrenby chips face export controls'))).toEqual([
      'all',
      'chips',
      'not',
    ]);
    expect(await addresses(await tell(db, 'Herring is dear', { topics: ['models'] }))).toEqual([
      'all',
      'models',
    ]);
  });

  test('once where several subscriptions of a destination match', async () => {
    const { db } = setup;
    await newDestination(db, { address: 'a' });
    await keep(db, 'a', 'orrenby');
    await keep(db, 'a', 'model');
    expect(await addresses(await tell(db, 'Orrenby model'))).toEqual(['a']);
  });

  test('the rules of level, workspace, mode and pauses hold as for other subscriptions', async () => {
    const { db } = setup;
    const workspace = await newWorkspace(db);
    for (const address of ['plain', 'inside', 'paused', 'daily', 'off']) await keep(db, address, 'orrenby');
    await keep(db, 'major', 'orrenby', 'major');
    await db.query(sql`update news.destination set workspace_id = ${workspace} where address = 'inside'`);
    await db.query(sql`update news.destination set paused_at = ${start} where address = 'off'`);
    const of = (address: string): Sql =>
      sql`destination_id = (select id from news.destination where address = ${address})`;
    await db.query(sql`update news.subscription set paused_until = ${later(5)} where ${of('paused')}`);
    await db.query(sql`update news.subscription set mode = 'daily' where ${of('daily')}`);
    expect(await addresses(await tell(db, 'Orrenby'))).toEqual(['inside', 'plain']);
    expect(await addresses(await tell(db, 'Orrenby', { level: 'major' }))).toEqual([
      'inside',
      'major',
      'plain',
    ]);
    expect(await addresses(await tell(db, 'Orrenby', { workspaceId: workspace }))).toEqual(['inside']);
  });

  test('what was not understood is said, and what was written is kept', async () => {
    const { db } = setup;
    expect(await keep(db, 'a', 'The Orrenby  topic:chipz since:7d')).toEqual({
      description: 'Orrenby',
      said: [
        'There is no topic "chipz"; did you mean chips-infrastructure?',
        'since: has no meaning in a search that is kept, which sees only new stories; it was left out.',
        '"The" is too common to search for.',
      ],
    });
    expect(
      await db.query(sql`select topic, search_text, search_query::text as query from news.subscription`),
    ).toEqual([
      { topic: 'search: orrenby', search_text: 'The Orrenby  topic:chipz since:7d', query: "'orrenbi'" },
    ]);
  });

  test('the same search in another spelling is the same subscription; another one is another', async () => {
    const { db } = setup;
    for (const text of ['orrenby or marrow', '  Orrenby OR marrow', '(orrenby | marrow)', 'marrow'])
      await keep(db, 'a', text);
    expect(await db.query(sql`select topic, search_text from news.subscription order by topic`)).toEqual([
      { topic: 'search: marrow', search_text: 'marrow' },
      { topic: 'search: orrenby or marrow', search_text: 'orrenby or marrow' },
    ]);
  });

  test('a search of nothing is refused in words, and nothing is kept', async () => {
    for (const text of ['', 'the', 'since:7d', 'topic:nothing'])
      await expect(keep(setup.db, 'a', text)).rejects.toMatchObject({
        code: 'search_empty',
        errorClass: 'user',
        message: expect.stringContaining('There is nothing to search for.'),
      });
    expect(await setup.db.query(sql`select id from news.destination`)).toEqual([]);
  });

  test(`${many} of them are matched by one statement`, async () => {
    const { db } = setup;
    await keepMany(db);
    const story = await tell(
      db,
      `Orrenby ${Array.from({ length: 30 }, (_, index) => `word${index + 1}x`).join(' ')}`,
    );
    let statements = 0;
    const counting: Db = {
      query(statement) {
        statements += 1;
        return db.query(statement);
      },
    };
    const found = await matchingDestinations(counting, story);
    expect(statements).toBe(1);
    expect(found).toHaveLength(30);
  });
});

/** A destination each, with a search that only one in many stories matches. */
async function keepMany(db: Database): Promise<void> {
  const { root } = parseSearch('orrenby or "marrow weights" -(herring topic:models)', {
    now: start,
    timeZone: 'UTC',
  });
  await db.query(sql`
    insert into news.destination (platform, address, created_at)
    select 'console', 'd' || number, ${start} from generate_series(1, ${many}) as number`);
  await db.query(sql`
    insert into news.subscription (destination_id, topic, mode, search_text, search_query, created_at)
    select id, 'search: ' || address, 'instant', address,
      (${toTsquery(root!)}) && to_tsquery('english', 'word' || substring(address from 2) || 'x'), ${start}
    from news.destination`);
}
