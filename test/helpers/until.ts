import { setTimeout as pause } from 'node:timers/promises';

const now = (): number => performance.now();

/**
 * Asks again and again until the answer is something else than false or undefined, and returns it. Raises when
 * the deadline passes first, with what was last raised by the question itself, if anything.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 10_000,
): Promise<T> {
  const deadline = now() + withinMs;
  let cause: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await pause(10);
  } while (now() < deadline);
  throw new Error(`Not within ${withinMs} ms: ${what}.`, { cause });
}

/** Raises when the work has not ended by the deadline. */
export async function within<T>(what: string, withinMs: number, work: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = pause(withinMs, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`Not within ${withinMs} ms: ${what}.`);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => ended.abort());
}

/** A promise with its handles outside, for tests that decide when a job goes on. */
export interface Gate {
  opened: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
