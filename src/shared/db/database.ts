import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql } from 'sql-template-tag';
import type { QueuePool } from './queue-pool.ts';
import { storable } from './storable.ts';

/** Runs statements; the database itself, or one open transaction. */
export interface Db {
  /** The rows of one statement. Raises what the driver raises. */
  query<Row>(statement: Sql): Promise<Row[]>;
}

export interface Database extends Db {
  readonly kind: 'embedded' | 'server';
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects.
   * Transactions do not nest, and nothing may be queued inside one.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** The connections that BullMQ's PostgreSQL backend uses. */
  readonly queuePool: QueuePool;
  close(): Promise<void>;
}

/** A session that plain text statements can be sent to. */
export interface Session {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

export function dbOn(session: Session): Db {
  return {
    async query<Row>(statement: Sql): Promise<Row[]> {
      const result = await session.query(statement.text, statement.values.map(storable));
      return result.rows as Row[];
    },
  };
}

const openTransaction = new AsyncLocalStorage<true>();

/** Wraps `work` in BEGIN and COMMIT on a session that nobody else uses meanwhile. */
export async function inTransaction<T>(session: Session, work: (tx: Db) => Promise<T>): Promise<T> {
  await session.query('begin');
  try {
    const result = await openTransaction.run(true, () => work(dbOn(session)));
    await session.query('commit');
    return result;
  } catch (error) {
    await session.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The two ways to run statements, both refusing to run beside an open transaction of the same caller. */
export function guarded(
  db: Db,
  transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
): Pick<Database, 'query' | 'transaction'> {
  return {
    query(statement) {
      assertOutsideTransaction('A statement on the database instead of the open transaction');
      return db.query(statement);
    },
    transaction(work) {
      assertOutsideTransaction('A second transaction');
      return transact(work);
    },
  };
}

/**
 * Throws inside a transaction. Called before anything is queued: on the embedded database it would
 * wait for the lock that its own transaction holds, and a queue entry must not precede the commit.
 */
export function assertOutsideTransaction(what: string): void {
  if (openTransaction.getStore()) throw new Error(`${what} must wait until the transaction has committed.`);
}
