/** At most `perKey` holders a key at a time; the others wait in the order they came. */
export interface Slots {
  /** Resolves to the function that gives the slot back, to be called once. */
  take(key: string): Promise<() => void>;
  /** How many keys are held or awaited. */
  size(): number;
}

interface Queue {
  held: number;
  waiting: (() => void)[];
}

/** A key is forgotten when nobody holds or awaits it, so memory follows the requests under way, not the hosts ever seen. */
export function createSlots(perKey: number): Slots {
  const queues = new Map<string, Queue>();

  function release(key: string, queue: Queue): void {
    const next = queue.waiting.shift();
    // The slot passes straight to the next in line, so `held` stays as it is.
    if (next !== undefined) next();
    else if (--queue.held === 0) queues.delete(key);
  }

  return {
    size: () => queues.size,
    async take(key) {
      const queue = queues.get(key) ?? { held: 0, waiting: [] };
      queues.set(key, queue);
      if (queue.held < perKey) queue.held += 1;
      else await new Promise<void>((resolve) => queue.waiting.push(resolve));
      return () => release(key, queue);
    },
  };
}
