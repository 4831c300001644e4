import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from './errors.ts';

export interface Persistence {
  /** How long, in milliseconds of the real time: somebody is waiting. */
  forMs: number;
  /** Whether this failure may be met by another try; by default every one that is not for good. */
  again?: (error: AppError) => boolean;
}

const firstWaitMs = 50;
const longestWaitMs = 1_000;

/** Tries what may be done twice without harm until it is done, cannot be done, or the time is over. */
export async function persist<T>(
  act: () => Promise<T>,
  { forMs, again = () => true }: Persistence,
): Promise<T> {
  const until = performance.now() + forMs;
  for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AppError) || error.errorClass !== 'transient' || !again(error)) throw error;
      const wanted = Math.max(wait, error.retryAfterMs ?? 0);
      if (performance.now() + wanted >= until) throw error;
      await pause(wanted);
    }
  }
}
