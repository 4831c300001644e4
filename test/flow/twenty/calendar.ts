/** What people do at moments of a replay. */
export class Calendar {
  readonly #entries: { at: Date; act: () => Promise<void> }[] = [];

  at(moment: string, act: () => Promise<void>): void {
    this.#entries.push({ at: new Date(moment), act });
    this.#entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** Does what is due, one after the other. */
  async upTo(now: Date): Promise<void> {
    while (this.#entries[0] && this.#entries[0].at <= now) await this.#entries.shift()!.act();
  }
}
