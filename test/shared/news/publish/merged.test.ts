import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { transient } from '../../../../src/shared/errors.ts';
import { emptyNewsroom, newDestination } from '../../../helpers/rows.ts';
import { type Setup, eachDatabase } from '../../../helpers/setups.ts';
import { Desk, wordsOf } from './support.ts';

const merges = (setup: Setup): void => {
  let desk: Desk;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
  });
  const destination = (address: string): Promise<number> =>
    newDestination(setup.db, { platform: 'channel', address });
  const story = async (headline: string, outlet: number): Promise<number> => {
    const id = await desk.story(headline);
    await desk.article(id, { outlet });
    await desk.version(id, 1);
    return id;
  };
  /** "Older" stands in a, "Younger" in a and b, and c has none. */
  const both = async (): Promise<[number, number]> => {
    await destination('a');
    const older = await story('Older', 1);
    await desk.at(0).publish(older);
    await destination('b');
    const younger = await story('Younger', 2);
    await desk.at(1).publish(younger);
    expect(desk.platform.seen.sort()).toEqual(['a: post Older', 'a: post Younger', 'b: post Younger']);
    await desk.merge(younger, older);
    return [older, younger];
  };

  test('the younger card points to the older story where that has one, and shows it where it has none', async () => {
    const [older, younger] = await both();
    await destination('c');
    await desk.at(2).version(older, 2);
    await desk.publish(younger, older);
    const after = desk.platform.arrived.slice(3);
    expect(
      after.map(({ address, kind, stories }) => `${address}: ${kind} ${stories[0]?.headline}`).sort(),
    ).toEqual(['a: edit Older', 'a: edit Younger', 'b: edit Older', 'c: post Older']);
    const [inA, inB] = ['a', 'b'].map((place) =>
      desk.platform.arrived.find(
        ({ address, stories }) => address === place && stories[0]?.headline === 'Younger',
      ),
    );
    const pointer = after.find(
      ({ address, stories }) => address === 'a' && stories[0]?.headline === 'Younger',
    );
    expect(pointer?.messageId).toBe(inA?.deliveryId);
    expect(wordsOf(pointer!.message)).toBe(
      `This is the same news as “Older”. Read on there: Outlet 1 <https://outlet-1.example/${older}>`,
    );
    expect(pointer?.message.fallback).toBe('This is the same news as “Older”.');
    const switched = after.find(({ address }) => address === 'b');
    expect(switched?.messageId).toBe(inB?.deliveryId);
    expect(wordsOf(switched!.message)).toContain('Lede 2.');
    expect((await desk.row(younger)).silence).toBe('This is the same news as “Older”.');
  });

  test('publishing again changes nothing, and later versions go on the cards that stand for the story', async () => {
    const [older, younger] = await both();
    await desk.at(2).publish(older, younger);
    const count = desk.platform.arrived.length;
    await desk.at(3).publish(younger, older, younger);
    expect(desk.platform.arrived).toHaveLength(count);
    await desk.at(4).version(older, 2);
    await desk.publish(older);
    expect(desk.platform.seen.slice(count).sort()).toEqual(['a: edit Older', 'b: edit Older']);
    expect(desk.platform.arrived.at(-1)?.stories[0]?.version).toBe(2);
  });

  test('where nothing can be edited, the switched card is followed by what is new', async () => {
    const [older, younger] = await both();
    delete desk.platform.edit;
    await desk.at(2).publish(younger, older);
    expect(desk.platform.seen.slice(3).sort()).toEqual(['a: edit Younger', 'b: edit Older']);
    expect(
      wordsOf(desk.platform.arrived.find(({ address, kind }) => address === 'b' && kind === 'edit')!.message),
    ).toContain('Update');
  });

  test('a post that the merged story owes is never sent, and the older one is posted there instead', async () => {
    await destination('a');
    const older = await story('Older', 1);
    const younger = await story('Younger', 2);
    await desk.at(1).decide(younger);
    await desk.merge(younger, older);
    // Delivered before anybody has looked at the merged story again.
    await desk.untilQuiet();
    await desk.publish(older);
    expect(desk.platform.seen).toEqual(['a: post Older']);
    expect(await desk.fates(younger)).toEqual(['post dropped: This is the same news as “Older”.']);
  });

  test('an edit that the merged story owes is dropped: its card belongs to the older one now', async () => {
    const [older, younger] = await both();
    await desk.at(2).version(younger, 2);
    await setup.db.query(sql`update news.story set merged_into = null where id = ${younger}`);
    await desk.decide(younger);
    await desk.merge(younger, older);
    await desk.publish(younger, older);
    expect(desk.platform.seen.slice(3).sort()).toEqual(['a: edit Younger', 'b: edit Older']);
    expect(await desk.fates(younger)).toEqual(
      expect.arrayContaining(['edit dropped: This is the same news as “Older”.', 'edit sent']),
    );
  });

  test('one that may have arrived is looked for: it stands for the older story, or it is dropped', async () => {
    for (const arrived of [true, false]) {
      await emptyNewsroom(setup.db);
      desk = new Desk(setup);
      await destination('a');
      const older = await story('Older', 1);
      const younger = await story('Younger', 2);
      const hungUp = transient('timeout', 'no answer', { unsure: true });
      desk.platform.mishaps.push(arrived ? { after: hungUp } : { before: hungUp });
      await desk.at(1).publish(younger);
      await desk.merge(younger, older);
      await desk.publish(younger, older);
      await desk.at(2).untilQuiet();
      expect([...new Set(desk.platform.seen)]).toEqual(
        arrived ? ['a: post Younger', 'a: edit Older'] : ['a: post Older'],
      );
    }
  });

  test('over two merges, one card stands for the oldest story and all others point to it', async () => {
    await destination('a');
    const ids: number[] = [];
    for (const [index, headline] of ['One', 'Two', 'Three'].entries()) {
      ids.push(await story(headline, index + 1));
      await desk.at(index).publish(ids[index]!);
    }
    const [one, two, three] = ids as [number, number, number];
    await desk.merge(three, two);
    await desk.at(4).publish(three, two);
    await desk.merge(two, one);
    await desk.at(5).publish(two, three, one);
    const last = new Map(
      desk.platform.arrived.map(({ messageId, deliveryId, message }) => [
        messageId ?? deliveryId,
        wordsOf(message),
      ]),
    );
    expect([...last.values()].map((words) => words.split(' Read')[0])).toEqual([
      expect.stringContaining('Lede 1.'),
      'This is the same news as “One”.',
      'This is the same news as “One”.',
    ]);
  });

  test('a merged story that never spoke leaves its level and outlets to the older one', async () => {
    const [older, younger] = await both();
    await setup.db.query(sql`update news.story set level = 'major' where id = ${older}`);
    await desk.at(2).publish(younger, older);
    await desk.at(4).untilQuiet();
    const replies = desk.platform.arrived.filter(({ kind }) => kind === 'reply');
    expect(replies.map(({ address }) => address).sort()).toEqual(['a', 'b']);
  });
};

eachDatabase('merged stories', merges);
