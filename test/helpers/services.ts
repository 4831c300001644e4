import { spawnSync } from 'node:child_process';
import { describe, test } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { describeError } from '../../src/shared/errors.ts';

/** The address of a server on which a test may create databases. */
export const databaseUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';
export const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

export type Service = 'PostgreSQL' | 'Redis' | 'redis-server';

/** Why a service cannot be used; undefined when it can. */
const missing: Record<Service, string | undefined> = {
  PostgreSQL: await whyNoPostgres(),
  Redis: await whyNoRedis(),
  'redis-server': spawnSync('redis-server', ['--version']).error && 'there is no redis-server on the PATH',
};

async function whyNoPostgres(): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return `no PostgreSQL answers at TEST_DATABASE_URL (${describeError(error)})`;
  }
}

async function whyNoRedis(): Promise<string | undefined> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: null, connectTimeout: 5_000 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (error) {
    return `no Redis answers at TEST_REDIS_URL (${describeError(error)})`;
  } finally {
    redis.disconnect();
  }
}

/**
 * A suite that needs services. Where one is missing it is skipped with one line that says why; with
 * REQUIRE_SERVICES=1 it fails instead.
 */
export function describeWith(services: readonly Service[], title: string, define: () => void): void {
  const reason = services.map((service) => missing[service]).find((why) => why !== undefined);
  if (reason === undefined) {
    describe(title, define);
  } else if (process.env['REQUIRE_SERVICES'] === '1') {
    describe(title, () => {
      test('has the services that it needs', () => {
        throw new Error(`REQUIRE_SERVICES=1, but ${reason}.`);
      });
    });
  } else {
    process.stderr.write(`skipped: ${title}: ${reason}\n`);
    describe.skip(title, define);
  }
}
