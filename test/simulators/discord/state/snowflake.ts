/** Discord's epoch: the first second of 2015. */
const EPOCH_MS = 1_420_070_400_000;

/** Gives ids as Discord does: the time in the upper 42 bits, a counter in the lower 12. They always grow. */
export function snowflakes(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const fromClock = BigInt(now().getTime() - EPOCH_MS) << 22n;
    // A virtual clock stands still, and may even be set back: ids must not.
    last = fromClock > last ? fromClock : last + 1n;
    return last.toString();
  };
}

export const isSnowflake = (text: string): boolean => /^\d{1,20}$/.test(text);

/** The shard that hears of a guild (Discord: Gateway, "Sharding"). */
export const shardOf = (guildId: string, shards: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(shards));
