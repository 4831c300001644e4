import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Sweeper } from '../../../src/shared/queue/sweeper.ts';
import { startWorkers } from '../../../src/shared/queue/workers.ts';
import { choreJob, choreStep, choresLeft, newChores } from '../../helpers/chores.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { describeWith } from '../../helpers/services.ts';
import { onSetup } from '../../helpers/setups.ts';
import { freePort } from '../../helpers/tcp-proxy.ts';
import { gate, until, within } from '../../helpers/until.ts';

describeWith(['redis-server'], 'a Redis that dies', () => {
  onSetup('PostgreSQL + BullMQ on PostgreSQL', 'and comes back empty', (setup) => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedisServer(await freePort());
    });
    beforeEach(() => emptyNewsroom(setup.db));
    afterAll(() => redis.kill());

    test('costs no row: the sweeper fills the queue again, and every row is done', async () => {
      const { db, clock } = setup;
      const backend = setup.backend({ redisUrl: redis.url });
      expect(backend.kind).toBe('redis');
      const { log, lines } = recordingLogger();
      const worked: string[] = [];
      const [some, goOn] = [gate(), gate()];
      const job = choreJob(db, async (id) => {
        worked.push(id);
        if (worked.length < 10) return;
        some.open();
        await goOn.opened;
      });
      const sweeper = new Sweeper(db, backend, [choreStep], clock, log);
      await startWorkers(backend, [job], log, () => sweeper.wake());
      const ids = await newChores(db, 60, clock.now());
      sweeper.start();
      await some.opened;
      expect((await choresLeft(db)).length).toBeGreaterThan(40);

      await redis.kill();
      goOn.open();
      await newChores(db, 1, clock.now());
      sweeper.wake();
      await until('the sweeper has said that the queue does not answer', () =>
        lines.some(({ level, message }) => level === 'error' && message.includes('does not answer')),
      );
      await redis.restart();
      const more = await newChores(db, 5, clock.now());
      sweeper.wake();
      await until('what has come since is done', () => more.every((id) => worked.includes(id)), 20_000);
      // What the lost queue held is still marked as queued, until its lease ends.
      expect((await choresLeft(db)).length).toBeGreaterThan(0);
      clock.advanceTo(later(5, clock.now()));
      sweeper.wake();
      await until('all are done', async () => (await choresLeft(db)).length === 0, 20_000);
      expect(new Set(worked).size).toBe(ids.length + 1 + more.length);
      await sweeper.stop();
      await within('it closes', 5_000, backend.close());
    }, 60_000);

    test('does not keep the bot from stopping', async () => {
      const { db, clock } = setup;
      const backend = setup.backend({ redisUrl: redis.url });
      const { log } = recordingLogger();
      const sweeper = new Sweeper(db, backend, [choreStep], clock, log);
      const [begun, goOn] = [gate(), gate()];
      const job = choreJob(db, () => {
        begun.open();
        return goOn.opened;
      });
      await startWorkers(backend, [job], log, () => sweeper.wake());
      await newChores(db, 3, clock.now());
      sweeper.start();
      await begun.opened;
      await redis.kill();
      goOn.open();
      await within('the sweeper stops', 10_000, sweeper.stop());
      await within('the queue closes', 15_000, backend.close());
      await redis.restart();
    }, 60_000);

    test('may be down when the bot starts', async () => {
      const { db, clock } = setup;
      await redis.kill();
      const backend = setup.backend({ redisUrl: redis.url });
      const { log, lines } = recordingLogger();
      const worked: string[] = [];
      const sweeper = new Sweeper(db, backend, [choreStep], clock, log);
      await newChores(db, 1, clock.now());
      sweeper.start();
      await until('the sweeper has complained', () => lines.length > 0);
      await redis.restart();
      await startWorkers(backend, [choreJob(db, (id) => void worked.push(id))], log);
      const [later] = await newChores(db, 1, clock.now());
      sweeper.wake();
      await until('the queue works', () => worked.includes(later!), 20_000);
      await sweeper.stop();
      await within('it closes', 5_000, backend.close());
    }, 60_000);
  });
});
