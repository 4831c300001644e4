import type { QueuePool } from '../db/queue-pool.ts';

/**
 * The pool as BullMQ gets it. However a driver or a server words the loss of a connection, BullMQ hears that it was
 * refused: the one case in which it tries again after a pause, instead of at once or never.
 */
export function databaseConnection(pool: QueuePool): object {
  return {
    // A connection that drops silently is found out by TCP keep-alive, so idle workers may sleep long.
    options: { keepAlive: true },
    query: (text: string, values?: readonly unknown[]) => pool.query(text, values).catch(reword),
    connect: () => pool.connect().catch(reword),
    end: () => Promise.resolve(),
    // The pool's owner is told of idle connections that break; not each queue and each worker as well.
    on: () => undefined,
  };
}

function reword(error: unknown): never {
  if (!(error instanceof Error) || !isLoss(error)) throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNREFUSED' });
}

/** PostgreSQL's answers have a code of five; 08, 53 and 57P say that it is going, coming or full. */
function isLoss(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|53|57P)/.test(code);
}
