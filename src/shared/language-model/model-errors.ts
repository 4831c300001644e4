import { APICallError, RetryError } from 'ai';
import { AppError, describeError, permanent, transient } from '../errors.ts';
import { nothingWasSent } from '../nothing-sent.ts';

/**
 * The error of a call to a model, classed; neither the request nor the key stands in it. It is unsure where the model
 * may have written, and its owner may charge for it, though no answer arrived.
 */
export function modelError(thrown: unknown, name: string): AppError {
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  if (error instanceof AppError) return error;
  if (isTimeout(error))
    return transient('model_timeout', `The model ${name} did not answer in time.`, { unsure: true });
  if (!APICallError.isInstance(error) || error.statusCode === undefined) {
    return transient(
      'model_unreachable',
      `The server of the model ${name} cannot be reached (${causeOf(error)}). Check LLM_BASE_URL, and that the server runs.`,
      { unsure: !nothingWasSent(innermost(error)) },
    );
  }
  return ofStatus(error, error.statusCode, name);
}

/** Said by what stands before the server, which may be at work all the same. */
const byGateway = new Set([502, 504]);

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
        return transient('model_failed', `The server of the model ${name} failed (${status}).`, {
          unsure: byGateway.has(status),
        });
      // An answer that is no JSON or breaks off, under a status that promises some.
      if (status < 400)
        return transient('model_unreadable', `The server of the model ${name} sent no readable answer.`, {
          unsure: true,
        });
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
  const cause = innermost(error);
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : describeError(cause).slice(0, 120);
}

function innermost(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause;
}
