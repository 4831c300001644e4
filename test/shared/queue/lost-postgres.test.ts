import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type pg from 'pg';
import type { Database } from '../../../src/shared/db/database.ts';
import { openServer } from '../../../src/shared/db/server.ts';
import type { QueueBackend } from '../../../src/shared/queue/backend.ts';
import { Sweeper } from '../../../src/shared/queue/sweeper.ts';
import { startWorkers } from '../../../src/shared/queue/workers.ts';
import { choreJob, choreStep, choresLeft, newChores } from '../../helpers/chores.ts';
import { type LogLine, recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { asAdmin, databaseName } from '../../helpers/server-database.ts';
import { onSetup } from '../../helpers/setups.ts';
import { type TcpProxy, startTcpProxy } from '../../helpers/tcp-proxy.ts';
import { gate, until, within } from '../../helpers/until.ts';

onSetup('PostgreSQL + BullMQ on PostgreSQL', 'a PostgreSQL that goes away and comes back', (setup) => {
  let proxy: TcpProxy;
  let db: Database;
  let backend: QueueBackend;
  let sweeper: Sweeper;
  let worked: string[];
  let lines: LogLine[];
  let broken: string[];

  beforeAll(async () => {
    const { hostname, port } = new URL(setup.url);
    proxy = await startTcpProxy({ host: hostname, port: Number(port || 5432) });
  });
  afterAll(() => proxy.close());

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    const through = new URL(setup.url);
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    worked = [];
    broken = [];
    const recorder = recordingLogger();
    lines = recorder.lines;
    db = openServer(through.href, 8, (error) => broken.push(`pool: ${error.message}`));
    backend = setup.backend({ db, onError: (error) => broken.push(error.message) });
    sweeper = new Sweeper(db, backend, [choreStep], setup.clock, recorder.log);
    // Each row takes a few statements, so that whenever the connections break, some are in the middle.
    const job = choreJob(db, async (id) => {
      await db.transaction((tx) => tx.query({ text: 'select pg_sleep(0.01)', values: [] } as never));
      worked.push(id);
    });
    await startWorkers(backend, [job], recorder.log, () => sweeper.wake());
    sweeper.start();
  });

  const stop = async (): Promise<void> => {
    await within('the sweeper stops', 5_000, sweeper.stop());
    await within('the queue closes', 10_000, backend.close());
    await within('the pool closes', 5_000, db.close());
  };

  const sessions = async (): Promise<number> => {
    const all = 'select count(*)::int as count from pg_stat_activity where datname = $1';
    const [row] = await asAdmin<{ count: number }>(all, [databaseName(setup.url)]);
    return row!.count;
  };

  /**
   * Cuts all connections and lets nobody in. The server still carries out what it had received: a statement that nobody
   * waits for any more would else take a row that was added later, for a whole lease.
   */
  const goDown = async (): Promise<void> => {
    await proxy.goDown();
    await until('only the session of the test is left', async () => (await sessions()) === 1);
  };

  /** Everything that was ever queued gets done, and new rows are done at once. */
  const recovers = async (): Promise<void> => {
    const [fresh] = await newChores(setup.db, 1, setup.clock.now());
    sweeper.wake();
    await until('a new row is done', () => worked.includes(fresh!), 10_000);
    // What was claimed while the connections broke waits for the end of its lease.
    setup.clock.advanceTo(later(5, setup.clock.now()));
    sweeper.wake();
    await until('all rows are done', async () => (await choresLeft(setup.db)).length === 0, 10_000);
    // A line for each idle connection and each queue is a flood of its own.
    expect(broken.length).toBeLessThan(20);
  };

  test('with all connections cut while work goes on, and new ones refused for a moment', async () => {
    const ids = await newChores(setup.db, 60, setup.clock.now());
    sweeper.wake();
    await until('some are done', () => worked.length > 10);
    await goDown();
    await until('the sweeper or a job has noticed', () => lines.some(({ level }) => level === 'error'));
    await proxy.comeBack();
    await recovers();
    expect(new Set(worked).size).toBe(ids.length + 1);
    await stop();
  }, 60_000);

  test('with all connections cut while there is nothing to do', async () => {
    await newChores(setup.db, 1, setup.clock.now());
    sweeper.wake();
    await until('the only row is done', async () => (await choresLeft(setup.db)).length === 0);
    await goDown();
    await proxy.comeBack();
    await recovers();
    await stop();
  }, 60_000);

  test('with its connections ended by the server, those that listen too', async () => {
    const ids = await newChores(setup.db, 60, setup.clock.now());
    sweeper.wake();
    await until('some are done', () => worked.length > 10);
    for (let round = 0; round < 3; round += 1) {
      await asAdmin(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
        [databaseName(setup.url)],
      );
      await until('it is connected again', () => proxy.connections > 2);
    }
    await recovers();
    expect(new Set(worked).size).toBe(ids.length + 1);
    await stop();
  }, 60_000);

  test('with a server that hangs up for a while, which is not asked without a pause', async () => {
    const ids = await newChores(setup.db, 60, setup.clock.now());
    sweeper.wake();
    await until('some are done', () => worked.length > 10);
    proxy.hangUp();
    const complaints = (): number =>
      lines.filter(({ message }) => message.includes('does not answer')).length;
    await until('the sweeper has complained and paused a few times', () => complaints() >= 4);
    // One worker, its three jobs in hand and the sweeper, some tries a second each.
    expect(proxy.hungUp).toBeLessThan(100);
    await proxy.comeBack();
    await recovers();
    expect(new Set(worked).size).toBe(ids.length + 1);
    await stop();
  }, 60_000);

  test('with a queue that was never used before it went away', async () => {
    const producer = setup.backend({ db });
    await goDown();
    await expect(producer.add('unused', ['1'])).rejects.toThrow();
    await proxy.comeBack();
    await until('it takes a row', async () => {
      await producer.add('unused', ['1']);
      return true;
    });
    await producer.close();
    await recovers();
    await stop();
  }, 60_000);

  test("a connection that breaks in somebody's hands fails their statement, and nothing else", async () => {
    const client = (await db.queuePool.connect()) as pg.PoolClient;
    const [transaction, inHand] = [gate(), gate()];
    const broken = db.transaction(async (tx) => {
      transaction.open();
      await inHand.opened;
      await tx.query({ text: 'select 1', values: [] } as never);
    });
    await transaction.opened;
    await proxy.goDown();
    await expect(client.query('select 1')).rejects.toThrow();
    inHand.open();
    await expect(broken).rejects.toThrow();
    client.release();
    await proxy.comeBack();
    await recovers();
    await stop();
  }, 60_000);

  test('while it is away the bot can be stopped', async () => {
    await newChores(setup.db, 20, setup.clock.now());
    sweeper.wake();
    await until('some are done', () => worked.length > 3);
    await proxy.goDown();
    await stop();
    await proxy.comeBack();
  }, 60_000);
});
