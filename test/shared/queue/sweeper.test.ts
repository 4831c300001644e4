import { beforeEach, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/shared/clock.ts';
import type { QueueBackend } from '../../../src/shared/queue/backend.ts';
import { claimDue } from '../../../src/shared/queue/steps.ts';
import { Sweeper } from '../../../src/shared/queue/sweeper.ts';
import { startWorkers } from '../../../src/shared/queue/workers.ts';
import { choreJob, choreStep, choresLeft, newChores } from '../../helpers/chores.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { eachSetup } from '../../helpers/setups.ts';
import { until, within } from '../../helpers/until.ts';

eachSetup('the sweeper', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('takes everything that is due to the workers, more than a batch too, and then what becomes due', async () => {
    const { db, clock } = setup;
    const backend = setup.backend();
    const { log, lines } = recordingLogger();
    const worked: string[] = [];
    const sweeper = new Sweeper(db, backend, [choreStep], clock, log);
    await startWorkers(backend, [choreJob(db, (id) => void worked.push(id))], log, () => sweeper.wake());
    const ids = await newChores(db, 230);
    sweeper.start();
    await until('all are done', async () => (await choresLeft(db)).length === 0);
    const [tomorrow] = await newChores(db, 1, later(1440));
    sweeper.wake();
    await db.queuePool.query('select 1');
    expect(worked).not.toContain(tomorrow);
    clock.advanceTo(later(1440));
    sweeper.wake();
    await until('the last is done', () => worked.includes(tomorrow!));
    await sweeper.stop();
    await backend.close();
    expect(worked.sort()).toEqual([...ids, tomorrow].sort());
    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  test('wakes by itself when the next row falls due', async () => {
    const { db } = setup;
    const backend = setup.backend();
    const { log } = recordingLogger();
    const worked: string[] = [];
    const sweeper = new Sweeper(db, backend, [choreStep], systemClock, log);
    await startWorkers(backend, [choreJob(db, (id) => void worked.push(id))], log);
    await newChores(db, 1, new Date(systemClock.now().getTime() + 300));
    sweeper.start();
    await until('it is done', () => worked.length === 1, 5_000);
    await sweeper.stop();
    await backend.close();
  });

  test('a row whose job was lost by the queue is queued again when its lease ends', async () => {
    const { db, clock } = setup;
    const [lost] = await newChores(db, 1, clock.now());
    // Claimed, and then the queue forgot it.
    await claimDue(db, choreStep, clock.now(), 1);
    const backend = setup.backend();
    const { log } = recordingLogger();
    const worked: string[] = [];
    const sweeper = new Sweeper(db, backend, [choreStep], clock, log);
    await startWorkers(backend, [choreJob(db, (id) => void worked.push(id))], log);
    sweeper.start();
    const [other] = await newChores(db, 1, clock.now());
    sweeper.wake();
    await until('the other one is done', async () => (await choresLeft(db)).length === 1);
    expect(worked).toEqual([other]);
    clock.advanceTo(later(5, clock.now()));
    sweeper.wake();
    await until('the lost one is done', () => worked.includes(lost!));
    await sweeper.stop();
    await backend.close();
    expect(worked).toEqual([other, lost]);
  });

  test('stops at once, whether it sleeps or was never started', async () => {
    const { db, clock } = setup;
    const backend = setup.backend();
    const { log } = recordingLogger();
    const sweeper = new Sweeper(db, backend, [choreStep], clock, log);
    const [id] = await newChores(db, 1, clock.now());
    sweeper.start();
    await until('it has queued what is due', async () => (await choresLeft(db))[0]?.queued_at !== null);
    await within('it stops', 2_000, sweeper.stop());
    expect(await choresLeft(db)).toMatchObject([{ id: Number(id) }]);
    await within('it stops', 2_000, new Sweeper(db, backend, [choreStep], clock, log).stop());
    await backend.close();
  });

  test('a queue that does not answer is said once a try, and does not end the sweeper', async () => {
    const { db, clock } = setup;
    const { log, lines } = recordingLogger();
    const added: string[] = [];
    let broken = true;
    const queue = {
      add(_: string, ids: readonly string[]): Promise<void> {
        if (broken && ids.length > 0) return Promise.reject(new Error('connection lost'));
        added.push(...ids);
        return Promise.resolve();
      },
    } as QueueBackend;
    const [id] = await newChores(db, 1, clock.now());
    const sweeper = new Sweeper(db, queue, [choreStep], clock, log);
    sweeper.start();
    await until('it has complained', () => lines.length > 0);
    expect(lines).toMatchObject([{ level: 'error', fields: { reason: 'connection lost' } }]);
    broken = false;
    clock.advanceTo(later(5, clock.now()));
    sweeper.wake();
    await until('the row is queued', () => added.length > 0);
    await sweeper.stop();
    expect(added).toEqual([id]);
  });
});
