import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { until } from './until.ts';

/** A Redis of the test's own, which it may kill. */
export interface RedisServer {
  readonly url: string;
  /** As a power cut does: nothing is written down, no connection is closed politely. */
  kill(): Promise<void>;
  /** Starts an empty one in its place. */
  restart(): Promise<void>;
}

export async function startRedisServer(port: number): Promise<RedisServer> {
  const url = `redis://127.0.0.1:${port}`;
  let running: ChildProcess;
  const restart = async (): Promise<void> => {
    running = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      { stdio: 'ignore' },
    );
    const redis = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    await until('the new Redis answers', async () => (await redis.ping()).length > 0);
    redis.disconnect();
  };
  await restart();
  return {
    url,
    restart,
    async kill() {
      if (running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, 'exit');
      running.kill('SIGKILL');
      await gone;
    },
  };
}
