import { performance } from 'node:perf_hooks';
import { type AppError, transient } from '../errors.ts';
import { describeUrl } from './http-errors.ts';

/** Ends a request that takes too long. The time a request spends waiting for its turn is not held against it. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Awaits `work` with the watch stopped. */
  paused<T>(work: () => Promise<T>): Promise<T>;
  /** Rejects with the deadline's error if it passes before `work` is done. `work` itself is not stopped. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Must be called in the end, so that no timer is left behind. */
  clear(): void;
}

/**
 * Starts the watch: after `ms` milliseconds `signal` is aborted with a transient `http_timeout`. This is time of the
 * operating system, not of the Clock: a virtual clock must not decide how long a socket may hang.
 */
export function startDeadline(url: URL, ms: number): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const expire = () =>
    controller.abort(
      transient('http_timeout', `${describeUrl(url)} took longer than ${ms} ms. It is tried again later.`),
    );
  let left = ms;
  let startedAt = performance.now();
  let timer = setTimeout(expire, left);
  return {
    signal,
    async paused(work) {
      clearTimeout(timer);
      left -= performance.now() - startedAt;
      try {
        return await work();
      } finally {
        startedAt = performance.now();
        timer = setTimeout(expire, Math.max(left, 0));
      }
    },
    async race(work) {
      let stop = (): void => undefined;
      const expired = new Promise<never>((_, reject) => {
        stop = () => reject(signal.reason as AppError);
        signal.addEventListener('abort', stop, { once: true });
      });
      try {
        return await Promise.race([work, expired]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    clear: () => clearTimeout(timer),
  };
}
