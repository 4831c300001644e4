import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { transient } from '../../../../src/shared/errors.ts';
import { type WantedSubscription, emptyNewsroom, newSubscription } from '../../../helpers/rows.ts';
import { eachDatabase, start } from '../../../helpers/setups.ts';
import { Desk, wordsOf } from '../publish/support.ts';

const lost = transient('lost', 'The connection broke.', { unsure: true });
const day = 24;

/** The start is at 08:00; digests come at 09:00. */
eachDatabase('what may have arrived where nobody may look', (setup) => {
  let desk: Desk;
  let outlet: number;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
    outlet = 0;
    desk.platform.mayLook = () => Promise.resolve(false);
  });

  const channel = (wanted: WantedSubscription = {}) =>
    newSubscription(setup.db, { platform: 'channel', address: 'a', ...wanted });
  /** Published at an hour; each mishap befalls one message. */
  const tell = async (headline: string, hour: number): Promise<number> => {
    const story = await desk.story(headline);
    await desk.article(story, { outlet: (outlet += 1), hour });
    await setup.db.query(
      sql`update news.story set created_at = (select seen_at from news.article where story_id = ${story}) where id = ${story}`,
    );
    await desk.at(hour).version(story, 1);
    await desk.publish(story);
    return story;
  };
  const arrived = () =>
    desk.platform.arrived.map(
      ({ kind, stories }) => `${kind}: ${stories.map(({ headline }) => headline).join(', ')}`,
    );

  test('is not sent again, and comes in a digest of its own where there is none', async () => {
    await channel();
    desk.platform.mishaps.push({ before: lost }, { after: lost });
    const [first, second] = [await tell('First', 2), await tell('Second', 3)];
    await tell('Third', 4);
    await desk.at(8).untilQuiet();
    expect(arrived()).toEqual(['post: Second', 'post: Third']);
    for (const story of [first, second])
      expect(await desk.fates(story)).toEqual([
        'post dropped: It is not known whether an interrupted try arrived.',
      ]);
    await desk.at(1 + day).digest();
    expect(arrived()).toHaveLength(2);
    await desk.at(1.1 + day).digest();
    expect(arrived().slice(2)).toEqual(['digest: First, Second']);
    const words = wordsOf(desk.platform.arrived[2]!.message);
    expect(words).toMatch(/^You may have missed this\n/);
    expect(words).toContain('It could not be found out whether this was posted when it was news.');
    await desk.at(1.1 + 2 * day).digest();
    expect(arrived()).toHaveLength(3);
  });

  test('comes first in the digest that comes anyway, whatever that asks for', async () => {
    await channel();
    await channel({ mode: 'daily', topic: 'chips' });
    await desk.at(1).digest();
    desk.platform.mishaps.push({ before: lost });
    await tell('Doubtful', 2);
    await desk.at(8).untilQuiet();
    await desk.at(1 + day).digest();
    expect(arrived()).toEqual(['digest: ', 'digest: Doubtful']);
    expect(wordsOf(desk.platform.arrived[1]!.message)).toMatch(/^Today in AI: Tuesday 2 June\n/);
    await desk.at(1.2 + day).digest();
    expect(arrived()).toHaveLength(2);
  });

  test('a digest that may have arrived is told with the next one', async () => {
    await channel({ mode: 'daily' });
    await tell('Monday', 0.1);
    desk.platform.mishaps.push({ before: lost });
    await desk.at(1).digest();
    await tell('Tuesday', 5);
    await desk.at(6).untilQuiet();
    expect(arrived()).toEqual([]);
    await desk.at(1 + day).digest();
    expect(arrived()).toEqual(['digest: Monday, Tuesday']);
  });

  test('a story that was taken back meanwhile is not told', async () => {
    await channel();
    desk.platform.mishaps.push({ before: lost });
    const story = await tell('Doubtful', 2);
    await desk.at(3).untilQuiet();
    await setup.db.query(sql`update news.story set retracted_at = ${start} where id = ${story}`);
    await desk.at(1.1 + day).digest();
    expect(arrived()).toEqual([]);
  });
});
