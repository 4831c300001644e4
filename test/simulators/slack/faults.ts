import { randomFrom } from '../random.ts';

/** What can go wrong between a bot and Slack's Web API. */
export type FaultKind =
  /** 429 with Retry-After; nothing was done. */
  | 'rate-limit'
  /** 503 before anything was done. */
  | 'server-error'
  /** 200 with internal_error; nothing was done. */
  | 'internal-error'
  /** 200 with `error`; nothing was done. For what Slack refuses for reasons that are not simulated. */
  | 'refusal'
  /** The connection is reset before anything was done. */
  | 'reset-before'
  /** It was done, then the connection is reset: the answer is lost. */
  | 'reset-after'
  /** It was done, then a proxy answers 502. */
  | 'lost-answer'
  /** It was done, and the answer says fatal_error, by which Slack means: perhaps. */
  | 'fatal-error'
  /** It was done, and the answer comes a few bytes at a time. */
  | 'slow';

export interface Fault {
  kind: FaultKind;
  /** "chat.postMessage", or "response_url"; default: anything but opening sockets. */
  method?: string;
  /** How many requests it hits; default 1. */
  times?: number;
  /** Of a refusal, in Slack's word. */
  error?: string;
  /** Of a rate limit; default 1. */
  retryAfterSeconds?: number;
  /** Of slow bytes: the pause between them; default 5. */
  pauseMs?: number;
}

/** Faults at random, the same ones for the same seed and the same requests. */
export interface FaultPlan {
  seed: number;
  /** Of a hundred requests, how many are hit. */
  percent: number;
  kinds: readonly FaultKind[];
  method?: string;
}

const fits = (wanted: string | undefined, method: string): boolean =>
  wanted === undefined ? method !== 'apps.connections.open' : wanted === method;

/** What goes wrong next. */
export class Faults {
  /** Those that hit, the oldest first. */
  readonly played: { kind: FaultKind; method: string }[] = [];
  readonly #queue: { fault: Fault; left: number }[] = [];
  #plan: (FaultPlan & { random: () => number }) | undefined;

  /** The next requests that fit go wrong. */
  next(fault: Fault): void {
    this.#queue.push({ fault, left: fault.times ?? 1 });
  }

  /** Requests go wrong at random from now on; undefined ends it. */
  plan(plan: FaultPlan | undefined): void {
    this.#plan = plan === undefined ? undefined : { ...plan, random: randomFrom(plan.seed) };
  }

  clear(): void {
    this.#queue.length = 0;
    this.#plan = undefined;
  }

  /** The fault that this request meets, if any. */
  draw(method: string): Fault | undefined {
    const fault = this.#fromQueue(method) ?? this.#fromPlan(method);
    if (fault !== undefined) this.played.push({ kind: fault.kind, method });
    return fault;
  }

  #fromQueue(method: string): Fault | undefined {
    const entry = this.#queue.find(({ fault, left }) => left > 0 && fits(fault.method, method));
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault;
  }

  #fromPlan(method: string): Fault | undefined {
    const plan = this.#plan;
    if (plan === undefined || !fits(plan.method, method)) return undefined;
    if (plan.random() * 100 >= plan.percent) return undefined;
    const kind = plan.kinds[Math.floor(plan.random() * plan.kinds.length)];
    return kind === undefined ? undefined : { kind };
  }
}
