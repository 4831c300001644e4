import { beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  findArticle,
  postponeArticle,
  recordCluster,
  recordRead,
} from '../../../src/shared/db/tables/article.ts';
import { insertArticles, knownItems, retitleArticle } from '../../../src/shared/db/tables/listed-article.ts';
import {
  addSource,
  disableSource,
  enableSource,
  findSource,
  listSources,
  makeSourcesDue,
  moveSource,
  recordPoll,
  recordPollFailure,
} from '../../../src/shared/db/tables/source.ts';
import { anArticle, emptyNewsroom, later, newArticle, newSource } from '../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../helpers/setups.ts';

const sources = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));
  const quiet = { at: later(10), nextAt: later(20), newItems: 0, newAiItems: 0 };

  test('an address is followed once, however often it is added', async () => {
    const { db } = setup;
    const source = {
      type: 'feed',
      url: 'https://a.example',
      name: 'A',
      scope: 'ai',
      pollEverySeconds: 60,
    } as const;
    expect(await addSource(db, source, start)).toBe(true);
    expect(await addSource(db, { ...source, name: 'B' }, start)).toBe(false);
    expect((await listSources(db)).map(({ name }) => name)).toEqual(['A']);
  });

  test('a poll notes what the source says of itself, and its share of AI over all polls', async () => {
    const { db } = setup;
    const id = await newSource(db, { name: '', dueAt: start });
    await recordPoll(db, id, {
      ...quiet,
      title: 'Its own name',
      etag: '"1"',
      lastModified: 'then',
      fingerprint: 'f',
    });
    expect(await findSource(db, id)).toMatchObject({
      name: 'Its own name',
      ai_share: null,
      items: 0,
      etag: '"1"',
      fingerprint: 'f',
    });
    await recordPoll(db, id, { ...quiet, title: 'Another name', newItems: 4, newAiItems: 1, at: later(30) });
    await recordPoll(db, id, { ...quiet, newItems: 4, newAiItems: 3, at: later(40), nextAt: null });
    expect(await findSource(db, id)).toMatchObject({
      name: 'Its own name',
      ai_share: 0.5,
      items: 8,
      etag: null,
      last_modified: null,
      fingerprint: null,
      first_polled_at: later(10),
      last_polled_at: later(40),
      due_at: null,
    });
  });

  test('failures are counted until a poll succeeds', async () => {
    const { db } = setup;
    const id = await newSource(db);
    await recordPollFailure(db, id, 'no answer', later(1));
    await recordPollFailure(db, id, 'gone', later(2));
    expect(await findSource(db, id)).toMatchObject({ failures: 2, last_error: 'gone', due_at: later(2) });
    await recordPoll(db, id, quiet);
    expect(await findSource(db, id)).toMatchObject({ failures: 0, last_error: null });
  });

  test('one that is stopped is not due, can be started again, and is made due only when told', async () => {
    const { db } = setup;
    const url = 'https://a.example/feed';
    const id = await newSource(db, { url, dueAt: start });
    expect(await disableSource(db, url)).toBe(true);
    expect(await disableSource(db, url)).toBe(false);
    expect(await findSource(db, id)).toMatchObject({ enabled: false, due_at: null });
    expect(await enableSource(db, url, later(5))).toBe(true);
    expect(await enableSource(db, url, later(6))).toBe(false);
    expect(await findSource(db, id)).toMatchObject({ enabled: true, due_at: later(5) });
    const other = await newSource(db);
    await makeSourcesDue(db, [url, 'https://nobody.example'], later(7));
    expect(await findSource(db, id)).toMatchObject({ due_at: later(7) });
    expect(await findSource(db, other)).toMatchObject({ due_at: null });
  });

  test('a source that has moved takes its new address, unless another one is there', async () => {
    const { db } = setup;
    const [moving, there] = [await newSource(db), await newSource(db, { url: 'https://taken.example' })];
    await moveSource(db, moving, 'https://new.example');
    expect(await findSource(db, moving)).toMatchObject({ url: 'https://new.example' });
    await moveSource(db, moving, 'https://taken.example');
    expect(await findSource(db, moving)).toMatchObject({ url: 'https://new.example' });
    expect(await findSource(db, there)).toMatchObject({ url: 'https://taken.example' });
  });
};

const articles = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));

  describe('identity', () => {
    test('an item is stored once for its source, and once more for another source', async () => {
      const { db } = setup;
      const [one, other] = [await newSource(db), await newSource(db)];
      const item = anArticle({ title: 'First', categories: ['a "b", c', 'd\\e'] });
      expect(await insertArticles(db, one, [item], start, true)).toBe(1);
      expect(await insertArticles(db, one, [{ ...item, title: 'Again' }, anArticle()], later(5), false)).toBe(
        1,
      );
      expect(await insertArticles(db, other, [item], start, false)).toBe(1);
      const rows = await db.query(sql`
        select title, past, seen_at, step, due_at, categories from news.article where identity = ${item.identity} order by id`);
      const stored = {
        title: 'First',
        step: 'read',
        seen_at: start,
        due_at: start,
        categories: item.categories,
      };
      expect(rows).toEqual([
        { ...stored, past: true },
        { ...stored, past: false },
      ]);
      expect(await insertArticles(db, one, [], start, false)).toBe(0);
    });

    test('the same identity twice in one list is one article', async () => {
      const source = await newSource(setup.db);
      const item = anArticle();
      expect(await insertArticles(setup.db, source, [item, { ...item, title: 'Twin' }], start, false)).toBe(
        1,
      );
    });

    test('a listed item is known by its identity or by its address, in its own source only', async () => {
      const { db } = setup;
      const [source, other] = [await newSource(db), await newSource(db)];
      const [one, two, three] = [anArticle(), anArticle(), anArticle()];
      await insertArticles(db, source, [one, two], start, false);
      await insertArticles(db, other, [three], start, false);
      const renumbered = { ...two, identity: 'renumbered' };
      const known = await knownItems(db, source, [one, renumbered, three]);
      expect(known.map(({ identity }) => identity).sort()).toEqual([one.identity, two.identity].sort());
      expect(await knownItems(db, source, [])).toEqual([]);
    });

    test('an edited title is taken over; the article and its dates stay', async () => {
      const { db } = setup;
      const source = await newSource(db);
      const item = anArticle({ publishedAt: later(-60) });
      const id = await newArticle(db, source, item);
      await retitleArticle(db, source, item.identity, 'Edited');
      expect(await findArticle(db, id)).toMatchObject({
        title: 'Edited',
        published_at: later(-60),
        seen_at: start,
      });
    });
  });

  test('characters that PostgreSQL cannot hold cost a letter, not the whole poll', async () => {
    const { db } = setup;
    const source = await newSource(db);
    const torn = anArticle({
      title: 'nul \u0000 here',
      teaser: 'half \ud83d',
      text: '\udc00 half',
      author: 'a\u0000',
    });
    const whole = anArticle({ title: 'C:\\u0000 stays as it is 🛰️' });
    expect(await insertArticles(db, source, [torn, whole], start, false)).toBe(2);
    const rows = await db.query(sql`select title, teaser, body, author from news.article order by id`);
    expect(rows).toEqual([
      { title: 'nul \ufffd here', teaser: 'half \ufffd', body: '\ufffd half', author: 'a\ufffd' },
      { title: 'C:\\u0000 stays as it is 🛰️', teaser: 'A teaser.', body: null, author: null },
    ]);
    await retitleArticle(db, source, torn.identity, 'nul \u0000 again');
    expect(await knownItems(db, source, [torn, anArticle({ identity: 'nul \u0000' })])).toMatchObject([
      { identity: torn.identity, title: 'nul \ufffd again' },
    ]);
  });

  test('reading moves an article to clustering or ends its way, but only once', async () => {
    const { db } = setup;
    const source = await newSource(db, { name: 'Publisher' });
    const id = await newArticle(db, source);
    await postponeArticle(db, id, 'slow', later(1));
    expect(await findArticle(db, id)).toMatchObject({ attempts: 1, step: 'read', publisher: 'Publisher' });
    const outcome = { body: 'text', language: 'en', relevance: 0.5, verdict: 'taken' };
    const picture = { url: 'https://x.example/robot.jpg', alt: 'A robot' };
    await recordRead(db, id, { ...outcome, picture, nextStep: 'cluster' }, later(2));
    expect(await findArticle(db, id)).toMatchObject({
      step: 'cluster',
      attempts: 0,
      body: 'text',
      relevance: 0.5,
      picture,
    });
    // The same job run a second time must not undo what came after it.
    await recordRead(db, id, { ...outcome, body: null, picture: null, nextStep: null }, later(3));
    expect(await findArticle(db, id)).toMatchObject({ step: 'cluster', body: 'text' });
    await recordCluster(db, id, {
      storyId: null,
      score: null,
      verdict: '',
      duplicateOf: null,
      terms: { weights: {} },
    });
    expect(await findArticle(db, id)).toMatchObject({ step: null, story_id: null, terms: { weights: {} } });
  });
};

eachDatabase('what comes in', (setup) => {
  describe('sources', () => sources(setup));
  describe('articles', () => articles(setup));
});
