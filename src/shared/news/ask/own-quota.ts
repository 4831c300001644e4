import { LRUCache } from 'lru-cache';

/**
 * What each person asked for lately. In memory alone, so that nothing is stored about those who only read; a bot that is
 * started anew begins counting anew.
 */
export class OwnQuotas {
  readonly #times = new LRUCache<string, number[]>({ max: 50_000 });

  /**
   * Uses one, if it is free.
   *
   * @param windowMs within which `most` are free, a person and name
   * @returns milliseconds until one is free again; 0 where it was free
   */
  use(quota: { person: string; name: string; most: number; windowMs: number }, now: Date): number {
    const key = `${quota.name} ${quota.person}`;
    const times = (this.#times.get(key) ?? []).filter((at) => at > now.getTime() - quota.windowMs);
    const [oldest] = times;
    if (times.length >= quota.most && oldest !== undefined) return oldest + quota.windowMs - now.getTime();
    this.#times.set(key, [...times, now.getTime()]);
    return 0;
  }
}
