/** The only door to the time of day. Everything that asks for the time takes a Clock. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that moves only when told to; drives the replay, the demo and the tests. */
export class VirtualClock implements Clock {
  #now: Date;

  constructor(start: Date) {
    this.#now = new Date(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves the clock forward to `moment`; a moment in the past leaves it where it is. */
  advanceTo(moment: Date): void {
    if (moment > this.#now) this.#now = new Date(moment);
  }
}
