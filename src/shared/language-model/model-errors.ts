import { APICallError, RetryError } from 'ai';
import { type AppError, describeError, permanent, transient } from '../errors.ts';

/** The error of a call to a model, classed; neither the request nor the key stands in it. */
export function modelError(thrown: unknown, name: string): AppError {
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  if (isTimeout(error))
    return transient('model_timeout', `The model ${name} did not answer in time.`, { unsure: true });
  if (!APICallError.isInstance(error) || error.statusCode === undefined) {
    return transient(
      'model_unreachable',
      `The server of the model ${name} cannot be reached (${causeOf(error)}). Check LLM_BASE_URL, and that the server runs.`,
    );
  }
  return ofStatus(error, error.statusCode, name);
}

function ofStatus(error: APICallError, status: number, name: string): AppError {
  switch (status) {
    case 401:
    case 403:
      return permanent(
        'model_key_refused',
        `The key for the model ${name} is refused (${status}): check LLM_API_KEY, and that its account may use the model.`,
      );
    case 402:
      return permanent('model_unpaid', `The account of the model ${name} has no credit left (402).`);
    case 404:
      return permanent(
        'model_unknown',
        `There is no model ${name} on that server (404): check LLM_MODEL and LLM_BASE_URL.`,
      );
    case 429: {
      const retryAfterMs = Number(error.responseHeaders?.['retry-after']) * 1000;
      const busy = `The model ${name} takes no more requests for now (429).`;
      return transient('model_busy', busy, retryAfterMs > 0 ? { retryAfterMs } : {});
    }
    default:
      if (status >= 500)
        return transient('model_failed', `The server of the model ${name} failed (${status}).`);
      // An answer that is no JSON, under a status that promises some.
      if (status < 400)
        return transient('model_unreadable', `The server of the model ${name} sent no readable answer.`);
      return permanent(
        'model_request_refused',
        `The server of the model ${name} refuses requests (${status}).`,
      );
  }
}

const isTimeout = (error: unknown): boolean =>
  ['TimeoutError', 'AbortError'].includes((error as { name?: string } | undefined)?.name ?? '');

/** The reason of the system below ("ECONNREFUSED"), without what was sent. */
function causeOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  const code = (innermost as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : describeError(innermost).slice(0, 120);
}
