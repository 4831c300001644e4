import type { WebSocket } from 'ws';
import { CLOSE, OP, type Session } from './session.ts';

export interface Identify {
  token: string;
  intents: number;
  shard?: [number, number];
}

/** Discord: "Gateway", request guild members. */
export interface MembersWanted {
  guild_id: string;
  user_ids?: string | string[];
  query?: string;
  nonce?: string;
}

/** What the gateway does about a connection's wishes. A number is the code to close it with. */
export interface Listener {
  identify(identify: Identify, from: Connection): number | undefined;
  resume(from: Connection, token: string, sessionId: string, seq: number): number | undefined;
  members(session: Session, wanted: MembersWanted): void;
  closed(from: Connection, code: number): void;
  refused(code: number): void;
}

interface Payload {
  op: number;
  d: unknown;
}

/** Discord: "Gateway", sending events: 4096 bytes, and 120 events in 60 seconds. */
const MOST_BYTES = 4096;
const MOST_EVENTS = 120;
const EVENTS_MS = 60_000;

/** One WebSocket: greets, keeps the pulse, and reads what the bot sends. */
export class Connection {
  readonly socket: WebSocket;
  session: Session | undefined;
  readonly #heartbeatMs: number;
  readonly #listener: Listener;
  #pulse: NodeJS.Timeout | undefined;
  #sent: number[] = [];

  constructor(socket: WebSocket, heartbeatMs: number, listener: Listener) {
    this.socket = socket;
    this.#heartbeatMs = heartbeatMs;
    this.#listener = listener;
  }

  start(version: string | null, encoding: string | null, compression: string | null): void {
    this.socket.on('message', (data: Buffer) => this.#receive(data));
    this.socket.on('close', (code) => {
      clearTimeout(this.#pulse);
      this.#listener.closed(this, code);
    });
    // What breaks a connection shows in its closing.
    this.socket.on('error', () => undefined);
    if (version !== '10') {
      this.#refuse(CLOSE.INVALID_VERSION);
      return;
    }
    // discord.js compresses only where zlib-sync is installed, which this project does not use.
    if (encoding !== 'json' || compression !== null) {
      this.#refuse(CLOSE.DECODE_ERROR);
      return;
    }
    this.send({ op: OP.HELLO, d: { heartbeat_interval: this.#heartbeatMs } });
    this.#expectPulse();
  }

  send(payload: Payload): void {
    this.socket.send(JSON.stringify({ ...payload, s: null, t: null }));
  }

  #refuse(code: number): void {
    this.#listener.refused(code);
    this.socket.close(code);
  }

  /** A bot without a heartbeat is dead. Half as long again as agreed, for slow networks. */
  #expectPulse(): void {
    clearTimeout(this.#pulse);
    this.#pulse = setTimeout(() => this.#refuse(CLOSE.TIMED_OUT), this.#heartbeatMs * 1.5).unref();
  }

  #isTooMuch(): boolean {
    const now = performance.now();
    this.#sent = [...this.#sent.filter((at) => at > now - EVENTS_MS), now];
    return this.#sent.length > MOST_EVENTS;
  }

  #receive(data: Buffer): void {
    if (data.length > MOST_BYTES) {
      this.#refuse(CLOSE.DECODE_ERROR);
      return;
    }
    if (this.#isTooMuch()) {
      this.#refuse(CLOSE.RATE_LIMITED);
      return;
    }
    let payload: Payload;
    try {
      payload = JSON.parse(data.toString('utf8')) as Payload;
    } catch {
      this.#refuse(CLOSE.DECODE_ERROR);
      return;
    }
    const code = this.#handle(payload);
    if (code !== undefined) this.#refuse(code);
  }

  #handle({ op, d }: Payload): number | undefined {
    switch (op) {
      case OP.HEARTBEAT:
        this.#expectPulse();
        this.send({ op: OP.ACK, d: null });
        return undefined;
      case OP.IDENTIFY:
        if (this.session !== undefined) return CLOSE.ALREADY_AUTHENTICATED;
        return this.#listener.identify(d as Identify, this);
      case OP.RESUME: {
        if (this.session !== undefined) return CLOSE.ALREADY_AUTHENTICATED;
        const { token, session_id: id, seq } = d as { token: string; session_id: string; seq: number };
        return this.#listener.resume(this, token, id, seq);
      }
      case OP.REQUEST_MEMBERS:
        if (this.session === undefined) return CLOSE.NOT_AUTHENTICATED;
        this.#listener.members(this.session, d as MembersWanted);
        return undefined;
      case OP.PRESENCE:
      case OP.VOICE:
        return this.session === undefined ? CLOSE.NOT_AUTHENTICATED : undefined;
      default:
        return CLOSE.UNKNOWN_OPCODE;
    }
  }
}
