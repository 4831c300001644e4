/**
 * Whether trying again can help, decided once, where the error is raised:
 * - `permanent`: it cannot succeed until a person changes something;
 * - `transient`: it may succeed later, at the earliest after `retryAfterMs`;
 * - `user`: the request itself is at fault, and the person who made it is told so.
 */
export type ErrorClass = 'permanent' | 'transient' | 'user';

export interface AppErrorOptions {
  cause?: unknown;
  /** Milliseconds that the other side asked us to wait, as in HTTP's Retry-After. */
  retryAfterMs?: number;
  /** It is not known whether what was asked for happened all the same: look before asking again. */
  unsure?: boolean;
}

/** Every error that this product raises on purpose. `message` says what happened and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly retryAfterMs: number | undefined;
  readonly unsure: boolean;

  constructor(
    readonly errorClass: ErrorClass,
    /** A constant, machine-readable name such as `http_timeout`. */
    readonly code: string,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.retryAfterMs = options.retryAfterMs;
    this.unsure = options.unsure ?? false;
  }
}

export const permanent = (code: string, message: string, options?: AppErrorOptions): AppError =>
  new AppError('permanent', code, message, options);

export const transient = (code: string, message: string, options?: AppErrorOptions): AppError =>
  new AppError('transient', code, message, options);

export const userError = (code: string, message: string, options?: AppErrorOptions): AppError =>
  new AppError('user', code, message, options);

/** What is thrown by others (a driver, a library, a bug) counts as transient: the row is retried, with a limit. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return transient('unexpected', describeError(error), { cause: error });
}

/** One line for a person: the message, or what was thrown when it is no Error. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return String(error);
}
