import { beforeEach, describe, expect, test } from '@jest/globals';
import sql, { type Sql, raw } from 'sql-template-tag';
import { findBrief, saveBrief } from '../../../src/shared/db/tables/brief.ts';
import type { Db } from '../../../src/shared/db/database.ts';
import {
  findCandidates,
  findStory,
  growStory,
  lastVersionAt,
  postponeStory,
  recordVersion,
  scheduleStory,
  settleStory,
} from '../../../src/shared/db/tables/story.ts';
import { countTerms, termCounts } from '../../../src/shared/db/tables/term.ts';
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

const stories = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));
  const dueOf = async (id: number): Promise<unknown> => {
    const story = await findStory(setup.db, id);
    return { step: story?.step, due_at: story?.due_at };
  };

  test('scheduling keeps the earlier time of the same step, and takes the new one of another step', async () => {
    const { db } = setup;
    const id = await newStory(db);
    await scheduleStory(db, id, 'summarize', later(10));
    await scheduleStory(db, id, 'summarize', later(20));
    expect(await dueOf(id)).toEqual({ step: 'summarize', due_at: later(10) });
    await scheduleStory(db, id, 'summarize', later(5));
    expect(await dueOf(id)).toEqual({ step: 'summarize', due_at: later(5) });
    await scheduleStory(db, id, 'publish', later(30));
    expect(await dueOf(id)).toEqual({ step: 'publish', due_at: later(30) });
    await settleStory(db, id, 'summarize');
    expect(await dueOf(id)).toEqual({ step: 'publish', due_at: later(30) });
    await settleStory(db, id, 'publish');
    expect(await dueOf(id)).toEqual({ step: null, due_at: null });
    await scheduleStory(db, id, 'summarize', later(40));
    expect(await dueOf(id)).toEqual({ step: 'summarize', due_at: later(40) });
  });

  test('growth adds topics and terms once each, widens the time, and ends the past', async () => {
    const { db } = setup;
    const id = await newStory(db, { past: true, topics: ['b'], lookupTerms: ['y'] });
    await growStory(db, id, {
      past: true,
      topics: ['a', 'b'],
      lookupTerms: ['x, y', 'y'],
      articleAt: later(-5),
    });
    expect(await findStory(db, id)).toMatchObject({
      past: true,
      topics: ['a', 'b'],
      lookup_terms: ['x, y', 'y'],
      first_article_at: later(-5),
      last_article_at: start,
    });
    await growStory(db, id, { past: false, topics: [], lookupTerms: [], articleAt: later(9) });
    expect(await findStory(db, id)).toMatchObject({
      past: false,
      topics: ['a', 'b'],
      last_article_at: later(9),
    });
    await growStory(db, id, { past: true, topics: [], lookupTerms: [], articleAt: start });
    expect(await findStory(db, id)).toMatchObject({ past: false });
  });

  test('a version makes its story due to be published, and clears its failures', async () => {
    const { db } = setup;
    const id = await newStory(db);
    expect(await lastVersionAt(db, id)).toBeUndefined();
    await postponeStory(db, id, 'no', later(1));
    await postponeStory(db, id, 'no', later(2));
    expect(await findStory(db, id)).toMatchObject({ attempts: 2, due_at: later(2) });
    const source = { articleId: 1, publisher: 'P', title: 'T', url: 'u', publishedAt: later(-1) };
    const brief = { headline: 'H', lede: '', ledeArticleIds: [], points: [], sources: [source] };
    await saveBrief(db, id, 1, brief, later(3));
    await saveBrief(db, id, 2, brief, later(4));
    await recordVersion(db, id, 2, 'New', later(4));
    expect(await findStory(db, id)).toMatchObject({
      attempts: 0,
      version: 2,
      headline: 'New',
      step: 'publish',
    });
    expect(await lastVersionAt(db, id)).toEqual(later(4));
    expect((await findBrief(db, id, 1))?.brief).toEqual(brief);
    expect(await findBrief(db, id, 3)).toBeUndefined();
  });

  test('public ids are seven letters that cannot be mistaken, and all different', async () => {
    const { db } = setup;
    for (let index = 0; index < 50; index += 1) await newStory(db);
    const rows = await db.query<{ public_id: string }>(sql`select public_id from news.story`);
    expect(new Set(rows.map((row) => row.public_id)).size).toBe(50);
    for (const { public_id } of rows) expect(public_id).toMatch(/^[2-9a-hjkmnp-z]{7}$/);
  });

  test('candidates share a term or a page, lie in the time asked for, and belong to the same workspace', async () => {
    const { db } = setup;
    const workspace = await newWorkspace(db);
    const alike = await newStory(db, { lookupTerms: ['gpt', 'openai'] });
    const elsewhere = await newStory(db, { lookupTerms: ['gpt'], workspaceId: workspace });
    await newStory(db, { lookupTerms: ['gpt'], articleAt: later(-10_000) });
    await newStory(db, { lookupTerms: ['gpt'], articleAt: later(10_000) });
    await newStory(db, { lookupTerms: ['other'] });
    const merged = await newStory(db, { lookupTerms: ['gpt'] });
    await db.query(sql`update news.story set merged_into = ${alike} where id = ${merged}`);
    const samePage = await newStory(db);
    const source = await newSource(db);
    const article = await newArticle(db, source, { canonicalUrl: 'https://page.example' });
    await db.query(sql`update news.article set story_id = ${samePage} where id = ${article}`);
    const wanted = {
      lookupTerms: ['gpt', 'nobody'],
      canonicalUrl: 'https://page.example',
      workspaceId: null,
      from: later(-60),
      to: later(60),
    };
    const ids = (found: { id: number }[]): number[] => found.map(({ id }) => id);
    expect(ids(await findCandidates(db, wanted))).toEqual([alike, samePage]);
    expect(ids(await findCandidates(db, { ...wanted, workspaceId: workspace }))).toEqual([elsewhere]);
    expect(await findCandidates(db, { ...wanted, lookupTerms: [], canonicalUrl: '' })).toEqual([]);
  });

  test('terms are counted once an article', async () => {
    const { db } = setup;
    await countTerms(db, ['llm', 'llm', 'agent']);
    await countTerms(db, ['llm', '__proto__', 'constructor']);
    const counts = await termCounts(db, ['llm', 'agent', 'nobody', '__proto__', 'toString']);
    expect(counts.documents).toBe(2);
    const of = ['llm', 'agent', 'nobody', '__proto__', 'toString'].map((term) => counts.frequency(term));
    expect(of).toEqual([2, 1, 0, 1, 0]);
    expect((await termCounts(db, [])).documents).toBe(2);
  });

  test('counting the same terms in many transactions at once neither fails nor loses one', async () => {
    const { db } = setup;
    const words = Array.from({ length: 40 }, (_, index) => `word-${index}`);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        db.transaction((tx) => countTerms(tx, index % 2 ? words : words.toReversed())),
      ),
    );
    expect((await termCounts(db, words)).frequency('word-7')).toBe(12);
  });
};

const aBigNewsroom = (setup: Setup): void => {
  test('candidates, what is due and what is known are found by an index', async () => {
    const { db } = setup;
    await emptyNewsroom(db);
    const source = await newSource(db);
    await db.query(sql`
      insert into news.story (public_id, headline, past, lookup_terms, first_article_at, last_article_at, created_at)
      select 'story' || n, 'A headline', false, array['term-' || n % 700, 'rare-' || n], ${start}, ${start}, ${start}
      from generate_series(1, 5000) n`);
    await db.query(sql`
      insert into news.article (source_id, identity, link, canonical_url, title, published_at, seen_at, position, past,
        story_id, step, due_at)
      select ${source}, 'id-' || n, 'link', 'https://page.example/' || n, 'A title', ${start}, ${start}, 0, false, story.id,
        case when n % 1000 = 0 then 'read' end, case when n % 1000 = 0 then ${start}::timestamptz end
      from generate_series(1, 5000) n join news.story on public_id = 'story' || n`);
    await db.query(raw('analyze news.story, news.article'));
    const wanted = {
      lookupTerms: ['term-5', 'rare-900'],
      canonicalUrl: 'https://page.example/7',
      workspaceId: null,
      from: later(-60),
      to: later(60),
    };
    expect(await findCandidates(db, wanted)).not.toEqual([]);
    const candidates = await plan(db, (asked) => findCandidates(asked, wanted));
    expect(candidates).toContain('story_lookup');
    expect(candidates).toContain('article_url');
    expect(candidates).not.toMatch(/Seq Scan/);
    const due = await plan(db, (asked) => claimDue(asked, journey.read, start, 10));
    expect(due).toContain('article_due');
    expect(due).not.toMatch(/Seq Scan/);
    const next = await plan(db, (asked) => nextDue(asked, [journey.read, journey.summarize]));
    expect(next).toContain('article_due');
    expect(next).toContain('story_due');
  });
};

eachDatabase('what is told', (setup) => {
  describe('stories', () => stories(setup));
  describe('a big newsroom', () => aBigNewsroom(setup));
});
