import { LRUCache } from 'lru-cache';
import type { Clock } from '../../shared/clock.ts';

/** Long enough for a burst of posts, short enough that what people change is soon noticed. */
const staleAfterMs = 5 * 60_000;
/** Far more than one process posts to, or hears from, in five minutes. */
const mostKept = 1_000;

/** What Slack was asked about, at most five minutes old. */
export class Known<T extends object> {
  readonly #kept = new LRUCache<string, { found: T; at: number }>({ max: mostKept });

  constructor(
    private readonly clock: Clock,
    private readonly ask: (key: string) => Promise<T>,
  ) {}

  async find(key: string): Promise<T> {
    const now = this.clock.now().getTime();
    const known = this.#kept.get(key);
    if (known && now - known.at < staleAfterMs) return known.found;
    const found = await this.ask(key);
    this.#kept.set(key, { found, at: now });
    return found;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
