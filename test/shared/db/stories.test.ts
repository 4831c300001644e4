import { beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { findBrief, saveBrief } from '../../../src/shared/db/tables/brief.ts';
import {
  findStory,
  growStory,
  recordTopics,
  postponeStory,
  recordVersion,
  scheduleStory,
  settleStory,
} from '../../../src/shared/db/tables/story.ts';
import { TermMemory, countTerms, termCounts } from '../../../src/shared/db/tables/term.ts';
import { emptyNewsroom, later, newArticle, newSource, newStory } from '../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../helpers/setups.ts';

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

  const rules = { firstMs: 600_000, sureMs: 120_000, sureOutlets: 2, betweenVersionsMs: 1_200_000 };
  const grow = (id: number, past: boolean, articleAt: Date, now = start): Promise<void> =>
    growStory(setup.db, id, { past, articleAt }, rules, now);

  test('growth widens the time, and ends the past', async () => {
    const { db } = setup;
    const id = await newStory(db, { past: true });
    await grow(id, true, later(-5));
    expect(await findStory(db, id)).toMatchObject({
      past: true,
      first_article_at: later(-5),
      last_article_at: start,
      step: null,
    });
    await grow(id, false, later(9));
    expect(await findStory(db, id)).toMatchObject({
      past: false,
      last_article_at: later(9),
      step: 'summarize',
      due_at: later(10),
    });
    await grow(id, true, start);
    expect(await findStory(db, id)).toMatchObject({ past: false });
  });

  test('a story settles, sooner once several outlets carry it, and rests between versions', async () => {
    const { db } = setup;
    const id = await newStory(db, { dueAt: later(10) });
    for (let count = 0; count < 2; count += 1) {
      const article = await newArticle(db, await newSource(db));
      await db.query(sql`update news.article set story_id = ${id} where id = ${article}`);
      await grow(id, false, start);
      expect(await dueOf(id)).toEqual({ step: 'summarize', due_at: later(count === 0 ? 10 : 2) });
    }
    // Growing on and on does not put it off.
    await grow(id, false, start, later(1));
    expect(await dueOf(id)).toEqual({ step: 'summarize', due_at: later(2) });
    const brief = { headline: 'H', lede: '', ledeArticleIds: [], points: [], sources: [] };
    await saveBrief(db, { storyId: id, version: 1 }, brief, later(3));
    await settleStory(db, id, 'summarize');
    await grow(id, false, start, later(4));
    expect(await dueOf(id)).toEqual({ step: 'summarize', due_at: later(23) });
  });

  test('topics stand with the reason for each', async () => {
    const { db } = setup;
    const id = await newStory(db);
    await recordTopics(db, id, { models: 'names "GPT-5"', research: 'names "paper"' });
    expect(await findStory(db, id)).toMatchObject({ topics: ['models', 'research'] });
    await recordTopics(db, id, {});
    expect(await findStory(db, id)).toMatchObject({ topics: [] });
  });

  test('a version makes its story due to be published, and clears its failures', async () => {
    const { db } = setup;
    const id = await newStory(db);
    await postponeStory(db, id, 'no', later(1));
    await postponeStory(db, id, 'no', later(2));
    expect(await findStory(db, id)).toMatchObject({ attempts: 2, due_at: later(2) });
    const source = { articleId: 1, publisher: 'P', title: 'T', url: 'u', publishedAt: later(-1) };
    const brief = { headline: 'H', lede: '', ledeArticleIds: [], points: [], sources: [source] };
    await saveBrief(db, { storyId: id, version: 1 }, brief, later(3));
    await saveBrief(db, { storyId: id, version: 2 }, brief, later(4));
    await recordVersion(db, id, 2, 'New', later(4));
    expect(await findStory(db, id)).toMatchObject({
      attempts: 0,
      version: 2,
      headline: 'New',
      step: 'publish',
    });
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

  test('terms are counted once a story', async () => {
    const { db } = setup;
    await countTerms(db, ['llm', 'llm', 'agent'], true);
    await countTerms(db, ['llm', '__proto__', 'constructor'], true);
    // A later article of a story brings new terms to it, but no new story.
    await countTerms(db, ['agent'], false);
    await countTerms(db, [], false);
    const counts = await termCounts(db, ['llm', 'agent', 'nobody', '__proto__', 'toString']);
    expect(counts.documents).toBe(2);
    const of = ['llm', 'agent', 'nobody', '__proto__', 'toString'].map((term) => counts.frequency(term));
    expect(of).toEqual([2, 2, 0, 1, 0]);
    expect((await termCounts(db, [])).documents).toBe(2);
  });

  test('what one process remembers of the counts gives way when another has counted', async () => {
    const { db } = setup;
    const [own, other] = [new TermMemory(), new TermMemory()];
    const seenBy = async (memory: TermMemory): Promise<number[]> => {
      const counts = await termCounts(db, ['llm', 'agent'], memory);
      return [counts.documents, counts.frequency('llm'), counts.frequency('agent')];
    };
    await countTerms(db, ['llm'], true, own);
    expect(await seenBy(own)).toEqual([1, 1, 0]);
    await countTerms(db, ['llm', 'agent'], true, own);
    expect(await seenBy(own)).toEqual([2, 2, 1]);
    await countTerms(db, ['agent'], true, other);
    expect(await seenBy(own)).toEqual([3, 2, 2]);
    const failing = db.transaction(async (tx) => {
      await countTerms(tx, ['llm'], true, own);
      throw new Error('Power is lost.');
    });
    await expect(failing).rejects.toThrow('Power');
    expect(await seenBy(own)).toEqual([3, 2, 2]);
    expect(await seenBy(other)).toEqual([3, 2, 2]);
  });

  test('counting the same terms in many transactions at once neither fails nor loses one', async () => {
    const { db } = setup;
    const words = Array.from({ length: 40 }, (_, index) => `word-${index}`);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        db.transaction((tx) => countTerms(tx, index % 2 ? words : words.toReversed(), true)),
      ),
    );
    expect((await termCounts(db, words)).frequency('word-7')).toBe(12);
  });
};

eachDatabase('what is told', (setup) => {
  describe('stories', () => stories(setup));
});
