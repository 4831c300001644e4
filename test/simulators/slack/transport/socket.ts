import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { randomFrom } from '../../random.ts';
import { isObject } from '../rules/schema.ts';
import { secret } from '../state/ids.ts';
import type { App } from '../state/types.ts';
import type { Kind, Retry } from './ack.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** What came of an envelope: its acknowledgement, or the end of the socket. */
export type Outcome = { acked: true; body: unknown } | { acked: false };

interface Connection {
  socket: WebSocket;
  waiting: Map<string, (outcome: Outcome) => void>;
}

function parsed(data: RawData): Record<string, unknown> {
  try {
    const message: unknown = JSON.parse((data as Buffer).toString());
    return isObject(message) ? message : {};
  } catch {
    return {};
  }
}

/** The same page: ten sockets of an app at a time. */
const MOST_SOCKETS = 10;

/** Slack: "Using Socket Mode": sockets of the app, and what is said on them. */
export class SocketMode {
  /** Greetings, closings and envelopes, the oldest first. */
  readonly log: { what: 'hello' | 'closed' | 'disconnect' | 'envelope' | 'acknowledged'; about?: string }[] =
    [];
  readonly #app: App;
  readonly #pingMs: number;
  readonly #url: () => string;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #open = new Set<Connection>();
  readonly #greeted: (() => void)[] = [];
  readonly #awaiting: (() => void)[] = [];
  #next = 0;
  #drops: { percent: number; random: () => number } | undefined;

  constructor(app: App, options: { pingMs: number; url: () => string }) {
    this.#app = app;
    this.#pingMs = options.pingMs;
    this.#url = options.url;
  }

  /** How many are open. */
  get connections(): number {
    return this.#open.size;
  }

  /** An address that opens one socket, as apps.connections.open gives it. */
  ticket(): string {
    const ticket = secret();
    this.#tickets.add(ticket);
    return `${this.#url()}/link/?ticket=${ticket}&app_id=${this.#app.id}`;
  }

  /** Called whenever a socket was greeted. */
  onOpen(listener: () => void): void {
    this.#greeted.push(listener);
  }

  /** Called with the next socket that is greeted. */
  onceOpen(listener: () => void): void {
    this.#awaiting.push(listener);
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    // A ticket opens one socket, and nobody without a ticket gets any.
    if (!this.#tickets.delete(ticket)) {
      stream.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#greet(socket));
  }

  #greet(socket: WebSocket): void {
    if (this.#open.size >= MOST_SOCKETS) {
      this.log.push({ what: 'disconnect', about: 'too_many_websockets' });
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    const connection: Connection = { socket, waiting: new Map() };
    this.#open.add(connection);
    const pings = setInterval(() => socket.ping(), this.#pingMs).unref();
    socket.on('message', (data) => this.#hear(connection, parsed(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      this.#open.delete(connection);
      this.log.push({ what: 'closed' });
      for (const settle of connection.waiting.values()) settle({ acked: false });
    });
    const hello = {
      type: 'hello',
      num_connections: this.#open.size,
      debug_info: { host: 'simulated', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#app.id },
    };
    socket.send(JSON.stringify(hello));
    this.log.push({ what: 'hello' });
    for (const listener of [...this.#awaiting.splice(0), ...this.#greeted]) listener();
  }

  #hear({ waiting }: Connection, message: Record<string, unknown>): void {
    const id = message['envelope_id'];
    if (typeof id !== 'string') return;
    this.log.push({ what: 'acknowledged', about: id });
    waiting.get(id)?.({ acked: true, body: message['payload'] });
    waiting.delete(id);
  }

  /** Sends an envelope on one of the sockets; undefined: there is none. */
  send(kind: Kind, payload: unknown, retry: Retry | undefined): Promise<Outcome> | undefined {
    const connections = [...this.#open];
    const connection = connections[this.#next % Math.max(connections.length, 1)];
    if (connection === undefined) return undefined;
    this.#next += 1;
    const id = randomUUID();
    const envelope = {
      envelope_id: id,
      type: kind,
      payload,
      accepts_response_payload: kind !== 'events_api',
      ...(kind === 'events_api' || retry !== undefined
        ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }
        : {}),
    };
    const outcome = new Promise<Outcome>((resolve) => connection.waiting.set(id, resolve));
    this.log.push({ what: 'envelope', about: id });
    this.#write(connection, JSON.stringify(envelope));
    return outcome;
  }

  /** A socket that breaks does so before or after what was written, as it comes. */
  #write({ socket }: Connection, text: string): void {
    const drops = this.#drops;
    if (drops === undefined || drops.random() * 100 >= drops.percent) {
      socket.send(text);
      return;
    }
    if (drops.random() < 0.5) socket.terminate();
    else socket.send(text, () => socket.terminate());
  }

  /** Breaks every socket, without a word. */
  drop(): void {
    for (const { socket } of this.#open) socket.terminate();
  }

  /** From now on, so many of a hundred envelopes break their socket; undefined ends it. */
  dropAtRandom(plan: { seed: number; percent: number } | undefined): void {
    this.#drops = plan && { percent: plan.percent, random: randomFrom(plan.seed) };
  }

  /** Tells the app that its sockets will be closed: as a warning, or because Socket Mode was switched off. */
  disconnect(reason: DisconnectReason): void {
    this.log.push({ what: 'disconnect', about: reason });
    const message = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'simulated' } });
    for (const { socket } of this.#open) {
      socket.send(message);
      if (reason === 'link_disabled') socket.close();
    }
  }

  stop(): void {
    this.drop();
    this.#server.close();
  }
}
