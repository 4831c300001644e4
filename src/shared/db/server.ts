import pg from 'pg';
import { type Database, type Session, dbOn, guarded, inTransaction } from './database.ts';

/**
 * Opens a pool on a PostgreSQL server (15 or newer).
 *
 * @param url a `postgres://` address
 * @param connections how many connections at the most; each BullMQ worker pins one for LISTEN, so workers + 5
 * @param onError told of connections that broke while idle; the pool replaces them
 */
export function openServer(url: string, connections: number, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    keepAlive: true,
    // Two hours is the system's default: too long for a worker that waits on a connection which has dropped silently.
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'ai-news',
    options: '-c search_path=bullmq,public -c timezone=UTC',
  });
  pool.on('error', onError);
  // One that breaks in somebody's hands fails their statement; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const session = {
    query: (text: string, values?: readonly unknown[]) =>
      pool.query<Record<string, unknown>>(text, values as unknown[]),
  };
  return {
    kind: 'server',
    ...guarded(dbOn(session), (work) => withClient(pool, (client) => inTransaction(client, work))),
    queuePool: pool,
    close: () => pool.end(),
  };
}

async function withClient<T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks while checked out reports it here; the running statement rejects by itself.
  let broken: Error | undefined;
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  try {
    return await work({
      query: (text, values) => client.query<Record<string, unknown>>(text, values as unknown[]),
    });
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}
