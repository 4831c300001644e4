import { Redis } from 'ioredis';

export interface RedisFacts {
  version: string;
  /** What becomes of keys when memory runs out; undefined where Redis does not say. */
  policy: string | undefined;
  roundTripMs: number;
}

/** What a Redis says of itself. Raises when it does not answer in time. */
export async function redisFacts(url: string, withinMs: number): Promise<RedisFacts> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: withinMs,
    commandTimeout: withinMs,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
    enableReadyCheck: false,
  });
  // Why it failed stands in what `connect` raises only as "Connection is closed".
  let reason: Error | undefined;
  redis.on('error', (error) => (reason ??= error));
  try {
    await redis.connect();
    const begun = performance.now();
    await redis.ping();
    const roundTripMs = performance.now() - begun;
    const info = await redis.info();
    const policy = valueIn(info, 'maxmemory_policy');
    return { version: valueIn(info, 'redis_version') ?? '', policy, roundTripMs };
  } catch (error) {
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}

const valueIn = (info: string, name: string): string | undefined =>
  new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
