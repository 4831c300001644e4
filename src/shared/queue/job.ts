import type { AppError } from '../errors.ts';
import type { Step } from './steps.ts';

/** What a folder under src/jobs makes: one arrow of the journey, ready to be run by a worker. */
export interface Job {
  step: Step;
  /** How many rows one process works on at a time. */
  concurrency: number;
  /** Does the work of one row, and clears or moves its `due_at`. Running it twice does no harm. */
  run(id: string): Promise<void>;
  /** Writes down that `run` failed: when to try again, or that it is over. */
  fail(id: string, error: AppError): Promise<void>;
}

/** Waiting times before each further try: 30 s, 1, 2, 4 ... minutes, at the most 6 hours. */
export function retryAt(now: Date, failuresSoFar: number, error: AppError): Date {
  const growing = 30_000 * 2 ** Math.min(failuresSoFar, 12);
  const wait = Math.max(Math.min(growing, 6 * 3_600_000), error.retryAfterMs ?? 0);
  return new Date(now.getTime() + wait);
}
