import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { Redis } from 'ioredis';
import { VirtualClock } from '../../src/shared/clock.ts';
import type { Database } from '../../src/shared/db/database.ts';
import { openEmbedded } from '../../src/shared/db/embedded.ts';
import { openServer } from '../../src/shared/db/server.ts';
import { type QueueBackend, openQueueBackend } from '../../src/shared/queue/backend.ts';
import { dropDatabase, newMigratedDatabase } from './server-database.ts';
import { describeWith, redisUrl } from './services.ts';
import { copyTemplate } from './template.ts';
import { OpenThings } from './open-things.ts';

/** When the virtual clock of every test begins. */
export const start = new Date('2026-06-01T08:00:00Z');

/** One way to run the product, opened for one suite. */
export interface Setup {
  readonly name: SetupName;
  /** Empty and migrated when the suite begins; closed by the set-up. */
  readonly db: Database;
  /** The address of the database; only with a server. */
  readonly url: string;
  readonly redisUrl: string | undefined;
  /** Keeps the queues of this suite apart from others on the same Redis. */
  readonly prefix: string;
  /** Begins at `start`. */
  readonly clock: VirtualClock;
  /** Another pool on the same server, as another process would have; to be closed by the test. */
  another(connections?: number, url?: string): Database;
  /** BullMQ on this set-up; to be closed by the test. */
  backend(options?: { db?: Database; redisUrl?: string; onError?: (error: Error) => void }): QueueBackend;
}

const setupNames = ['PGlite', 'PostgreSQL + BullMQ on PostgreSQL', 'PostgreSQL + Redis'] as const;
export type SetupName = (typeof setupNames)[number];

/** The same suite on each of the three set-ups. */
export function eachSetup(title: string, define: (setup: Setup) => void): void {
  for (const name of setupNames) onSetup(name, title, define);
}

/** The same suite on the two set-ups that differ most, for long ones: what they share with the third, others try there. */
export function onExtremes(title: string, define: (setup: Setup) => void): void {
  for (const name of ['PGlite', 'PostgreSQL + Redis'] as const) onSetup(name, title, define);
}

/** The same suite on both databases, for what does not touch the queues. */
export function eachDatabase(title: string, define: (setup: Setup) => void): void {
  for (const name of setupNames.slice(0, 2)) onSetup(name, title, define);
}

/** A suite on one of the set-ups. What it opens and does not close fails it. */
export function onSetup(name: SetupName, title: string, define: (setup: Setup) => void): void {
  const services = name === 'PGlite' ? [] : name.endsWith('Redis') ? pgAndRedis : pgOnly;
  describeWith(services, `${title} [${name}]`, () => {
    const setup = new TestSetup(name);
    beforeAll(() => setup.open());
    afterAll(() => setup.close());
    define(setup);
  });
}

const pgOnly = ['PostgreSQL'] as const;
const pgAndRedis = ['PostgreSQL', 'Redis'] as const;

class TestSetup implements Setup {
  readonly redisUrl: string | undefined;
  readonly clock = new VirtualClock(start);
  readonly #things = new OpenThings();
  readonly prefix = `test-${randomBytes(6).toString('hex')}`;
  #db: Database | undefined;
  #url: string | undefined;
  #folder: string | undefined;

  constructor(readonly name: SetupName) {
    this.redisUrl = name === 'PostgreSQL + Redis' ? redisUrl : undefined;
  }

  get db(): Database {
    if (!this.#db) throw new Error('The database is open only while the tests of its suite run.');
    return this.#db;
  }

  get url(): string {
    if (this.#url === undefined) throw new Error(`${this.name} has no address.`);
    return this.#url;
  }

  async open(): Promise<void> {
    if (this.name === 'PGlite') {
      this.#folder = await mkdtemp(join(tmpdir(), 'ai-news-test-'));
      const database = join(this.#folder, 'database');
      await copyTemplate(database);
      this.#db = await openEmbedded(database);
      return;
    }
    this.#url = await newMigratedDatabase();
    this.#db = openServer(this.#url, 20, () => undefined);
  }

  another(connections = 20, url = this.url): Database {
    return this.#things.add(
      'a database pool',
      openServer(url, connections, () => undefined),
    );
  }

  backend(options: Parameters<Setup['backend']>[0] = {}): QueueBackend {
    const redisUrl = options.redisUrl ?? this.redisUrl;
    const backend = openQueueBackend({
      database: options.db ?? this.db,
      ...(redisUrl === undefined ? {} : { redisUrl }),
      prefix: this.prefix,
      onError: options.onError ?? (() => undefined),
    });
    return this.#things.add('a queue backend with its workers', backend);
  }

  async close(): Promise<void> {
    const left = await this.#things.closeAll();
    await this.#db?.close();
    if (this.#url !== undefined) left.push(...(await dropDatabase(this.#url)));
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
    if (this.redisUrl !== undefined) await forgetKeys(this.redisUrl, this.prefix);
    if (left.length > 0) throw new Error(`The suite left open: ${left.join(', ')}.`);
  }
}

async function forgetKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1_000 })) {
      if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
    }
  } finally {
    await redis.quit();
  }
}
