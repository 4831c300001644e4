import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { pauseSubscriptions } from '../../../../src/shared/db/tables/subscription.ts';
import type { Level } from '../../../../src/shared/domain/story.ts';
import { scheduleStory } from '../../../../src/shared/db/tables/story.ts';
import { permanent } from '../../../../src/shared/errors.ts';
import { removeFromWorkspace, retractStory } from '../../../../src/shared/news/publish/remove.ts';
import { writeVersion } from '../../../../src/shared/news/summarize/write-version.ts';
import {
  type WantedSubscription,
  emptyNewsroom,
  later,
  newSubscription,
  newWorkspace,
} from '../../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../../helpers/setups.ts';
import { Desk, wordsOf } from './support.ts';

const quietChannels = (setup: Setup): void => {
  let desk: Desk;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
  });

  const channel = (address: string, wanted: WantedSubscription = {}) =>
    newSubscription(setup.db, { platform: 'channel', address, name: `#${address}`, ...wanted });
  const tell = async (headline: string, level: Level, hour: number, outlet = 1): Promise<number> => {
    const story = await desk.story(headline, { level });
    await desk.article(story, { outlet, hour });
    await desk.at(hour).version(story, 1);
    await desk.publish(story);
    return story;
  };
  const silence = async (story: number): Promise<string | null> => (await desk.row(story)).silence;

  test('a post waits for the end of quiet hours, in the zone of the place; breaking news does not', async () => {
    await channel('a', { settings: { timeZone: 'Asia/Tokyo' } });
    const story = await tell('Tokyo sleeps', 'major', 6);
    expect(desk.platform.seen).toEqual([]);
    expect(await silence(story)).toBe('Held back in 1 place: quiet hours last there until 07:00.');
    await tell('The sky falls', 'breaking', 6.5);
    expect(desk.platform.seen).toEqual(['a: post The sky falls']);
    await desk.at(13.9).untilQuiet();
    expect(desk.platform.seen).toHaveLength(1);
    await desk.at(14).untilQuiet();
    expect(desk.platform.seen).toEqual(['a: post The sky falls', 'a: post Tokyo sleeps']);
    expect(await silence(story)).toBeNull();
  });

  test('an answer waits too, and counts for no limit', async () => {
    await channel('a', { settings: { mostPosts: 1 } });
    const story = await tell('First', 'notable', 0);
    await setup.db.query(sql`update news.story set level = 'major' where id = ${story}`);
    await desk.at(15).publish(story);
    expect(desk.platform.seen).toEqual(['a: post First']);
    await desk.at(23).untilQuiet();
    expect(desk.platform.seen).toEqual(['a: post First', 'a: reply First']);
    await tell('Second', 'major', 23.1);
    expect(desk.platform.seen.at(-1)).toBe('a: post Second');
  });

  test('so many posts a local day and no more, but for breaking news', async () => {
    await channel('a', { settings: { mostPosts: 2, quiet: null, timeZone: 'America/New_York' } });
    for (const hour of [0, 1, 2]) await tell(`Number ${hour}`, 'major', hour);
    await tell('Breaking', 'breaking', 3);
    expect(desk.platform.seen).toEqual(['a: post Number 0', 'a: post Number 1', 'a: post Breaking']);
    // The day of New York ends at four in the morning, UTC.
    await tell('Evening', 'major', 19);
    await tell('Morning', 'major', 20);
    expect(desk.platform.seen.slice(3)).toEqual(['a: post Morning']);
  });

  test('old news, mutes, pauses and late subscribers each hold it back, and say so', async () => {
    await channel('calm', { settings: { quiet: null, mutedWords: ['herring'] } });
    const old = await desk.story('Old', { level: 'major' });
    await desk.article(old, { outlet: 1, hour: 13, publishedAt: later(30) });
    await desk.at(13).version(old, 1);
    await desk.publish(old);
    expect(await silence(old)).toMatch(/: its news is older than 12 hours, so it is left to digests\.$/);
    // Midnight stands for a day without an hour.
    const dated = await desk.story('Dated', { level: 'major' });
    await desk.article(dated, { outlet: 2, hour: 13, publishedAt: new Date('2026-06-01T00:00:00Z') });
    await desk.at(13).version(dated, 1);
    await desk.publish(dated);
    expect(desk.platform.seen).toEqual(['calm: post Dated']);
    const muted = await tell('A herring speaks', 'major', 14);
    expect(await silence(muted)).toMatch(/: its titles hold the muted “herring”\.$/);
    const { subscription } = await channel('paused', { at: later(14 * 60 + 1) });
    await pauseSubscriptions(setup.db, subscription.destination_id, later(20 * 60));
    await setup.db.query(sql`delete from news.subscription where id <> ${subscription.id}`);
    expect(await silence(await tell('Paused', 'major', 15))).toMatch(/: its subscriptions are paused\.$/);
    await pauseSubscriptions(setup.db, subscription.destination_id, null);
    await desk.decide(old);
    expect(await silence(old)).toBe('Held back in 1 place: it was known before they subscribed.');
  });

  test('a place that has had its chance gets nothing later because another one slept', async () => {
    // Day begins at 18:30 UTC in Kolkata; quiet hours end at 22:00 UTC in Tokyo.
    await channel('full', { settings: { mostPosts: 1, quiet: null, timeZone: 'Asia/Kolkata' } });
    await channel('asleep', { settings: { timeZone: 'Asia/Tokyo' } });
    const { subscription } = await channel('paused', { settings: { quiet: null } });
    await pauseSubscriptions(setup.db, subscription.destination_id, later(8 * 60));
    await tell('First', 'major', 6);
    const second = await tell('Second', 'major', 7);
    expect(desk.platform.seen).toEqual(['full: post First']);
    await desk.at(14).untilQuiet();
    expect(desk.platform.seen.slice(1)).toEqual(['asleep: post First', 'asleep: post Second']);
    expect(await silence(second)).toBe(
      'Held back in 2 places: it was held back when it was new there, so it is left to digests.',
    );
    // What is new is another matter.
    await desk.at(14.5).version(second, 2);
    await desk.publish(second);
    expect(desk.platform.seen.slice(3).sort()).toEqual([
      'asleep: edit Second',
      'full: post Second',
      'paused: post Second',
    ]);
  });

  test('a story that waits for the morning still comes when an article of the night brings nothing new', async () => {
    await channel('a', { settings: { timeZone: 'Asia/Tokyo' } });
    const story = await desk.story('Tokyo sleeps');
    await desk.article(story, { outlet: 1, hour: 6 });
    const summarize = async (hour: number): Promise<void> => {
      await scheduleStory(setup.db, story, 'summarize', later(hour * 60));
      await setup.db.transaction((tx) => writeVersion(tx, story, later(hour * 60)));
      await desk.at(hour).untilQuiet();
    };
    await summarize(6);
    await summarize(8);
    expect(desk.platform.seen).toEqual([]);
    await desk.at(14).untilQuiet();
    expect(desk.platform.seen).toEqual([expect.stringMatching(/^a: post /)]);
  });

  test('a place takes a story once, with the role of a subscription that matches', async () => {
    await channel('a', { topic: 'models', mention: 'never' });
    await channel('a', { mention: 'role-1' });
    await channel('a', { search: 'first', mention: 'role-2' });
    await tell('First', 'minor', 0);
    expect(desk.platform.arrived).toMatchObject([{ kind: 'post', mention: 'role-1', tags: [] }]);
    const tagged = await desk.story('Tagged', { level: 'major' });
    await desk.article(tagged, { outlet: 2 });
    await desk.version(tagged, 1);
    await setup.db.query(sql`update news.story set topics = '{models}' where id = ${tagged}`);
    await setup.db.query(sql`update news.destination set settings = settings || '{"passOnFrom": "major"}'`);
    await desk.publish(tagged);
    expect(desk.platform.arrived[1]).toMatchObject({ tags: ['Models'], passOn: true, mention: 'never' });
    expect(desk.platform.arrived[0]).not.toHaveProperty('passOn');
  });

  test('a message that a person deleted is neither edited, nor answered, nor sent again', async () => {
    await channel('a');
    const story = await tell('First', 'notable', 0);
    desk.platform.mishaps.push({ before: permanent('message_gone', 'gone') });
    await desk.at(3).version(story, 2);
    await desk.publish(story);
    await setup.db.query(sql`update news.story set level = 'breaking' where id = ${story}`);
    await desk.at(6).version(story, 3);
    await desk.publish(story);
    expect(desk.platform.seen).toEqual(['a: post First']);
    expect(await desk.fates(story)).toEqual([
      'post sent',
      'edit dropped: The message is there no more: a person deleted it.',
    ]);
    expect(await setup.db.query(sql`select paused_at from news.destination`)).toEqual([{ paused_at: null }]);
  });

  test('a moderator takes a story out of a workspace, an operator out of the world', async () => {
    const workspaceId = await newWorkspace(setup.db);
    await channel('in', { workspaceId });
    await channel('out');
    const story = await tell('First', 'major', 0);
    const { db } = setup;
    await db.transaction((tx) => removeFromWorkspace(tx, story, workspaceId, start));
    await desk.untilQuiet();
    expect(desk.platform.seen.slice(2)).toEqual(['in: remove First']);
    const posted = desk.platform.arrived.find(({ address }) => address === 'in');
    expect(desk.platform.arrived[2]?.messageId).toBe(posted?.deliveryId);
    await db.transaction((tx) => removeFromWorkspace(tx, story, workspaceId, start));
    await desk.at(1).version(story, 2);
    await desk.publish(story);
    expect(desk.platform.seen.slice(3)).toEqual(['out: edit First']);
    expect(await db.transaction((tx) => retractStory(tx, story, later(90)))).toBe(true);
    expect(await db.transaction((tx) => retractStory(tx, story, later(91)))).toBe(false);
    await desk.at(2).publish(story);
    expect(desk.platform.seen.slice(4)).toEqual(['out: remove First']);
    expect(await silence(story)).toBe('It was retracted.');
  });

  test('what was under way while a story was taken away goes as soon as it has arrived', async () => {
    const workspaceId = await newWorkspace(setup.db);
    await channel('in', { workspaceId });
    desk.platform.mishaps.push({ after: new Error('hung up') });
    const story = await tell('First', 'major', 0);
    await setup.db.transaction((tx) => removeFromWorkspace(tx, story, workspaceId, start));
    await desk.at(1).untilQuiet();
    expect(desk.platform.seen).toEqual(['in: post First', 'in: remove First']);
  });

  test('where nothing can be sent, one who can mend it is told once', async () => {
    const workspaceId = await newWorkspace(setup.db);
    await channel('news', { workspaceId, createdBy: 'p1', settings: { quiet: null, logChannel: 'log' } });
    const refused = permanent('forbidden', 'The bot lacks the permission Send Messages.');
    desk.platform.mishaps.push({ before: refused });
    await tell('First', 'major', 0);
    expect(desk.platform.arrived.map(({ address, kind }) => `${address}: ${kind}`)).toEqual(['log: note']);
    expect(wordsOf(desk.platform.arrived[0]!.message)).toMatch(/#news\n.*Send Messages/);
    const held = await tell('Second', 'major', 1);
    expect(await silence(held)).toMatch(/: the bot cannot post there until somebody has mended it\.$/);
    // Without a channel for trouble, whoever subscribed is told.
    await channel('direct', { createdBy: 'p2', topic: 'chips' });
    await channel('own', { workspaceId, createdBy: 'p2', settings: { quiet: null } });
    desk.platform.mishaps.push({ before: refused });
    await tell('Third', 'major', 2);
    expect(desk.platform.arrived.slice(1).map(({ address, kind }) => `${address}: ${kind}`)).toEqual([
      'direct: note',
    ]);
  });
};

eachDatabase('quiet channels', quietChannels);
