import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { deliveredStory } from '../../../../src/shared/db/tables/button.ts';
import { refreshSearch } from '../../../../src/shared/db/tables/search.ts';
import { recordVote } from '../../../../src/shared/db/tables/vote.ts';
import { pauseSubscriptions, subscriptionsAt } from '../../../../src/shared/db/tables/subscription.ts';
import type { Level } from '../../../../src/shared/domain/story.ts';
import { transient } from '../../../../src/shared/errors.ts';
import { removeFromWorkspace, retractStory } from '../../../../src/shared/news/publish/remove.ts';
import {
  type WantedSubscription,
  emptyNewsroom,
  later,
  newSubscription,
  newWorkspace,
} from '../../../helpers/rows.ts';
import { type Setup, eachDatabase, start } from '../../../helpers/setups.ts';
import { Desk, wordsOf } from '../publish/support.ts';

const day = 24;
/** The first digest comes at nine, an hour after the start. */
const digests = (setup: Setup): void => {
  let desk: Desk;
  let outlet: number;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
    outlet = 0;
  });

  const channel = (wanted: WantedSubscription = {}) =>
    newSubscription(setup.db, { platform: 'channel', address: 'a', mode: 'daily', ...wanted });
  interface Wanted {
    level?: Level;
    importance?: number;
    topics?: string[];
    past?: boolean;
  }
  /** A story that is known and summarized at an hour, and published to whoever takes it at once. */
  const tell = async (headline: string, hour: number, wanted: Wanted = {}): Promise<number> => {
    const { level = 'minor', importance = 0, topics = [], past = false } = wanted;
    const story = await desk.story(headline, { level, past });
    outlet += 1;
    await desk.article(story, { outlet, hour, past });
    await setup.db.query(sql`
      update news.story set importance = ${importance}, topics = ${topics}, created_at = ${later(hour * 60)}
      where id = ${story}`);
    await refreshSearch(setup.db, story);
    await desk.at(hour).version(story, 1);
    await desk.publish(story);
    return story;
  };
  /** Headlines of what arrived since the last look. */
  let looked = 0;
  const arrived = (): string[] => {
    const fresh = desk.platform.arrived.slice(looked);
    looked = desk.platform.arrived.length;
    return fresh.map(({ kind, stories }) => `${kind}: ${stories.map(({ headline }) => headline).join(', ')}`);
  };
  beforeEach(() => {
    looked = 0;
  });

  test('tells the five best that became known since the last one, and counts the others', async () => {
    await channel();
    for (const [index, importance] of [10, 70, 30, 60, 50, 20, 40].entries())
      await tell(`N${importance}`, 0.1 + index / 100, { importance });
    await tell('Past', 0.3, { past: true });
    await desk.at(0.99).digest();
    expect(arrived()).toEqual([]);
    await desk.at(1).digest();
    expect(arrived()).toEqual(['digest: N70, N60, N50, N40, N30']);
    const { message, deliveryId } = desk.platform.arrived[0]!;
    expect(wordsOf(message)).toMatch(/^Today in AI: Monday 1 June\n[^]*2 more stories: \/ai-news top/);
    expect(await setup.db.query(sql`select slot from news.delivery`)).toEqual([{ slot: 'daily 2026-06-01' }]);
    const shown = await deliveredStory(setup.db, deliveryId, 2);
    expect(await setup.db.query(sql`select headline from news.story where public_id = ${shown}`)).toEqual([
      { headline: 'N60' },
    ]);
    for (const number of [0, 6]) expect(await deliveredStory(setup.db, deliveryId, number)).toBeUndefined();
    // What was left out stays out; the next day has its own.
    await tell('Next', 5);
    await desk.at(1 + day).digest();
    expect(arrived()).toEqual(['digest: Next']);
    await desk.at(1 + 2 * day).digest();
    expect(arrived()).toEqual(['digest: ']);
    expect(wordsOf(desk.platform.arrived.at(-1)!.message)).toContain('A quiet day: nothing new');
  });

  test('takes what its subscriptions ask for, by topic, search and level, and in one message', async () => {
    await channel({ topic: 'chips' });
    await channel({ search: 'orrenby', minLevel: 'notable' });
    await channel({ mode: 'weekly', topic: 'models', schedule: { localTime: '09:00', weekday: 2 } });
    await tell('Chip', 0.1, { topics: ['chips'], importance: 3 });
    await tell('Orrenby small', 0.2);
    await tell('Orrenby big', 0.3, { level: 'notable', importance: 2 });
    await tell('Model', 0.4, { topics: ['models'], importance: 1 });
    await tell('Nothing', 0.5);
    await desk.at(1).digest();
    expect(arrived()).toEqual(['digest: Chip, Orrenby big']);
    await desk.at(1 + day).digest();
    expect(arrived()).toEqual(['digest: Model']);
    expect(await setup.db.query(sql`select slot from news.delivery order by slot`)).toEqual([
      { slot: 'daily 2026-06-01' },
      { slot: 'daily 2026-06-02' },
    ]);
  });

  test('not what was known before, seen, removed, retracted, merged or muted', async () => {
    const workspaceId = await newWorkspace(setup.db);
    await tell('Before', -0.5);
    await channel({ workspaceId, settings: { mutedWords: ['herring'], quiet: null, freshHours: 48 } });
    await channel({ workspaceId, mode: 'instant', minLevel: 'major' });
    const settled = await desk.story('Known before, settled since', { level: 'notable' });
    await desk.article(settled, { outlet: 50, hour: -0.1 });
    await desk.article(settled, { outlet: 51, hour: 0.05 });
    await desk.at(0.06).version(settled, 1);
    await tell('Posted', 0.1, { level: 'major' });
    const removed = await tell('Removed', 0.2);
    const retracted = await tell('Retracted', 0.2);
    const merged = await tell('Merged', 0.2);
    await tell('Herring', 0.2);
    const kept = await tell('Kept', 0.3);
    await setup.db.transaction((tx) => removeFromWorkspace(tx, removed, workspaceId, start));
    await setup.db.transaction((tx) => retractStory(tx, retracted, start));
    await desk.merge(merged, kept);
    await setup.db.query(
      sql`update news.destination set settings = settings || '{"mutedWords": ["herring"]}'`,
    );
    await desk.at(1).digest();
    expect(arrived()).toEqual(['post: Posted', 'digest: Kept']);
    // Seen is seen: it is posted only when it has become more.
    await setup.db.query(sql`update news.subscription set min_level = 'minor' where mode = 'instant'`);
    await desk.at(2).publish(kept);
    expect(arrived()).toEqual([]);
    await setup.db.query(sql`update news.story set level = 'major' where id = ${kept}`);
    await desk.at(3).publish(kept);
    expect(arrived()).toEqual(['post: Kept']);
  });

  test('what rises after it was left out comes in the next; votes count from five voters on', async () => {
    await channel({ minLevel: 'notable' });
    const rising = await tell('Rising', 0.1, { importance: 30 });
    await desk.at(1).digest();
    await desk.article(rising, { outlet: 99, hour: 3 });
    await setup.db.query(sql`update news.story set level = 'notable' where id = ${rising}`);
    const liked = await tell('Liked', 4, { level: 'notable', importance: 25 });
    const vote = async (from: number, to: number) => {
      for (let voter = from; voter <= to; voter++)
        await recordVote(setup.db, { storyId: liked, person: `p${voter}`, value: 1 }, start);
    };
    await vote(1, 4);
    await desk.at(1 + day).digest();
    expect(arrived()).toEqual(['digest: ', 'digest: Rising, Liked']);
    await setup.db.query(sql`delete from news.delivery where slot = 'daily 2026-06-02'`);
    await setup.db.query(
      sql`update news.subscription set due_at = ${later(60 * (1 + day))}, digested_at = ${later(60)}`,
    );
    await vote(5, 10);
    await desk.digest();
    expect(arrived()).toEqual(['digest: Liked, Rising']);
  });

  test('after an outage one comes for all days, at once by day and with the next one by night', async () => {
    await channel();
    await tell('Monday', 0.1);
    await desk.at(1).digest();
    await tell('Tuesday', day);
    await tell('Wednesday', 2 * day);
    await desk.at(2 * day + 6).digest();
    expect(arrived()).toEqual(['digest: Monday']);
    await desk.at(2 * day + 6.5).digest();
    await desk.digest();
    expect(arrived()).toEqual(['digest: Wednesday, Tuesday']);
    expect(wordsOf(desk.platform.arrived[1]!.message)).toMatch(
      /^Today in AI: Wednesday 3 June\nAbout everything since Monday 1 June\.\n/,
    );
    await tell('Thursday', 3 * day);
    // Back at four in the night to Friday: Friday's digest is five hours off.
    await desk.at(3 * day + 20).digest();
    expect(arrived()).toEqual([]);
    await desk.at(4 * day + 1).digest();
    expect(arrived()).toEqual(['digest: Thursday']);
    await desk.at(5 * day + 1).digest();
    expect(arrived()).toEqual(['digest: ']);
  });

  test('a pause skips, and the next one tells of it; a digest that fails on the way comes once', async () => {
    const { subscription } = await channel();
    const { destination_id: destinationId } = subscription;
    await pauseSubscriptions(setup.db, destinationId, later(60 * (day + 2)));
    await tell('Paused', 0.1);
    await desk.at(1).digest();
    await desk.at(1 + day).digest();
    expect(arrived()).toEqual([]);
    desk.platform.mishaps.push({ before: transient('busy', 'busy') }, { after: new Error('hung up') });
    await desk.at(1 + 2 * day).digest();
    for (const hour of [2, 3]) await desk.at(hour + 2 * day).untilQuiet();
    await desk.digest();
    expect(arrived()).toEqual(['digest: Paused']);
    // Nothing is sent while the place is out of reach, and one digest when it is back.
    await setup.db.query(sql`update news.destination set paused_at = ${start}`);
    await desk.at(1 + 3 * day).digest();
    expect(arrived()).toEqual([]);
    await setup.db.query(sql`update news.destination set paused_at = null`);
    for (const hour of [5, 5.5]) await desk.at(hour + 3 * day).digest();
    expect(arrived()).toEqual(['digest: ']);
    expect(await subscriptionsAt(setup.db, 'channel', 'a')).toMatchObject([
      { due_at: later(60 * (1 + 4 * day)) },
    ]);
  });

  test('a subscription that is made after the digest of the day waits for the next', async () => {
    await channel();
    await desk.at(1).digest();
    await channel({ topic: 'chips', schedule: { localTime: '11:00' }, at: later(90) });
    await tell('Chip', 2, { topics: ['chips'] });
    await desk.at(3).digest();
    expect(arrived()).toEqual(['digest: ']);
    await desk.at(3 + day).digest();
    expect(arrived()).toEqual(['digest: Chip']);
  });

  test('what is taken away leaves the digests in which it stood, and the others keep their numbers', async () => {
    const workspaceId = await newWorkspace(setup.db);
    await channel({ workspaceId });
    const wrong = await tell('Wrong', 0.1, { importance: 2 });
    await tell('Right', 0.2, { importance: 1 });
    await desk.at(1).digest();
    await setup.db.transaction((tx) => removeFromWorkspace(tx, wrong, workspaceId, later(120)));
    await desk.at(2).untilQuiet();
    expect(arrived()).toEqual(['digest: Wrong, Right', 'edit: Right']);
    const [digest, edit] = desk.platform.arrived;
    expect(edit?.messageId).toBe(digest?.deliveryId);
    expect(wordsOf(edit!.message)).toContain('2. Right');
    expect(edit?.message.blocks.at(-1)).toMatchObject({
      buttons: [{ label: '2', to: { action: `brief:${digest?.deliveryId}:2` } }],
    });
  });
};

eachDatabase('digests', digests);
