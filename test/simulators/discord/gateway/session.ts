import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { shardOf } from '../state/snowflake.ts';
import type { App } from '../state/types.ts';

/** Discord: "Gateway", opcodes. */
export const OP = {
  DISPATCH: 0,
  HEARTBEAT: 1,
  IDENTIFY: 2,
  PRESENCE: 3,
  VOICE: 4,
  RESUME: 6,
  RECONNECT: 7,
  REQUEST_MEMBERS: 8,
  INVALID_SESSION: 9,
  HELLO: 10,
  ACK: 11,
} as const;

/** Discord: "Gateway", close event codes. */
export const CLOSE = {
  UNKNOWN_OPCODE: 4001,
  DECODE_ERROR: 4002,
  NOT_AUTHENTICATED: 4003,
  AUTHENTICATION_FAILED: 4004,
  ALREADY_AUTHENTICATED: 4005,
  INVALID_SEQ: 4007,
  RATE_LIMITED: 4008,
  TIMED_OUT: 4009,
  INVALID_SHARD: 4010,
  INVALID_VERSION: 4012,
  INVALID_INTENTS: 4013,
  DISALLOWED_INTENTS: 4014,
} as const;

/** Most events kept for a resume; a bot that missed more has to start anew. */
const MOST_KEPT = 1000;

/** What one shard of a bot was told so far. It outlives its connection. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly app: App;
  readonly intents: number;
  readonly shard: number;
  readonly shards: number;
  socket: WebSocket | undefined;
  seq = 0;
  #kept: { seq: number; text: string }[] = [];

  constructor(app: App, intents: number, [shard, shards]: readonly [number, number]) {
    this.app = app;
    this.intents = intents;
    this.shard = shard;
    this.shards = shards;
  }

  /** Whether events of this guild come here; direct messages go to the first shard. */
  hears(guildId: string | null): boolean {
    return (guildId === null ? 0 : shardOf(guildId, this.shards)) === this.shard;
  }

  /** Sends an event now, or keeps it for a resume. `lost`: it is kept, but does not leave. */
  dispatch(event: string, data: unknown, lost = false): void {
    this.seq += 1;
    const text = JSON.stringify({ op: OP.DISPATCH, t: event, s: this.seq, d: data });
    this.#kept.push({ seq: this.seq, text });
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    if (!lost) this.socket?.send(text);
  }

  /** Whether everything after `seq` is still here. */
  canReplayFrom(seq: number): boolean {
    return seq === this.seq || this.#kept.some((each) => each.seq === seq + 1);
  }

  replayFrom(seq: number): void {
    for (const each of this.#kept) if (each.seq > seq) this.socket?.send(each.text);
  }
}
