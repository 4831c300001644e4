import { randomFrom } from '../random.ts';

/** What can go wrong between a bot and Discord. */
export type FaultKind =
  /** 429 with Retry-After; nothing was done. */
  | 'rate-limit'
  /** 503 before anything was done. */
  | 'server-error'
  /** The connection is reset before anything was done. */
  | 'reset-before'
  /** It was done, then the connection is reset: the answer is lost. */
  | 'reset-after'
  /** It was done, then a proxy answers 502. */
  | 'lost-answer'
  /** It was done, and the answer comes a few bytes at a time. */
  | 'slow';

export interface Fault {
  kind: FaultKind;
  /** "POST /channels/{channel_id}/messages"; default: any route but those of logging in. */
  route?: string;
  /** How many requests it hits; default 1. */
  times?: number;
  /** Of a rate limit; default 1. */
  retryAfterSeconds?: number;
  /** Of a rate limit. Those of scope "shared" do not count as invalid requests. */
  scope?: 'user' | 'global' | 'shared';
  /** Of an error; default 503. */
  status?: number;
  /** Of slow bytes: the pause between them; default 5. */
  pauseMs?: number;
}

/** Faults at random, the same ones for the same seed and the same requests. */
export interface FaultPlan {
  seed: number;
  /** Of a hundred requests, how many are hit. */
  percent: number;
  kinds: readonly FaultKind[];
  route?: string;
}

const isLogin = (route: string): boolean => route.includes('/gateway');

/** What goes wrong next. */
export class Faults {
  /** Those that hit, the oldest first. */
  readonly played: { kind: FaultKind; route: string }[] = [];
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
  draw(route: string): Fault | undefined {
    const fault = this.#fromQueue(route) ?? this.#fromPlan(route);
    if (fault !== undefined) this.played.push({ kind: fault.kind, route });
    return fault;
  }

  #fromQueue(route: string): Fault | undefined {
    const entry = this.#queue.find(
      ({ fault, left }) => left > 0 && (fault.route === undefined ? !isLogin(route) : fault.route === route),
    );
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault;
  }

  #fromPlan(route: string): Fault | undefined {
    const plan = this.#plan;
    if (plan === undefined || (plan.route === undefined ? isLogin(route) : plan.route !== route))
      return undefined;
    if (plan.random() * 100 >= plan.percent) return undefined;
    const kind = plan.kinds[Math.floor(plan.random() * plan.kinds.length)];
    return kind === undefined ? undefined : { kind };
  }
}
