import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../faults.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** A text is sent as a page, anything else as JSON. */
  body: unknown;
  fault?: Fault | undefined;
}

async function trickle(response: ServerResponse, bytes: Buffer, pauseMs: number): Promise<void> {
  for (let at = 0; at < bytes.length && !response.destroyed; at += 64) {
    response.write(bytes.subarray(at, at + 64));
    await delay(pauseMs);
  }
  response.end();
}

/** The status that arrives; 0: none does. */
export function arrivingStatus({ status, fault }: Answer): number {
  if (fault?.kind === 'reset-before' || fault?.kind === 'reset-after') return 0;
  return fault?.kind === 'lost-answer' ? 502 : status;
}

/** Sends the answer, or spoils it. */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const { headers, body, fault } = answer;
  const status = arrivingStatus(answer);
  if (status === 0) {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'lost-answer') {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    return;
  }
  const isPage = typeof body === 'string';
  const shown = fault?.kind === 'fatal-error' ? { ok: false, error: 'fatal_error' } : body;
  const bytes = Buffer.from(isPage ? body : JSON.stringify(shown));
  const type = isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { ...headers, 'content-type': type, 'content-length': bytes.length });
  if (fault?.kind === 'slow') await trickle(response, bytes, fault.pauseMs ?? 5);
  else response.end(bytes);
}

/** The answer to a request that fails before anything is done, if it does. */
export function failedBefore(fault: Fault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'rate-limit':
      return limited(fault.retryAfterSeconds ?? 1);
    case 'server-error':
      return { status: 503, headers: {}, body: '<html>Service unavailable</html>' };
    case 'internal-error':
      return { status: 200, headers: {}, body: { ok: false, error: 'internal_error' } };
    case 'refusal':
      return { status: 200, headers: {}, body: { ok: false, error: fault.error ?? 'unknown_error' } };
    case 'reset-before':
      return { status: 0, headers: {}, body: undefined, fault };
    default:
      return undefined;
  }
}

export const limited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(Math.ceil(seconds)) },
  body: { ok: false, error: 'ratelimited' },
});
