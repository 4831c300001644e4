import type { Clock } from '../clock.ts';

/** So many failures in a row say that the next call fails, too. */
const mostFailures = 4;
/** How long nothing is asked then, unless the server says for how long. */
const pauseMs = 5 * 60_000;

/**
 * Keeps from asking a server that has failed again and again: posts would each wait for it in vain. After the pause,
 * one more failure opens it again. It follows the newsroom's clock, which no library's does.
 */
export class Breaker {
  #failures = 0;
  #until = 0;

  constructor(private readonly clock: Clock) {}

  /** When the server may be asked again; undefined when at once. */
  get openUntil(): Date | undefined {
    return this.#until > this.clock.now().getTime() ? new Date(this.#until) : undefined;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#until = 0;
  }

  /** @param retryAfterMs what the server asked for; then nothing is asked before, even after a first failure */
  failed(retryAfterMs?: number): void {
    this.#failures += 1;
    const pause = Math.max(retryAfterMs ?? 0, this.#failures >= mostFailures ? pauseMs : 0);
    if (pause > 0) this.#until = this.clock.now().getTime() + pause;
  }
}
