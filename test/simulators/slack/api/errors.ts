import type { Problem } from '../rules/schema.ts';

export interface ErrorDetails {
  problems?: readonly Problem[];
  /** Of missing_scope: what would have done, and what there is. */
  needed?: string;
  provided?: string;
  /** Of ratelimited, in seconds. */
  retryAfter?: number;
  /** Only where it is not 200, which Slack answers to nearly everything. */
  status?: number;
}

const inWords = ({ message, pointer }: Problem): string => `${message} [json-pointer:${pointer}]`;

/** An answer other than success, with Slack's own code. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? (this.code === 'ratelimited' ? 429 : 200);
  }

  get problems(): readonly Problem[] {
    return this.details.problems ?? [];
  }

  get body(): Record<string, unknown> {
    const { needed, provided } = this.details;
    const words = this.problems.map(inWords);
    return {
      ok: false,
      error: this.code,
      ...(needed === undefined ? {} : { needed, provided }),
      ...(words.length === 0
        ? {}
        : { errors: words, response_metadata: { messages: words.map((each) => `[ERROR] ${each}`) } }),
    };
  }
}
