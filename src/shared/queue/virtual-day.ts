import type { VirtualClock } from '../clock.ts';
import type { Db } from '../db/database.ts';
import type { QueueBackend } from './backend.ts';
import { type Step, claimDue, nextDue } from './steps.ts';

const batch = 500;

/**
 * Drives the ordinary workers by a virtual clock (decision 0002), for the replay, the demo and the tests. It takes the place
 * of the sweeper: one step at a time, in the order of the journey, so that two runs over the same
 * observations come to the same stories whatever the timing of the machine.
 */
export class VirtualDay {
  #inFlight = 0;
  #settle: (() => void) | undefined;

  constructor(
    private readonly db: Db,
    private readonly backend: QueueBackend,
    private readonly steps: readonly Step[],
    private readonly clock: VirtualClock,
  ) {}

  /** To be called by the workers whenever a row's turn has ended. */
  readonly settled = (): void => {
    this.#inFlight -= 1;
    this.#settle?.();
  };

  /** Works until no step has anything due at the clock's present moment. */
  async untilQuiet(): Promise<void> {
    for (;;) {
      let worked = false;
      for (const step of this.steps) {
        if (await this.#drain(step)) {
          worked = true;
          // What this step made due for an earlier one goes first.
          break;
        }
      }
      if (!worked) return;
    }
  }

  /** Moves the clock from one due moment to the next, up to `moment`, working until quiet at each. */
  async advanceTo(moment: Date): Promise<void> {
    for (;;) {
      await this.untilQuiet();
      const next = await nextDue(this.db, this.steps);
      if (!next || next > moment) break;
      this.clock.advanceTo(next);
    }
    this.clock.advanceTo(moment);
    await this.untilQuiet();
  }

  async #drain(step: Step): Promise<boolean> {
    const ids = await claimDue(this.db, step, this.clock.now(), batch);
    if (ids.length === 0) return false;
    this.#inFlight = ids.length;
    const quiet = new Promise<void>((resolve) => {
      this.#settle = () => {
        if (this.#inFlight === 0) resolve();
      };
    });
    await this.backend.add(step.name, ids);
    await quiet;
    return true;
  }
}
