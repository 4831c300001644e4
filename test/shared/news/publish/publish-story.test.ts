import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { transient } from '../../../../src/shared/errors.ts';
import { emptyNewsroom, newDestination } from '../../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../../helpers/setups.ts';
import { Desk, wordsOf } from './support.ts';

const hours = (count: number): Date => new Date(start.getTime() + count * 3_600_000);

const repeats = (setup: Setup): void => {
  let desk: Desk;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
    await newDestination(setup.db, { platform: 'channel', address: 'a', name: '#a' });
  });

  const posted = async (): Promise<number> => {
    const story = await desk.story('First', { level: 'notable' });
    await desk.article(story, { outlet: 1 });
    await desk.article(story, { outlet: 2 });
    await desk.version(story, 1);
    await desk.at(0).publish(story);
    return story;
  };
  const rise = async (story: number): Promise<void> => {
    await setup.db.query(sql`update news.story set level = 'major' where id = ${story}`);
  };

  test('a post is remembered with what stood in it; looking again says nothing', async () => {
    const story = await posted();
    await desk.at(5).publish(story);
    expect(desk.platform.seen).toEqual(['a: post First']);
    const { spoken, silence } = await desk.row(story);
    expect(spoken).toEqual({
      at: start.toISOString(),
      level: 'notable',
      outlets: 2,
      version: 1,
      earlier: [],
    });
    expect(silence).toBeNull();
  });

  test('a risen story answers its post once, two hours later at the earliest, also without a new version', async () => {
    const story = await posted();
    await rise(story);
    await desk.at(1).publish(story);
    expect(desk.platform.seen).toEqual(['a: post First']);
    expect(await desk.row(story)).toMatchObject({ step: 'publish', due_at: hours(2) });
    await desk.at(2).untilQuiet();
    expect(desk.platform.seen).toEqual(['a: post First', 'a: reply First']);
    const [post, reply] = desk.platform.arrived;
    expect(reply?.messageId).toBe(post?.deliveryId);
    expect(wordsOf(reply!.message)).toContain('Now a major story: 2 independent outlets');
    expect((await desk.row(story)).spoken).toMatchObject({
      level: 'major',
      version: 1,
      earlier: [{ level: 'notable' }],
    });
    await setup.db.query(sql`update news.story set level = 'breaking' where id = ${story}`);
    await desk.at(10).publish(story);
    expect(desk.platform.seen).toHaveLength(2);
  });

  test('a fact that no article held when it was posted is told by an edit and an answer', async () => {
    const story = await posted();
    await desk.article(story, { outlet: 3, hour: 3, text: 'Velkamp pays 310 million crowns for it.' });
    const points = [{ text: 'Velkamp pays $310m.', articleIds: [1] }];
    const sources = [3, 4].map((outlet) => ({
      articleId: 1,
      publisher: `Outlet ${outlet}`,
      title: 'A title',
      url: `https://outlet-${outlet}.example/new`,
      publishedAt: start,
    }));
    await desk.at(3).version(story, 2, { points, sources });
    await desk.publish(story);
    expect(desk.platform.seen.slice(1)).toEqual(['a: edit First']);
    await desk.article(story, { outlet: 4, hour: 4, text: 'The price is 312 million.' });
    await desk.at(4).version(story, 3, { points, sources });
    await desk.publish(story);
    expect(desk.platform.seen.slice(2).sort()).toEqual(['a: edit First', 'a: reply First']);
    const reply = desk.platform.arrived.find(({ kind }) => kind === 'reply');
    expect(wordsOf(reply!.message)).toMatch(/New: \$310m\nFirst\n[^]*Velkamp pays \$310m\./);
  });

  test('where nothing can be edited, the answer stands for the edit of its version', async () => {
    const story = await posted();
    delete desk.platform.edit;
    delete desk.platform.reply;
    await rise(story);
    await desk.at(5).version(story, 2);
    await desk.publish(story);
    expect(desk.platform.seen).toEqual(['a: post First', 'a: reply First']);
    expect((await desk.fates(story)).sort()).toEqual([
      'edit dropped: There is nothing to say or to change there any more.',
      'post sent',
      'reply sent',
    ]);
  });

  test('an answer is sent once, whatever happens on the way', async () => {
    const story = await posted();
    await rise(story);
    desk.platform.mishaps.push({ before: transient('busy', 'busy') }, { after: new Error('hung up') });
    await desk.at(5).publish(story);
    await desk.at(6).untilQuiet();
    await desk.at(7).untilQuiet();
    expect(desk.platform.seen).toEqual(['a: post First', 'a: reply First']);
    expect(await desk.fates(story)).toEqual(['post sent', 'reply sent']);
  });

  test('a closed story is silent, and says why', async () => {
    const story = await posted();
    await rise(story);
    await newDestination(setup.db, { platform: 'channel', address: 'b' });
    await desk.at(73).version(story, 2);
    await desk.publish(story);
    expect(desk.platform.seen).toEqual(['a: post First']);
    expect((await desk.row(story)).silence).toBe('It is closed: it last spoke more than three days ago.');
  });

  test('news of the past that comes back days later is not posted; fresh news of the past is', async () => {
    const old = await desk.story('Old');
    await desk.article(old, { outlet: 1, past: true, publishedAt: hours(-100) });
    await desk.article(old, { outlet: 2, hour: 1 });
    const fresh = await desk.story('Fresh');
    await desk.article(fresh, { outlet: 3, past: true, publishedAt: hours(-3) });
    await desk.article(fresh, { outlet: 4, hour: 1 });
    const single = await desk.story('Single');
    await desk.article(single, { outlet: 5, publishedAt: hours(-300) });
    for (const story of [old, fresh, single]) await desk.version(story, 1);
    await desk.at(1).publish(old, fresh, single);
    expect(desk.platform.seen).toEqual(['a: post Fresh', 'a: post Single']);
    expect((await desk.row(old)).silence).toMatch(/^It tells again what was known/);
  });

  test('a story that no subscription takes says so', async () => {
    await setup.db.query(sql`update news.subscription set min_level = 'major'`);
    const story = await posted();
    expect(desk.platform.seen).toEqual([]);
    expect(await desk.row(story)).toMatchObject({
      silence: 'No subscription takes notable stories without a topic.',
      spoken: null,
    });
    await rise(story);
    await desk.at(1).publish(story);
    expect(desk.platform.seen).toEqual(['a: post First']);
    expect((await desk.row(story)).silence).toBeNull();
  });

  test('a post that is owed by a story retracted meanwhile is dropped', async () => {
    const story = await desk.story('First');
    await desk.article(story, { outlet: 1 });
    await desk.version(story, 1);
    await desk.at(0).decide(story);
    await setup.db.query(sql`update news.story set retracted_at = ${start} where id = ${story}`);
    await desk.untilQuiet();
    expect(desk.platform.seen).toEqual([]);
    expect(await desk.fates(story)).toEqual(['post dropped: The story was retracted.']);
  });
};

eachDatabase('repeat control', repeats);
