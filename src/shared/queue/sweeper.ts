import type { Clock } from '../clock.ts';
import type { Db } from '../db/database.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { QueueBackend } from './backend.ts';
import { type Step, claimDue, nextDue } from './steps.ts';

/** Other processes make rows due too, and nobody tells us: so never sleep longer than this. */
const longestSleepMs = 15_000;
const batch = 200;

/**
 * The only producer (decision 0001): it queues whatever the database says is due and is not queued yet, then sleeps until
 * the next row falls due or until it is woken. A queue that lost everything is filled again from the rows.
 */
export class Sweeper {
  #stopped = false;
  #wake: (() => void) | undefined;
  #woken = false;
  #loop: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly backend: QueueBackend,
    private readonly steps: readonly Step[],
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#loop = this.#run();
  }

  /** Says that some row may have become due. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      let sleepMs = longestSleepMs;
      try {
        for (const step of this.steps) await this.#sweep(step);
        const next = await nextDue(this.db, this.steps);
        if (next)
          sleepMs = Math.min(Math.max(next.getTime() - this.clock.now().getTime(), 10), longestSleepMs);
      } catch (error) {
        this.log.error(
          { reason: describeError(error) },
          'the database or the queue does not answer; trying again',
        );
        sleepMs = 2_000;
      }
      await this.#sleep(sleepMs);
    }
  }

  async #sweep(step: Step): Promise<void> {
    for (;;) {
      const ids = await claimDue(this.db, step, this.clock.now(), batch);
      await this.backend.add(step.name, ids);
      if (ids.length < batch) return;
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#woken || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wake = done;
    });
  }
}
