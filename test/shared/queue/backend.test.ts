import { expect, test } from '@jest/globals';
import { Queue, createPostgresBackend } from 'bullmq';
import { databaseConnection } from '../../../src/shared/queue/database-connection.ts';
import { type Setup, eachSetup } from '../../helpers/setups.ts';
import { gate, until, within } from '../../helpers/until.ts';

/** A queue as some other program would open it. */
const foreignQueue = (setup: Setup, name: string): Queue =>
  setup.redisUrl === undefined
    ? (new Queue(
        name,
        { connection: databaseConnection(setup.db.queuePool) as unknown as string },
        createPostgresBackend,
      ) as unknown as Queue)
    : new Queue(name, { connection: { url: setup.redisUrl }, prefix: setup.prefix });

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

eachSetup('the queue', (setup) => {
  test('what is handed to it is worked on, once each', async () => {
    const backend = setup.backend();
    expect(backend.kind).toBe(setup.redisUrl === undefined ? 'postgres' : 'redis');
    const worked: string[] = [];
    await backend.work('all', 4, (id) => Promise.resolve(void worked.push(id)));
    await backend.add('all', numbers(120));
    await backend.add('all', []);
    await until('all are worked on', () => worked.length >= 120);
    expect(worked.sort()).toEqual(numbers(120).sort());
    await backend.close();
  });

  test('one at a time, rows are taken in the order in which they were handed over', async () => {
    const [backend, producer] = [setup.backend(), setup.backend()];
    const worked: string[] = [];
    const first = gate();
    await backend.work('in-order', 1, async (id) => {
      await first.opened;
      worked.push(id);
    });
    await producer.add('in-order', numbers(40).slice(0, 25));
    await producer.add('in-order', numbers(40).slice(25));
    first.open();
    await until('all are worked on', () => worked.length === 40);
    expect(worked).toEqual(numbers(40));
    await Promise.all([backend.close(), producer.close()]);
  });

  test('one row is handed over as several are', async () => {
    const backend = setup.backend();
    await backend.add('alone', ['7']);
    await backend.add('together', ['7', '8']);
    for (const name of ['alone', 'together']) {
      const queue = foreignQueue(setup, name);
      const [job] = await queue.getWaiting();
      await queue.obliterate();
      await queue.close();
      expect(job).toMatchObject({
        name,
        id: expect.stringMatching(new RegExp(`^${name}-7-`)),
        data: { id: '7' },
        opts: { attempts: 1, removeOnComplete: true, removeOnFail: true },
      });
    }
    await backend.close();
  });

  test('as many at a time as it is told, and never more', async () => {
    const backend = setup.backend();
    let running = 0;
    let most = 0;
    let done = 0;
    const three = gate();
    await backend.work('few', 3, async () => {
      running += 1;
      most = Math.max(most, running);
      if (running === 3) three.open();
      await three.opened;
      await new Promise(setImmediate);
      running -= 1;
      done += 1;
    });
    await backend.add('few', numbers(20));
    await until('all are worked on', () => done === 20);
    expect(most).toBe(3);
    await backend.close();
  });

  test('the same row can be queued again, also while its turn before is ending', async () => {
    const backend = setup.backend();
    const turns: string[] = [];
    await backend.work('again', 1, async (id) => {
      turns.push(id);
      if (turns.length < 4) await backend.add('again', [id]);
    });
    await backend.add('again', ['1']);
    await until('it had four turns', () => turns.length === 4);
    expect(turns).toEqual(['1', '1', '1', '1']);
    await backend.close();
  });

  test('payloads of somebody else are thrown away, and what follows is worked on', async () => {
    const backend = setup.backend();
    const foreign = foreignQueue(setup, 'foreign');
    for (const data of [
      {},
      { id: 5 },
      { id: '' },
      { id: '1', more: true },
      'text',
      [],
      { id: 'x'.repeat(41) },
    ])
      await foreign.add('job', data);
    const worked: string[] = [];
    await backend.work('foreign', 1, (id) => Promise.resolve(void worked.push(id)));
    await backend.add('foreign', ['mine']);
    await until('ours is worked on', () => worked.length > 0);
    expect(worked).toEqual(['mine']);
    await until('nothing is kept', async () => {
      const counts = await foreign.getJobCounts('waiting', 'active', 'failed', 'completed', 'delayed');
      return Object.values(counts).every((count) => count === 0);
    });
    await foreign.close();
    await backend.close();
  });

  test('closing waits for the job in hand and leaves the others to the next process', async () => {
    const backend = setup.backend();
    const [begun, finish] = [gate(), gate()];
    const worked: string[] = [];
    await backend.work('closing', 1, async (id) => {
      begun.open();
      await finish.opened;
      worked.push(id);
    });
    await backend.add('closing', numbers(5));
    await begun.opened;
    let closed = false;
    const closing = backend.close().then(() => (closed = true));
    // Time for a close that does not wait: a whole exchange with the database and another turn of the loop.
    await setup.db.queuePool.query('select 1');
    await new Promise(setImmediate);
    expect(closed).toBe(false);
    finish.open();
    await within('the queue is closed', 10_000, closing);
    expect(worked).toEqual(['1']);

    const next = setup.backend();
    await next.work('closing', 1, (id) => Promise.resolve(void worked.push(id)));
    await until('the next process has done the rest', () => worked.length === 5);
    expect(worked).toEqual(numbers(5));
    await next.close();
  });

  test('an owner empties its queues, those that nobody has used too', async () => {
    const backend = setup.backend();
    await backend.add('emptied', numbers(10));
    await backend.obliterate(['emptied', 'never-used']);
    const worked: string[] = [];
    await backend.work('emptied', 1, (id) => Promise.resolve(void worked.push(id)));
    await backend.add('emptied', ['new']);
    await until('the new one is worked on', () => worked.length > 0);
    expect(worked).toEqual(['new']);
    await backend.close();
  });
});
