/** Remembers what a suite has opened, so that what it forgot to close can fail it. */
export class OpenThings {
  readonly #open = new Map<object, string>();

  /** Returns the same object; it is forgotten here when it is closed. */
  add<T extends { close(): Promise<void> }>(what: string, thing: T): T {
    const close = thing.close.bind(thing);
    thing.close = () => {
      this.#open.delete(thing);
      return close();
    };
    this.#open.set(thing, what);
    return thing;
  }

  /** Closes what is open still, the youngest first, and says what that was. */
  async closeAll(): Promise<string[]> {
    const left = [...this.#open].reverse();
    for (const [thing] of left) await (thing as { close(): Promise<void> }).close();
    return left.map(([, what]) => what);
  }
}
