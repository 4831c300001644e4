import { beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  type StoryDeliveryKind,
  claimDelivery,
  clearTry,
  deliveryFailures,
  insertDelivery,
  noteTry,
  postponeDelivery,
  recordNotSent,
  recordSent,
} from '../../../src/shared/db/tables/delivery.ts';
import { postedCards, shownCard } from '../../../src/shared/db/tables/posted-card.ts';
import { readFact, writeFact } from '../../../src/shared/db/tables/fact.ts';
import { newsroomStatus } from '../../../src/shared/db/tables/status.ts';
import { pauseDestination } from '../../../src/shared/db/tables/destination.ts';
import { matchingDestinations } from '../../../src/shared/db/tables/matching.ts';
import { findChore, planChore, pruneRows, recordChore } from '../../../src/shared/db/tables/upkeep.ts';
import { levels } from '../../../src/shared/domain/story.ts';
import {
  emptyNewsroom,
  later,
  newArticle,
  newDestination,
  newSource,
  newStory,
  newWorkspace,
} from '../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../helpers/setups.ts';

const deliveries = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));

  /** Owes a message, and returns the delivery's id when it is newly owed. */
  const owe = async (
    destinationId: number,
    storyId: number,
    kind: StoryDeliveryKind = 'post',
    version = 1,
  ): Promise<string | undefined> => {
    const { db } = setup;
    const ids = async (): Promise<string[]> =>
      (await db.query<{ id: string }>(sql`select id from news.delivery`)).map(({ id }) => id);
    const before = await ids();
    await insertDelivery(db, { destinationId, platform: 'console', storyId, kind, version }, start);
    return (await ids()).find((id) => !before.includes(id));
  };

  test('what was owed before its destination was paused tells why, so that it is not sent', async () => {
    const { db } = setup;
    const [destination, story] = [await newDestination(db), await newStory(db)];
    const id = (await owe(destination, story))!;
    expect(await claimDelivery(db, id)).toMatchObject({ paused_reason: null });
    await pauseDestination(db, destination, 'The channel is gone.', start);
    expect(await claimDelivery(db, id)).toMatchObject({ paused_reason: 'The channel is gone.' });
  });

  test('one post is owed to a destination, and one edit a version', async () => {
    const { db } = setup;
    const [destination, story] = [await newDestination(db), await newStory(db)];
    expect(await owe(destination, story)).toMatch(/^[\w-]{16}$/);
    expect(await owe(destination, story, 'post', 2)).toBeUndefined();
    expect(await owe(destination, story, 'edit', 2)).toBeDefined();
    expect(await owe(destination, story, 'edit', 2)).toBeUndefined();
    expect(await owe(destination, story, 'edit', 3)).toBeDefined();
    const [rows] = await db.query(sql`select count(*)::int as shown from news.delivery_story`);
    expect(rows).toEqual({ shown: 3 });
  });

  test('a claim tells of a try that may have arrived, until it is certain that it did not', async () => {
    const { db } = setup;
    const [destination, story] = [await newDestination(db, { address: 'here' }), await newStory(db)];
    const id = (await owe(destination, story))!;
    expect(await claimDelivery(db, id)).toMatchObject({ id, tried_at: null, attempts: 1, address: 'here' });
    expect(await noteTry(db, id, null, later(1))).toBe(true);
    // The process died, and what it was doing is put off: nothing is known of the try.
    await postponeDelivery(db, id, 'lost', later(2));
    expect(await claimDelivery(db, id)).toMatchObject({ tried_at: later(1), attempts: 2 });
    // The sender said for certain that nothing arrived.
    await clearTry(db, id);
    expect(await claimDelivery(db, id)).toMatchObject({ tried_at: null, attempts: 3 });
    expect(await deliveryFailures(db, id)).toEqual({
      attempts: 3,
      destination_id: destination,
      story_id: story,
      note: null,
      decided_at: start,
    });
    await recordSent(db, id, { messageId: 'm1', version: 4, at: later(11) });
    expect(await claimDelivery(db, id)).toBeUndefined();
    expect(await shownCard(db, destination, story)).toMatchObject({
      messageId: 'm1',
      posted: { storyId: story, version: 4 },
      shown: { storyId: story, version: 4 },
    });
    expect(await db.query(sql`select version from news.delivery_story where delivery_id = ${id}`)).toEqual([
      { version: 4 },
    ]);
    expect(await deliveryFailures(db, 'nobody')).toBeUndefined();
  });

  test('what has failed or was dropped is claimed no more', async () => {
    const { db } = setup;
    const [destination, story] = [await newDestination(db), await newStory(db)];
    const id = (await owe(destination, story))!;
    await recordNotSent(db, id, 'failed', 'forbidden');
    expect(await claimDelivery(db, id)).toBeUndefined();
    expect(await shownCard(db, destination, story)).toBeUndefined();
  });

  test('of two workers on one delivery, one may send', async () => {
    const { db } = setup;
    const id = (await owe(await newDestination(db), await newStory(db)))!;
    const claims = await Promise.all([claimDelivery(db, id), claimDelivery(db, id)]);
    const noted = await Promise.all(
      claims.map((claim, index) => noteTry(db, id, claim?.tried_at ?? null, later(index))),
    );
    expect(noted.sort()).toEqual([false, true]);
  });

  test('the cards of a story know the newest version sent or owed there, and how often they were edited', async () => {
    const { db } = setup;
    const story = await newStory(db);
    const [fresh, edited, dropped] = [
      await newDestination(db),
      await newDestination(db),
      await newDestination(db),
    ];
    for (const destination of [fresh, edited, dropped]) await owe(destination, story);
    await owe(edited, story, 'edit', 2);
    await owe(edited, story, 'edit', 3);
    const needless = (await owe(dropped, story, 'edit', 2))!;
    await recordNotSent(db, needless, 'dropped', 'needless');
    await owe(fresh, await newStory(db));
    const cards = new Map((await postedCards(db, story)).map((card) => [card.destination_id, card]));
    expect(cards.size).toBe(3);
    expect(cards.get(fresh)).toMatchObject({ version: 1, edits: 0, state: 'due', decided_at: start });
    expect(cards.get(edited)).toMatchObject({ version: 3, edits: 2 });
    expect(cards.get(dropped)).toMatchObject({ version: 1, edits: 0 });
  });
};

const matching = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));
  const match = async (
    story: Partial<Parameters<typeof matchingDestinations>[1]> = {},
  ): Promise<number[]> => {
    const wanted = {
      id: 0,
      topics: [],
      level: 'minor',
      workspaceId: null,
      knownAt: start,
      at: start,
      ...story,
    } as const;
    return (await matchingDestinations(setup.db, wanted))
      .filter(({ held }) => held === null)
      .map(({ id }) => id);
  };

  test('by level: a story goes where its level is asked for or a lower one', async () => {
    const ids: number[] = [];
    for (const level of levels) ids.push(await newDestination(setup.db, { minLevel: level }));
    for (const [index, level] of levels.entries())
      expect(await match({ level })).toEqual(ids.slice(0, index + 1));
  });

  test('by topic: its own topics or everything, once even where several subscriptions match', async () => {
    const { db } = setup;
    const all = await newDestination(db, { address: 'all' });
    const agents = await newDestination(db, { topic: 'agents' });
    await newDestination(db, { address: 'all', topic: 'agents' });
    expect(await match()).toEqual([all]);
    expect(await match({ topics: ['chips', 'agents'] })).toEqual([all, agents]);
    expect(await match({ topics: ['agent'] })).toEqual([all]);
  });

  test('not where the destination or the subscription is paused, nor by a daily subscription', async () => {
    const { db } = setup;
    const [paused, until, daily] = [
      await newDestination(db),
      await newDestination(db),
      await newDestination(db),
    ];
    await pauseDestination(db, paused, 'kicked out', later(-5));
    await pauseDestination(db, paused, 'still out', start);
    await db.query(
      sql`update news.subscription set paused_until = ${later(5)} where destination_id = ${until}`,
    );
    await db.query(sql`update news.subscription set mode = 'daily' where destination_id = ${daily}`);
    expect(await match()).toEqual([]);
    expect(await match({ at: later(5) })).toEqual([until]);
    expect(
      await db.query(sql`select paused_at, paused_reason from news.destination where id = ${paused}`),
    ).toEqual([{ paused_at: later(-5), paused_reason: 'still out' }]);
  });

  test("a workspace's own story is seen there alone", async () => {
    const { db } = setup;
    const workspace = await newWorkspace(db);
    const [inside, outside] = [await newDestination(db), await newDestination(db)];
    await db.query(sql`update news.destination set workspace_id = ${workspace} where id = ${inside}`);
    expect(await match({ workspaceId: workspace })).toEqual([inside]);
    expect(await match()).toEqual([inside, outside]);
  });
};

const upkeepAndStatus = (setup: Setup): void => {
  beforeEach(() => emptyNewsroom(setup.db));
  const day = 24 * 60;

  test('a chore keeps the time that it was planned for first, and its last success through a failure', async () => {
    const { db } = setup;
    await planChore(db, 'backup', later(1));
    await planChore(db, 'backup', later(2));
    const [chore] = await db.query<{ id: number }>(sql`select id from news.upkeep`);
    const { id } = chore!;
    expect(await findChore(db, id)).toEqual({ id, name: 'backup', due_at: later(1) });
    await recordChore(db, id, { at: later(1), nextAt: later(3) });
    await recordChore(db, id, { error: 'disk full', nextAt: later(4) });
    expect(await db.query(sql`select last_done_at, last_error, due_at from news.upkeep`)).toEqual([
      { last_done_at: later(1), last_error: 'disk full', due_at: later(4) },
    ]);
  });

  test('what is too old is forgotten, and the article stays so that it cannot come back as news', async () => {
    const { db } = setup;
    const source = await newSource(db);
    const [old, young] = [await newStory(db, { articleAt: later(-400 * day) }), await newStory(db)];
    const survivor = await newStory(db, { articleAt: later(-400 * day) });
    await db.query(sql`update news.story set merged_into = ${survivor} where id = ${young}`);
    const article = await newArticle(db, source, { text: 'a text' });
    await db.query(sql`update news.article set story_id = ${old}, seen_at = ${later(-31 * day)}`);
    const destination = await newDestination(db);
    const post = {
      destinationId: destination,
      platform: 'console',
      storyId: old,
      kind: 'post',
      version: 1,
    } as const;
    await insertDelivery(db, post, later(-399 * day));
    await insertDelivery(db, { ...post, storyId: young }, later(-91 * day));
    await insertDelivery(db, { ...post, storyId: young, kind: 'edit', version: 2 }, later(-91 * day));
    await insertDelivery(db, { ...post, storyId: young, kind: 'edit', version: 3 }, later(-89 * day));
    await db.query(sql`update news.delivery set due_at = null`);
    await pruneRows(
      db,
      { fullText: 30, deliveries: 90, stories: 365, buttons: 7, calls: 365, leftWorkspaces: 7 },
      start,
    );
    expect(await db.query(sql`select id, story_id, body, title from news.article`)).toEqual([
      { id: article, story_id: null, body: null, title: 'A title' },
    ]);
    expect(await db.query(sql`select id from news.story order by id`)).toEqual([
      { id: young },
      { id: survivor },
    ]);
    expect(await db.query(sql`select kind, version from news.delivery order by version`)).toEqual([
      { kind: 'post', version: 1 },
      { kind: 'edit', version: 3 },
    ]);
  });

  test('the status counts what there is', async () => {
    const { db } = setup;
    const source = await newSource(db, { dueAt: later(7) });
    await newArticle(db, source);
    await insertDelivery(
      db,
      {
        destinationId: await newDestination(db),
        platform: 'console',
        storyId: await newStory(db),
        kind: 'post',
        version: 1,
      },
      start,
    );
    await planChore(db, 'backup', later(1));
    expect(await newsroomStatus(db, later(5))).toMatchObject({
      sources: 1,
      failing: 0,
      next_poll_at: later(7),
      articles: 1,
      articles_today: 1,
      stories: 1,
      owed: 1,
      sent_today: 0,
      next_backup_at: later(1),
    });
  });

  test('a fact is overwritten, and one that nobody has written is undefined', async () => {
    const { db } = setup;
    await writeFact(db, 'a', { one: 1 });
    await writeFact(db, 'a', [2, null]);
    expect(await readFact(db, 'a')).toEqual([2, null]);
    expect(await readFact(db, 'b')).toBeUndefined();
  });
};

eachDatabase('what is owed', (setup) => {
  describe('deliveries', () => deliveries(setup));
  describe('matching destinations', () => matching(setup));
  describe('upkeep and status', () => upkeepAndStatus(setup));
});
