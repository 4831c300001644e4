/** What became of something that was sent to the app. */
export type Ack =
  | { ok: true; body: unknown }
  /** In Slack's words, as people are told: "operation_timeout". */
  | { ok: false; reason: string; noRetry?: boolean };

export type Kind = 'slash_commands' | 'interactive' | 'events_api';

/** That something is sent again, for which time, and why. */
export interface Retry {
  num: number;
  reason: string;
}

/** When an answer comes too late: after three seconds, or at once when a test says so. */
export interface Deadline {
  signal: AbortSignal;
  passed: Promise<void>;
}
