/** One thing that is wrong with a body. `path` as Discord nests it: ['embeds', 0, 'title']. */
export interface Problem {
  path: (string | number)[];
  code: string;
  message: string;
}

/** Discord: "Opcodes and Status Codes", JSON error codes: the status and the words that go with each. */
const KNOWN = {
  0: [401, '401: Unauthorized'],
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20028: [429, 'The write action you are performing on the channel has hit the write rate limit.'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later.'],
  40001: [401, 'Unauthorized'],
  40033: [400, 'This message has already been crossposted'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50068: [400, 'Invalid message type'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [400, 'Thread is locked'],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof KNOWN;

interface ErrorNode {
  _errors?: { code: string; message: string }[];
  [key: string]: ErrorNode | { code: string; message: string }[] | undefined;
}

function nested(problems: readonly Problem[]): ErrorNode {
  const root: ErrorNode = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) node = (node[String(key)] ??= {}) as ErrorNode;
    (node._errors ??= []).push({ code, message });
  }
  return root;
}

/** An answer other than success, in Discord's shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
  /** Only with 429, in seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, problems: readonly Problem[] = [], retryAfter?: number) {
    const [status, message] = KNOWN[code];
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
    this.retryAfter = retryAfter;
  }

  get body(): Record<string, unknown> {
    return {
      message: this.message,
      code: this.code,
      ...(this.problems.length > 0 ? { errors: nested(this.problems) } : {}),
      ...(this.retryAfter === undefined ? {} : { retry_after: this.retryAfter, global: false }),
    };
  }
}

/** Raises 50035 when there is something wrong. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ApiError(50035, problems);
}
