import { once } from 'node:events';
import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { queueFindings } from '../../../src/cli/doctor/queue.ts';
import { freePort } from '../../helpers/free-port.ts';
import { type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { describeWith } from '../../helpers/services.ts';

describe('the queue', () => {
  test('in the database', async () => {
    expect(await queueFindings({ redisUrl: undefined })).toMatchObject([{ state: 'ok' }]);
  });

  test('a Redis that is not there: why, and what is at stake', async () => {
    const [found] = await queueFindings({ redisUrl: `redis://127.0.0.1:${await freePort()}` });
    expect(found).toMatchObject({ state: 'wrong', said: expect.stringContaining('ECONNREFUSED') });
    expect(found?.todo).toContain('REDIS_URL');
  });

  test('a Redis that takes the connection and says nothing is given up', async () => {
    const mute = await listening(() => undefined);
    const [found] = await queueFindings({ redisUrl: urlOf(mute) });
    expect(found?.state).toBe('wrong');
    await closed(mute);
  });

  test('an old Redis', async () => {
    const old = await listening((command) =>
      command === 'info' ? bulk('# Server\r\nredis_version:6.0.16\r\n') : '+PONG\r\n',
    );
    expect(await queueFindings({ redisUrl: urlOf(old) })).toMatchObject([
      { state: 'wrong', said: 'Redis is too old: version 6.0.16', todo: 'Use Redis 7 or newer.' },
    ]);
    await closed(old);
  });
});

describeWith(['redis-server'], 'the queue on a Redis of its own', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedisServer(await freePort());
  });
  afterAll(() => server.kill());

  test('is well, unless it may throw keys away', async () => {
    expect(await queueFindings({ redisUrl: server.url })).toMatchObject([
      { state: 'ok', said: expect.stringMatching(/^Redis \d+\.\d+\.\d+, answers in [\d.]+ ms$/) },
    ]);
    const redis = new Redis(server.url);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    redis.disconnect();
    expect(await queueFindings({ redisUrl: server.url })).toMatchObject([
      {
        state: 'wrong',
        said: expect.stringContaining('allkeys-lru'),
        todo: 'Set maxmemory-policy to noeviction in redis.conf.',
      },
    ]);
  });
});

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;

/** A server of Redis's protocol that answers each command with what it is told. */
async function listening(answer: (command: string) => string | undefined): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    // One chunk may hold several commands, each an array whose first text is its name.
    socket.on('data', (bytes) => {
      for (const [, name = ''] of bytes.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g))
        socket.write(answer(name.toLowerCase()) ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const urlOf = (server: Server): string => `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
