import type { Problem } from '../rules/schema.ts';

/** A body that broke a rule of Slack's, whatever the app made of the answer. */
export interface Violation {
  /** "chat.postMessage", "response_url", or "acknowledgement". */
  method: string;
  error: string;
  problems: readonly Problem[];
  body: unknown;
}

/** One line of the record of requests. */
export interface ApiRequest {
  /** "chat.postMessage", "response_url", or the path of something else. */
  method: string;
  /** The id of the team whose token it came with, if any. */
  team: string | undefined;
  body: Record<string, unknown>;
  /** Of the answer; 0: it was lost. */
  status: number;
  /** What was answered, also if it was lost. */
  answer: unknown;
  at: Date;
}

/** What the app did, for tests to look at. */
export class Ledger {
  readonly requests: ApiRequest[] = [];
  readonly violations: Violation[] = [];
  /** Methods that Slack may have, but the simulator has not. */
  readonly unsupported: string[] = [];
  /** What Slack would have liked otherwise, and accepted. */
  readonly advice: string[] = [];
  readonly #size: number;

  /** `size`: most requests kept, the latest. */
  constructor(size: number) {
    this.#size = size;
  }

  add(line: ApiRequest): void {
    this.requests.push(line);
    if (this.requests.length > this.#size) this.requests.shift();
  }
}
