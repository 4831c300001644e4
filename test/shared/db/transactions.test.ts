import { describe, expect, test } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import type { Database } from '../../../src/shared/db/database.ts';
import { readFact, writeFact } from '../../../src/shared/db/tables/fact.ts';
import { eachSetup, onSetup } from '../../helpers/setups.ts';
import { gate, until } from '../../helpers/until.ts';

/** What of a transaction that writes 'one' and 'two' is there, seen from outside of it. */
const halves = (db: Database): Promise<{ name: string }[]> =>
  db.query(sql`
    select min(name) as name from news.fact where name like 'pair-%'
    group by split_part(name, '/', 1) having count(*) <> 2`);

const untouched = new Error('changed my mind');

eachSetup('transactions', (setup) => {
  test('a transaction commits what it resolves with, and rolls back what it rejects with', async () => {
    const { db } = setup;
    const result = await db.transaction(async (tx) => {
      await writeFact(tx, 'kept', 1);
      return 'result';
    });
    expect(result).toBe('result');
    const rejected = db.transaction(async (tx) => {
      await writeFact(tx, 'lost', 1);
      throw untouched;
    });
    await expect(rejected).rejects.toBe(untouched);
    expect(await readFact(db, 'kept')).toBe(1);
    expect(await readFact(db, 'lost')).toBeUndefined();
  });

  test('a statement that fails rolls its transaction back and leaves the session fit for use', async () => {
    const { db } = setup;
    const failed = db.transaction(async (tx) => {
      await writeFact(tx, 'lost', 1);
      await tx.query(raw('select 1 / 0'));
    });
    await expect(failed).rejects.toThrow(/division by zero/);
    expect(await readFact(db, 'lost')).toBeUndefined();
    // A failure that the transaction swallows spoils its commit too: PostgreSQL answers COMMIT with a rollback.
    await db
      .transaction(async (tx) => {
        await writeFact(tx, 'lost', 1);
        await tx.query(raw('select 1 / 0')).catch(() => undefined);
      })
      .catch(() => undefined);
    expect(await readFact(db, 'lost')).toBeUndefined();
  });

  test('nothing may be done beside an open transaction by its own caller', async () => {
    const { db } = setup;
    const backend = setup.backend();
    const attempts: (() => Promise<unknown>)[] = [
      async () => db.query(sql`select 1`),
      async () => db.transaction(() => Promise.resolve()),
      async () => backend.add('somewhere', ['1']),
    ];
    for (const attempt of attempts) {
      const refused = db.transaction(async (tx) => {
        await writeFact(tx, 'lost', 1);
        await attempt();
      });
      await expect(refused).rejects.toThrow(/must wait until the transaction has committed/);
    }
    expect(await readFact(db, 'lost')).toBeUndefined();
    expect(await db.query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await backend.close();
  });

  test('fifty transactions, statements and the queue together never see what is not committed', async () => {
    const { db } = setup;
    const backend = setup.backend();
    const worked: string[] = [];
    await backend.work('traffic', 3, async (id) => {
      await db.query(sql`select ${id}::text`);
      worked.push(id);
    });
    const seen: unknown[] = [];
    const ids = Array.from({ length: 50 }, (_, index) => String(index));
    const outcomes = await Promise.allSettled(
      ids.flatMap((id) => [
        db.transaction(async (tx) => {
          await writeFact(tx, `pair-${id}/one`, id);
          await new Promise(setImmediate);
          await writeFact(tx, `pair-${id}/two`, id);
          if (Number(id) % 2 === 1) throw untouched;
        }),
        halves(db).then((found) => seen.push(...found)),
        backend.add('traffic', [id]),
      ]),
    );
    const reasons = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(reasons).toEqual(Array.from({ length: 25 }, () => untouched));
    expect(seen).toEqual([]);
    const [kept] = await db.query<{ names: number }>(
      sql`select count(*)::int as names from news.fact where name like 'pair-%'`,
    );
    expect(kept).toEqual({ names: 50 });
    await until('every job has been worked on', () => worked.length === ids.length);
    expect(worked.map(Number).sort((a, b) => a - b)).toEqual(ids.map(Number));
    await backend.close();
  });
});

interface Listener {
  query(text: string): Promise<unknown>;
  on(event: 'notification', listener: (message: { payload?: string }) => void): void;
  release(): void;
}

onSetup('PGlite', 'notifications', (setup) => {
  const listener = async (): Promise<Listener> => (await setup.db.queuePool.connect()) as Listener;

  describe('while somebody else holds a transaction', () => {
    test('what is listened to is heard, although that transaction is rolled back', async () => {
      const { db } = setup;
      const client = await listener();
      const heard: string[] = [];
      client.on('notification', ({ payload }) => heard.push(payload ?? ''));
      const holding = gate();
      const rolledBack = db.transaction(async (tx) => {
        await tx.query(sql`select 1`);
        await holding.opened;
        throw untouched;
      });
      const listening = client.query('/* as BullMQ says it */ LISTEN some_channel');
      setImmediate(() => holding.open());
      await expect(rolledBack).rejects.toBe(untouched);
      await listening;
      await db.query(sql`select pg_notify('some_channel', 'hello')`);
      await until('the notification has come', () => heard.includes('hello'), 2_000);
      client.release();
    });

    test('a client may be released, although a statement of that transaction has failed', async () => {
      const { db } = setup;
      const client = await listener();
      await client.query('listen some_channel');
      const rolledBack = db.transaction(async (tx) => {
        await tx.query(raw('select 1 / 0')).catch(() => undefined);
        client.release();
        // Were the release to slip into this transaction, it would be refused like this statement.
        await expect(tx.query(raw('select 1'))).rejects.toThrow(/transaction is aborted/);
        throw untouched;
      });
      await expect(rolledBack).rejects.toBe(untouched);
      expect(await db.query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    });
  });

  test('each client hears only the channels that it listens to, until it is released', async () => {
    const { db } = setup;
    const [one, other] = [await listener(), await listener()];
    const heard: string[] = [];
    one.on('notification', ({ payload }) => heard.push(`one ${payload}`));
    other.on('notification', ({ payload }) => heard.push(`other ${payload}`));
    await one.query('listen first');
    await other.query('-- both\nlisten first');
    await other.query('listen second');
    await db.query(sql`select pg_notify('first', 'a')`);
    await db.query(sql`select pg_notify('second', 'b')`);
    await until('all have heard', () => heard.length >= 3);
    expect(heard.sort()).toEqual(['one a', 'other a', 'other b']);
    other.release();
    await db.query(sql`select pg_notify('first', 'c')`);
    await until('the one that stays has heard', () => heard.includes('one c'));
    expect(heard).not.toContain('other c');
    one.release();
  });
});
