import { Redis } from 'ioredis';

/** The connections of one process to a Redis, with those that BullMQ makes after their pattern. */
export class RedisClients {
  readonly #all: Redis[] = [];
  #closing = false;

  constructor(
    private readonly url: string,
    private readonly onError: (error: Error) => void,
  ) {}

  /** `retries`: how often a command is sent again after the connection broke; null: for ever. */
  open(retries: number | null): Redis {
    const redis = new Redis(this.url, {
      maxRetriesPerRequest: retries,
      retryStrategy: (attempt) => (this.#closing ? null : Math.min(attempt * 50, 2_000)),
    });
    redis.on('error', this.onError);
    return this.#remember(redis);
  }

  #remember(redis: Redis): Redis {
    this.#all.push(redis);
    const duplicate = redis.duplicate.bind(redis);
    redis.duplicate = (override) => this.#remember(duplicate(override));
    return redis;
  }

  /**
   * From now on a connection that breaks is not made again. Resolves when each one stands or has ended: one that
   * is disconnected while it waits for its next try neither ends nor rejects what was asked of it.
   */
  async giveUpLost(): Promise<void> {
    this.#closing = true;
    await Promise.all(
      this.#all.map(async (redis) => {
        if (redis.status === 'ready' || redis.status === 'end') return;
        await new Promise<void>((resolve) => redis.once('ready', resolve).once('end', resolve));
      }),
    );
  }

  disconnect(): void {
    // For one that has ended, it would wait two seconds for a socket that is gone.
    for (const redis of this.#all) if (redis.status !== 'end') redis.disconnect();
  }
}
