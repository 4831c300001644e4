import { beforeEach, describe, expect, test } from '@jest/globals';
import sql, { type Sql, raw } from 'sql-template-tag';
import type { Db } from '../../../src/shared/db/database.ts';
import { findArticle, membersOfStories } from '../../../src/shared/db/tables/article.ts';
import { addLookups, findByLookup, moveLookups, pruneLookups } from '../../../src/shared/db/tables/lookup.ts';
import { moveRelated, relateStories } from '../../../src/shared/db/tables/related.ts';
import { findStory, mergeStory } from '../../../src/shared/db/tables/story.ts';
import { claimDue, journey, nextDue } from '../../../src/shared/queue/steps.ts';
import { emptyNewsroom, later, newArticle, newSource, newStory, newWorkspace } from '../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../helpers/setups.ts';

/** How PostgreSQL would carry out the statement that `work` sends. */
async function plan(db: Db, work: (db: Db) => Promise<unknown>): Promise<string> {
  let sent: Sql | undefined;
  const listening: Db = {
    query(statement) {
      sent = statement;
      return Promise.resolve([]);
    },
  };
  await work(listening);
  if (!sent) throw new Error('Nothing was asked.');
  const rows = await db.query<{ 'QUERY PLAN': string }>(sql`explain ${sent}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const neighbours = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));
  const lookups = async (
    terms: Record<string, number>,
    page: Partial<Parameters<typeof findByLookup>[2]> = {},
  ): Promise<number[]> =>
    findByLookup(
      setup.db,
      Object.entries(terms).map(([term, value]) => ({ term, value, from: later(-60), to: later(60) })),
      { canonicalUrl: '', workspaceId: null, ...page },
    );

  test('stories are found by their terms, those that share the most telling ones first', async () => {
    const { db } = setup;
    const ids: number[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await newStory(db));
    const [two, rare, common, old, coming] = ids;
    await addLookups(db, two!, ['gpt', 'openai', 'openai'], start);
    await addLookups(db, rare!, ['merrowin'], later(5));
    await addLookups(db, common!, ['gpt'], later(-5));
    await addLookups(db, old!, ['gpt', 'merrowin'], later(-10_000));
    await addLookups(db, coming!, ['gpt', 'merrowin'], later(10_000));
    expect(await lookups({ gpt: 1, openai: 1, merrowin: 3, nobody: 9 })).toEqual([rare, two, common]);
    expect(await lookups({})).toEqual([]);
    // A story that goes on stays within the window.
    await addLookups(db, old!, ['gpt'], start);
    await addLookups(db, old!, ['gpt'], later(-20_000));
    expect(await lookups({ gpt: 1 })).toEqual([old, common, two]);
    await pruneLookups(db, later(-1));
    expect(await lookups({ gpt: 1 })).toEqual([old, two]);
  });

  test('a page is found however old it is, and only by those whose source it came from', async () => {
    const { db } = setup;
    const workspace = await newWorkspace(db);
    const story = await newStory(db);
    const page = { canonicalUrl: 'https://page.example' };
    const article = await newArticle(db, await newSource(db), page);
    expect(await lookups({}, page)).toEqual([]);
    await db.query(sql`update news.article set story_id = ${story} where id = ${article}`);
    const alike = await newStory(db);
    await addLookups(db, alike, ['gpt'], start);
    expect(await lookups({ gpt: 1 }, page)).toEqual([story, alike]);
    expect(await lookups({ gpt: 1 }, { ...page, workspaceId: workspace })).toEqual([alike]);
  });

  test('a merged story hands over its articles, what it is found by and what it is related to', async () => {
    const { db } = setup;
    const [older, younger, third] = [
      await newStory(db),
      await newStory(db, { past: true }),
      await newStory(db),
    ];
    const earlier = await newStory(db);
    const article = await newArticle(db, await newSource(db));
    await db.query(sql`update news.article set story_id = ${younger} where id = ${article}`);
    await db.query(
      sql`update news.story set version = 1, first_article_at = ${later(-9)} where id = ${younger}`,
    );
    await mergeStory(db, earlier, younger, later(1));
    await addLookups(db, older, ['gpt'], later(3));
    await addLookups(db, younger, ['gpt', 'merrowin'], start);
    await relateStories(db, younger, [
      { storyId: older, reason: 'near' },
      { storyId: third, reason: 'near' },
      { storyId: younger, reason: 'itself' },
    ]);
    await mergeStory(db, younger, older, later(1));
    await moveLookups(db, younger, older);
    await moveRelated(db, younger, older);
    expect(await findArticle(db, article)).toMatchObject({ story_id: older });
    expect(await findStory(db, older)).toMatchObject({ past: false, first_article_at: later(-9) });
    // What readers were shown of it is to be corrected; of the one that was never shown nothing is owed.
    expect(await findStory(db, younger)).toMatchObject({
      merged_into: older,
      step: 'publish',
      due_at: later(1),
    });
    expect(await findStory(db, earlier)).toMatchObject({ merged_into: older, step: null, due_at: null });
    expect(await lookups({ gpt: 1, merrowin: 1 })).toEqual([older]);
    const related = await db.query(sql`select story_id, other_id from news.related`);
    expect(related).toEqual([{ story_id: older, other_id: third }]);
  });

  test('of a big story the first and the last articles are compared, of a small one all', async () => {
    const { db } = setup;
    const [big, small] = [await newStory(db), await newStory(db)];
    const source = await newSource(db);
    const add = async (story: number, position: number): Promise<number> => {
      const id = await newArticle(db, source, { position });
      await db.query(sql`update news.article set story_id = ${story}, terms = '{}' where id = ${id}`);
      return id;
    };
    const ids: number[] = [];
    for (let position = 0; position < 15; position += 1) ids.push(await add(big, position));
    const single = await add(small, 99);
    const members = await membersOfStories(db, [big, small]);
    expect(members.map(({ id }) => id)).toEqual([...ids.slice(0, 3), ...ids.slice(10), single]);
    expect(await membersOfStories(db, [])).toEqual([]);
    const [first, ...others] = await membersOfStories(db, [big], ids.slice(0, 1));
    expect(first?.terms).toBeNull();
    expect(others.every(({ terms }) => terms !== null)).toBe(true);
  });
};

const aBigNewsroom = (setup: Setup): void => {
  test('candidates, what is due and what is known are found by an index', async () => {
    const { db } = setup;
    await emptyNewsroom(db);
    const source = await newSource(db);
    await db.query(sql`
      insert into news.story (public_id, headline, past, first_article_at, last_article_at, created_at)
      select 'story' || n, 'A headline', false, ${start}, ${start}, ${start}
      from generate_series(1, 5000) n`);
    await db.query(sql`
      insert into news.article (source_id, identity, link, canonical_url, title, published_at, seen_at, position, past,
        story_id, step, due_at)
      select ${source}, 'id-' || n, 'link', 'https://page.example/' || n, 'A title', ${start}, ${start}, 0, false, story.id,
        case when n % 1000 = 0 then 'read' end, case when n % 1000 = 0 then ${start}::timestamptz end
      from generate_series(1, 5000) n join news.story on public_id = 'story' || n`);
    await db.query(sql`
      insert into news.lookup select term, id, ${start} from news.story, unnest(array['term-' || id % 700, 'rare-' || id]) term`);
    await db.query(raw('analyze news.story, news.article, news.lookup'));
    const wanted = ['term-5', 'rare-900'].map((term) => ({
      term,
      value: 1,
      from: later(-60),
      to: later(60),
    }));
    const page = { canonicalUrl: 'https://page.example/7', workspaceId: null };
    expect(await findByLookup(db, wanted, page)).not.toEqual([]);
    const candidates = await plan(db, (asked) => findByLookup(asked, wanted, page));
    expect(candidates).toContain('lookup_recent');
    expect(candidates).toContain('article_url');
    // The few sources may be read through.
    expect(candidates).not.toMatch(/Seq Scan on (?!source)/);
    const due = await plan(db, (asked) => claimDue(asked, journey.read, start, 10));
    expect(due).toContain('article_due');
    expect(due).not.toMatch(/Seq Scan/);
    const next = await plan(db, (asked) => nextDue(asked, [journey.read, journey.summarize]));
    expect(next).toContain('article_due');
    expect(next).toContain('story_due');
  });
};

eachDatabase('finding candidates', (setup) => {
  describe('neighbours', () => neighbours(setup));
  describe('a big newsroom', () => aBigNewsroom(setup));
});
