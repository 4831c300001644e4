import { AppError, userError } from '../../shared/errors.ts';

/** What the web answered, or why an address is refused, is the asker's to know: the address was theirs. */
export async function toldToAsker<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('http_'))
      throw userError(error.code, error.message, { cause: error });
    throw error;
  }
}
