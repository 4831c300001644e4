import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { pauseDestination, resumeDestination } from '../../../src/shared/db/tables/destination.ts';
import { newestMatches, refreshSearch } from '../../../src/shared/db/tables/search.ts';
import { saveSettings, settingsOf, settingsOfWorkspace } from '../../../src/shared/db/tables/settings.ts';
import {
  everything,
  pauseSubscriptions,
  subscriptionsAt,
  subscriptionsOfWorkspace,
  unsubscribe,
} from '../../../src/shared/db/tables/subscription.ts';
import { usualSettings } from '../../../src/shared/domain/settings.ts';
import type { Level } from '../../../src/shared/domain/story.ts';
import {
  emptyNewsroom,
  later,
  newDestination,
  newStory,
  newSubscription,
  newWorkspace,
} from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';

const usually = { now: start, timeZone: 'Europe/Berlin' };
/** The tests begin on Monday, 10 in the morning in Berlin. */
const berlin = { timeZone: 'Europe/Berlin' };

eachDatabase('subscriptions', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('the same topic and mode are one, whose level, time and mention change', async () => {
    const { db } = setup;
    const first = await newSubscription(db, { address: 'a', topic: 'models', mode: 'daily', ...berlin });
    expect(first).toMatchObject({
      outcome: 'new',
      subscription: { min_level: 'minor', local_time: null, due_at: new Date('2026-06-02T07:00:00Z') },
    });
    const wanted = { address: 'a', topic: 'models', mode: 'daily', createdBy: 'p', ...berlin } as const;
    expect((await newSubscription(db, wanted)).outcome).toBe('same');
    const changed = await newSubscription(db, {
      ...wanted,
      minLevel: 'major',
      schedule: { localTime: '18:00' },
      mention: '42',
    });
    expect(changed.outcome).toBe('changed');
    expect(changed.subscription).toMatchObject({
      id: first.subscription.id,
      min_level: 'major',
      mention: '42',
      due_at: new Date('2026-06-01T16:00:00Z'),
      created_at: start,
      created_by: 'p',
    });
    expect((await newSubscription(db, wanted)).subscription.mention).toBe('42');
    expect((await newSubscription(db, { ...wanted, mention: null })).subscription.mention).toBeNull();
    expect(await newSubscription(db, { ...wanted, mode: 'instant' })).toMatchObject({
      outcome: 'new',
      subscription: { due_at: null },
    });
    expect(await subscriptionsAt(db, 'console', 'a')).toHaveLength(2);
  });

  test('all digests of a destination come at one time', async () => {
    const { db } = setup;
    const at = { address: 'a', ...berlin } as const;
    await newSubscription(db, { ...at, topic: 'models', mode: 'daily', schedule: { localTime: '18:00' } });
    const weekly = await newSubscription(db, { ...at, mode: 'weekly' });
    expect(weekly.subscription).toMatchObject({
      local_time: '18:00',
      due_at: new Date('2026-06-01T16:00:00Z'),
    });
    await newSubscription(db, { ...at, mode: 'weekly', schedule: { localTime: '08:30', weekday: 3 } });
    expect((await subscriptionsAt(db, 'console', 'a')).map((row) => row.due_at)).toEqual([
      new Date('2026-06-02T06:30:00Z'),
      new Date('2026-06-03T06:30:00Z'),
    ]);
  });

  test('a new zone moves the digests; that of the destination comes before that of its workspace', async () => {
    const { db } = setup;
    const workspaceId = await newWorkspace(db);
    const { subscription } = await newSubscription(db, {
      workspaceId,
      mode: 'daily',
      settings: {},
      ...berlin,
    });
    const due = async (): Promise<string | undefined> =>
      (await subscriptionsOfWorkspace(db, workspaceId))[0]?.due_at?.toISOString();
    await saveSettings(db, { workspaceId }, { timeZone: 'America/New_York' }, usually);
    expect(await due()).toBe('2026-06-01T13:00:00.000Z');
    const destinationId = subscription.destination_id;
    await saveSettings(db, { destinationId }, { timeZone: 'Asia/Tokyo' }, usually);
    expect(await due()).toBe('2026-06-02T00:00:00.000Z');
    await saveSettings(db, { destinationId }, { timeZone: undefined }, usually);
    expect(await due()).toBe('2026-06-01T13:00:00.000Z');
  });

  test('settings are those of the destination over those of its workspace over the usual ones', async () => {
    const { db } = setup;
    const workspaceId = await newWorkspace(db);
    const destinationId = await newDestination(db, { workspaceId, settings: {} });
    const holds = async () => (await settingsOf(db, [destinationId])).get(destinationId);
    expect(await holds()).toEqual(usualSettings);
    await saveSettings(db, { workspaceId }, { mostPosts: 3, mutedWords: [' Crypto '], quiet: null }, usually);
    await saveSettings(db, { destinationId }, { mostPosts: 9, logChannel: 'c1' }, usually);
    const { quiet, ...others } = usualSettings;
    expect(await holds()).toEqual({ ...others, mostPosts: 9, mutedWords: ['crypto'], logChannel: 'c1' });
    expect(await settingsOfWorkspace(db, workspaceId)).toEqual({
      ...others,
      mostPosts: 3,
      mutedWords: ['crypto'],
    });
    await saveSettings(db, { destinationId }, { mostPosts: undefined, logChannel: null }, usually);
    expect(await holds()).toEqual({ ...others, mostPosts: 3, mutedWords: ['crypto'] });
    await db.query(sql`
      update news.destination set settings = '{"zone": 1, "cards": "huge", "mostPosts": 2, "quiet": {"from": "25:00"}}'`);
    expect(await holds()).toEqual({
      ...others,
      quiet,
      mostPosts: 2,
      mutedWords: ['crypto'],
    });
    await expect(saveSettings(db, { workspaceId }, { timeZone: 'Mars/Olympus' }, usually)).rejects.toThrow();
  });

  test('they can be paused, ended, and a destination taken up again', async () => {
    const { db } = setup;
    const { subscription } = await newSubscription(db, { address: 'a' });
    await pauseSubscriptions(db, subscription.destination_id, later(60));
    expect(await subscriptionsAt(db, 'console', 'a')).toMatchObject([{ paused_until: later(60) }]);
    await pauseSubscriptions(db, subscription.destination_id, null);
    expect(await subscriptionsAt(db, 'console', 'a')).toMatchObject([{ paused_until: null }]);
    expect(await pauseDestination(db, subscription.destination_id, 'kicked', start)).toBe(true);
    expect(await pauseDestination(db, subscription.destination_id, 'still', later(1))).toBe(false);
    expect(await subscriptionsAt(db, 'console', 'a')).toMatchObject([{ paused_reason: 'still' }]);
    expect(await resumeDestination(db, subscription.destination_id)).toBe(true);
    expect(await resumeDestination(db, subscription.destination_id)).toBe(false);
    expect(await unsubscribe(db, subscription.id)).toBe(true);
    expect(await unsubscribe(db, subscription.id)).toBe(false);
    expect(await subscriptionsAt(db, 'console', 'a')).toEqual([]);
  });

  test('no local time and no search are refused', async () => {
    const { db } = setup;
    for (const [wanted, code] of [
      [{ mode: 'daily', schedule: { localTime: '9 am' } }, 'time_unknown'],
      [{ search: 'the' }, 'search_empty'],
    ] as const)
      await expect(newSubscription(db, wanted)).rejects.toMatchObject({ code, errorClass: 'user' });
    expect(await db.query(sql`select 1 from news.subscription`)).toEqual([]);
  });

  test('a new subscriber is shown the newest matches, by topic, search and level', async () => {
    const { db } = setup;
    const tell = async (headline: string, level: Level, topics: string[], minutes: number): Promise<void> => {
      const id = await newStory(db, { headline, articleAt: later(minutes) });
      await db.query(sql`update news.story set level = ${level}, topics = ${topics} where id = ${id}`);
      await refreshSearch(db, id);
    };
    await tell('Orrenby model', 'major', ['models'], 1);
    await tell('Velkamp chip', 'minor', ['chips'], 2);
    await tell('Orrenby chip', 'notable', ['chips'], 3);
    const matches = async (wanted: { topic?: string; search?: string; level?: Level }, limit = 9) => {
      const { topic = everything, search = null, level = 'minor' } = wanted;
      const taking = { workspace_id: null, topic, search_text: search, min_level: level };
      return (await newestMatches(db, taking, limit)).map(({ headline }) => headline);
    };
    expect(await matches({}, 2)).toEqual(['Orrenby chip', 'Velkamp chip']);
    expect(await matches({ topic: 'chips', level: 'notable' })).toEqual(['Orrenby chip']);
    expect(await matches({ search: 'orrenby' })).toEqual(['Orrenby chip', 'Orrenby model']);
    expect(await matches({ search: 'the' })).toEqual([]);
  });
});
