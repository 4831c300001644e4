import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { VirtualClock } from '../../../src/shared/clock.ts';
import { transient } from '../../../src/shared/errors.ts';
import type { Job } from '../../../src/shared/queue/job.ts';
import { type Step, forgetQueued } from '../../../src/shared/queue/steps.ts';
import { VirtualDay } from '../../../src/shared/queue/virtual-day.ts';
import { startWorkers } from '../../../src/shared/queue/workers.ts';
import { choreJob, choreStep, choresLeft, newChores } from '../../helpers/chores.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { eachSetup, start } from '../../helpers/setups.ts';
import { within } from '../../helpers/until.ts';

const early: Step = { ...choreStep, name: 'early', condition: sql`last_error is null` };
const late: Step = { ...choreStep, name: 'late', condition: sql`last_error = 'late'` };
const last: Step = { ...choreStep, name: 'last', condition: sql`last_error = 'last'` };

eachSetup('a virtual day', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  /** Runs a day of three steps, of which the second makes work for the first and the third; returns what happened, and when. */
  async function day(shuffle: () => Promise<void>): Promise<string[]> {
    const { db } = setup;
    const clock = new VirtualClock(start);
    const backend = setup.backend();
    const { log } = recordingLogger();
    const happened: string[] = [];
    const names = new Map<string, string>();
    const job = (step: Step, work: (id: string) => Promise<void>): Job =>
      choreJob(db, () => undefined, {
        step,
        concurrency: 1,
        run: async (id) => {
          await shuffle();
          const minutes = (clock.now().getTime() - start.getTime()) / 60_000;
          happened.push(`${minutes}: ${step.name} ${names.get(id) ?? id}`);
          await work(id);
        },
      });
    const toLate = async (id: string): Promise<void> => {
      await db.query(sql`
        update news.upkeep set last_error = 'late', due_at = ${later(30, clock.now())}, queued_at = null
        where id = ${Number(id)}`);
    };
    const toEnd = async (id: string): Promise<void> => {
      await db.query(sql`update news.upkeep set due_at = null, queued_at = null where id = ${Number(id)}`);
    };
    const toLast = async (id: string): Promise<void> => {
      await db.query(sql`
        update news.upkeep set last_error = 'last', queued_at = null where id = ${Number(id)}`);
      if (names.get(id) !== '0') return;
      const [more] = await newChores(db, 1, clock.now());
      names.set(more!, 'more');
    };
    const virtual = new VirtualDay(db, backend, [early, late, last], clock);
    await startWorkers(
      backend,
      [job(early, toLate), job(late, toLast), job(last, toEnd)],
      log,
      virtual.settled,
    );
    for (const [index, id] of (await newChores(db, 5, later(10))).entries()) names.set(id, String(index));
    for (const id of await newChores(db, 2, later(15))) names.set(id, 'younger');
    await virtual.untilQuiet();
    expect(happened).toEqual([]);
    await within('the day ends', 20_000, virtual.advanceTo(later(120)));
    expect(clock.now()).toEqual(later(120));
    expect(await choresLeft(db)).toEqual([]);
    await backend.close();
    return happened;
  }

  test('comes to the same course of events, whatever the machine does meanwhile', async () => {
    const first = await day(() => Promise.resolve());
    expect(first).toEqual([
      ...['0', '1', '2', '3', '4'].map((name) => `10: early ${name}`),
      '15: early younger',
      '15: early younger',
      ...['0', '1', '2', '3', '4'].map((name) => `40: late ${name}`),
      // What a later step made due for an earlier one goes before all others.
      '40: early more',
      ...['0', '1', '2', '3', '4'].map((name) => `40: last ${name}`),
      '45: late younger',
      '45: late younger',
      '45: last younger',
      '45: last younger',
      '70: late more',
      '70: last more',
    ]);
    await emptyNewsroom(setup.db);
    let turn = 0;
    const second = await day(async () => {
      for (turn += 1; turn % 7 !== 0; turn += 1) await new Promise(setImmediate);
    });
    expect(second).toEqual(first);
  });

  test('a row that fails is tried again at its time, within the same day', async () => {
    const { db } = setup;
    const clock = new VirtualClock(start);
    const backend = setup.backend();
    const { log } = recordingLogger();
    const tried: Date[] = [];
    const virtual = new VirtualDay(db, backend, [choreStep], clock);
    const job = choreJob(
      db,
      () => {
        tried.push(clock.now());
        if (tried.length < 3) throw transient('busy', 'Busy.');
      },
      {
        fail: async (id) => {
          // The second failure is not even written down: the row's lease brings it back.
          if (tried.length === 2) throw new Error('no database');
          await db.query(sql`
            update news.upkeep set due_at = ${later(1, clock.now())}, queued_at = null where id = ${Number(id)}`);
        },
      },
    );
    await startWorkers(backend, [job], log, virtual.settled);
    await newChores(db, 1);
    await within('the day ends', 20_000, virtual.advanceTo(later(60)));
    expect(tried).toEqual([start, later(1), later(6)]);
    await forgetQueued(db);
    await backend.close();
  });
});
