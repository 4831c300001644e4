import { randomBytes } from 'node:crypto';
import { type Processor, Queue, Worker, createPostgresBackend } from 'bullmq';
import { z } from 'zod';
import { type Database, assertOutsideTransaction } from '../db/database.ts';
import { databaseConnection } from './database-connection.ts';
import { RedisClients } from './redis-clients.ts';

/** What travels through the queue: the id of a row, nothing else. */
const payloadSchema = z.strictObject({ id: z.string().min(1).max(40) });

/** BullMQ on Redis, or on the database that holds everything else. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** Hands rows to a queue, in this order. Throws inside a transaction. */
  add(queue: string, ids: readonly string[]): Promise<void>;
  /** Starts working on a queue. `run` never rejects. */
  work(queue: string, concurrency: number, run: (id: string) => Promise<void>): Promise<void>;
  /** Empties all the queues that this process works on. Only for a process that owns them alone. */
  obliterate(queues: readonly string[]): Promise<void>;
  /** Resolves when every job in hand is finished and all connections are closed. */
  close(): Promise<void>;
}

export interface QueueBackendOptions {
  database: Database;
  /** A `redis://` or `rediss://` address; the database carries the queues when it is missing. */
  redisUrl?: string;
  /** Keeps several bots on one Redis apart. */
  prefix?: string;
  onError: (error: Error) => void;
}

// Rows carry every retry, so BullMQ makes one attempt and forgets the job; a job that was active when its
// process died is taken up again any number of times.
const keepNothing = { attempts: 1, removeOnComplete: true, removeOnFail: true };
const workerOptions = {
  maxStalledCount: 1_000_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
  // Seconds between looks at an empty queue; new jobs wake a worker at once (0.2% instead of 1.6% of a core).
  drainDelay: 300,
  // Milliseconds before a worker that has lost its connection tries again.
  runRetryDelay: 1_000,
};

export function openQueueBackend(options: QueueBackendOptions): QueueBackend {
  const connect = options.redisUrl === undefined ? onDatabase(options) : onRedis(options, options.redisUrl);
  const queues = new Map<string, Queue>();
  const workers: Worker[] = [];
  const queue = (name: string): Queue => {
    let found = queues.get(name);
    if (!found) {
      found = connect.queue(name);
      found.on('error', options.onError);
      queues.set(name, found);
    }
    return found;
  };
  return {
    kind: options.redisUrl === undefined ? 'postgres' : 'redis',
    async add(name, ids) {
      assertOutsideTransaction('Queueing');
      if (ids.length === 0) return;
      const jobs = ids.map((id) => ({
        name,
        data: { id },
        opts: { ...keepNothing, jobId: jobId(name, id) },
      }));
      const [first, ...others] = jobs;
      try {
        // On PostgreSQL a bulk takes some 8 ms however small it is, and a single job about one.
        if (first && others.length === 0) await queue(name).add(first.name, first.data, first.opts);
        else await queue(name).addBulk(jobs);
      } catch (error) {
        // One that was first used while the connection was lost fails for ever; the next try gets a new one.
        void queues.get(name)?.close();
        queues.delete(name);
        throw error;
      }
    },
    async work(name, concurrency, run) {
      const worker = connect.worker(name, concurrency, async (job) => run(payloadSchema.parse(job.data).id));
      worker.on('error', options.onError);
      workers.push(worker);
      await worker.waitUntilReady();
    },
    async obliterate(names) {
      for (const name of names) await queue(name).obliterate({ force: true });
    },
    async close() {
      await connect.beforeClose();
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((open) => open.close()));
      connect.close();
    },
  };
}

/**
 * The row's mark in the database is what keeps it from being queued twice. The id has a random end because
 * BullMQ silently ignores an id that it still holds, be it of a job about to finish.
 */
const jobId = (queue: string, id: string): string => `${queue}-${id}-${randomBytes(6).toString('hex')}`;

interface Connector {
  queue(name: string): Queue;
  worker(name: string, concurrency: number, processor: Processor): Worker;
  beforeClose(): Promise<void>;
  close(): void;
}

function onDatabase({ database }: QueueBackendOptions): Connector {
  const connection = databaseConnection(database.queuePool) as unknown as string;
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    worker: (name, concurrency, processor) =>
      new Worker(
        name,
        processor,
        { connection, concurrency, ...workerOptions },
        createPostgresBackend,
      ) as unknown as Worker,
    beforeClose: () => Promise.resolve(),
    close: () => undefined,
  };
}

function onRedis({ prefix = 'ai-news', onError }: QueueBackendOptions, url: string): Connector {
  const clients = new RedisClients(url, onError);
  // Workers wait for jobs on a connection of their own and must never give up on it; producers fail fast.
  const blocking = clients.open(null);
  const producing = clients.open(1);
  return {
    queue: (name) => new Queue(name, { connection: producing, prefix, skipWaitingForReady: true }),
    worker: (name, concurrency, processor) =>
      new Worker(name, processor, { connection: blocking, prefix, concurrency, ...workerOptions }),
    beforeClose: () => clients.giveUpLost(),
    close: () => clients.disconnect(),
  };
}
