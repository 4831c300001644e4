import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { claimDue, deliverStep, forgetQueued, journey, nextDue } from '../../../src/shared/queue/steps.ts';
import { choreDone, choreStep, choresLeft, newChores } from '../../helpers/chores.ts';
import { emptyNewsroom, later, newArticle, newSource } from '../../helpers/rows.ts';
import { eachDatabase, onSetup, start } from '../../helpers/setups.ts';

const leaseMinutes = 5;

eachDatabase('what is due', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('is claimed once, in the order of work, no more than asked for, and not before its time', async () => {
    const { db } = setup;
    const late = await newChores(db, 2, later(3));
    const early = await newChores(db, 3, later(1));
    await newChores(db, 1, later(9));
    expect(await claimDue(db, choreStep, start, 10)).toEqual([]);
    expect(await claimDue(db, choreStep, later(3), 4)).toEqual([...early, late[0]]);
    expect(await claimDue(db, choreStep, later(3), 4)).toEqual([late[1]]);
    expect(await claimDue(db, choreStep, later(3), 4)).toEqual([]);
  });

  test('a row that was queued and not done counts as lost when its lease ends', async () => {
    const { db } = setup;
    const [lost, done] = await newChores(db, 2);
    expect(await claimDue(db, choreStep, start, 10)).toEqual([lost, done]);
    await choreDone(db, done!);
    expect(await claimDue(db, choreStep, later(leaseMinutes - 0.01), 10)).toEqual([]);
    expect(await claimDue(db, choreStep, later(leaseMinutes), 10)).toEqual([lost]);
    expect(await claimDue(db, choreStep, later(leaseMinutes + 1), 10)).toEqual([]);
    expect(await claimDue(db, choreStep, later(2 * leaseMinutes), 10)).toEqual([lost]);
  });

  test('the next moment of work is the earliest due time, or the end of a lease', async () => {
    const { db } = setup;
    expect(await nextDue(db, [])).toBeUndefined();
    expect(await nextDue(db, [choreStep])).toBeUndefined();
    await newChores(db, 1, later(20));
    expect(await nextDue(db, [choreStep, journey.poll])).toEqual(later(20));
    await newSource(db, { dueAt: later(7) });
    expect(await nextDue(db, [choreStep, journey.poll])).toEqual(later(7));
    await claimDue(db, journey.poll, later(8), 1);
    expect(await nextDue(db, [choreStep, journey.poll])).toEqual(later(8 + leaseMinutes));
  });

  test('a row that is queued and due only later is not announced for a moment when it cannot be claimed', async () => {
    const { db } = setup;
    const [id] = await newChores(db, 1);
    await claimDue(db, choreStep, start, 1);
    await db.query(sql`update news.upkeep set due_at = ${later(30)} where id = ${Number(id)}`);
    const next = await nextDue(db, [choreStep]);
    expect(await claimDue(db, choreStep, next!, 1)).toEqual([id]);
  });

  test('forgetting the marks makes everything claimable at once', async () => {
    const { db } = setup;
    const ids = await newChores(db, 3);
    await claimDue(db, choreStep, start, 10);
    await forgetQueued(db);
    expect(await claimDue(db, choreStep, start, 10)).toEqual(ids);
  });

  test('each step takes its own rows only: those of its name, its platform, and sources that are followed', async () => {
    const { db } = setup;
    const source = await newSource(db, { dueAt: start });
    const [one, two] = [
      await newArticle(db, source, { position: 2 }),
      await newArticle(db, source, { position: 1 }),
    ];
    expect(await claimDue(db, journey.cluster, start, 10)).toEqual([]);
    expect(await claimDue(db, journey.read, start, 10)).toEqual([String(two), String(one)]);
    await db.query(sql`update news.source set enabled = false`);
    expect(await claimDue(db, journey.poll, start, 10)).toEqual([]);
    expect(await claimDue(db, deliverStep('slack'), start, 10)).toEqual([]);
    expect(deliverStep('slack').name).toBe('deliver-slack');
  });
});

onSetup('PostgreSQL + BullMQ on PostgreSQL', 'two sweepers at once', (setup) => {
  test('share what is due, and no row goes to both', async () => {
    const [one, other] = [setup.another(), setup.another()];
    const ids = await newChores(setup.db, 600);
    const claimed: Record<'one' | 'other', string[]> = { one: [], other: [] };
    const sweep = async (name: 'one' | 'other'): Promise<void> => {
      const db = name === 'one' ? one : other;
      for (;;) {
        const found = await Promise.all([
          claimDue(db, choreStep, start, 7),
          claimDue(db, choreStep, start, 7),
        ]);
        claimed[name].push(...found.flat());
        if (found.flat().length === 0) return;
      }
    };
    // On a busy machine one of them could be done before the other begins.
    claimed.one.push(...(await claimDue(one, choreStep, start, 7)));
    claimed.other.push(...(await claimDue(other, choreStep, start, 7)));
    // A sweeper that skipped rows locked by the other comes back for them at its next turn.
    while (claimed.one.length + claimed.other.length < ids.length)
      await Promise.all([sweep('one'), sweep('other')]);
    expect(claimed.one.length).toBeGreaterThan(0);
    expect(claimed.other.length).toBeGreaterThan(0);
    expect([...claimed.one, ...claimed.other].sort((a, b) => Number(a) - Number(b))).toEqual(ids);
    expect((await choresLeft(setup.db)).every((row) => row.queued_at !== null)).toBe(true);
    await Promise.all([one.close(), other.close()]);
  });
});
