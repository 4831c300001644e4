import { createHook } from 'node:async_hooks';
import { setImmediate as immediate } from 'node:timers/promises';

interface Handle {
  hasRef(): boolean;
}

const watched = new Set(['Timeout', 'TCPSERVERWRAP']);

/** PGlite leaves the timer of a statement's limit running until it fires; the database is not what is watched here. */
const ofDatabase = (): boolean => new Error().stack?.includes('@electric-sql/pglite') ?? false;

/** Timers and servers that were begun since, and keep the process alive. */
export class HeldHandles {
  readonly #begun = new Map<number, Handle>();
  readonly #hook = createHook({
    init: (id, type, _, handle) => {
      if (watched.has(type) && !ofDatabase()) this.#begun.set(id, handle as Handle);
    },
    destroy: (id) => this.#begun.delete(id),
  }).enable();

  /** How many there are, once those that have just ended are forgotten. */
  async count(): Promise<number> {
    await immediate();
    await immediate();
    return [...this.#begun.values()].filter((handle) => handle.hasRef()).length;
  }

  /** Watches no longer. */
  end(): void {
    this.#hook.disable();
  }
}
