import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  /** Without /api/v10. */
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

export interface Reply {
  status?: number;
  json?: unknown;
  headers?: Record<string, string>;
  /** The connection breaks instead of an answer. */
  reset?: true;
  /** Headers come, the body never ends. */
  stalls?: true;
}

/** A server that answers as a test says, for what the simulator cannot be made to say. */
export class AnsweringServer {
  readonly received: Received[] = [];
  readonly #server: Server;
  #answer: (request: Received) => Reply | undefined = () => undefined;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  /** What follows is answered so; undefined is a 404 without a code. */
  answers(answer: (request: Received) => Reply | undefined): void {
    this.received.length = 0;
    this.#answer = answer;
  }

  /** `POST /channels/1/messages` and the like. */
  get lines(): string[] {
    return this.received.map(({ method, path }) => `${method} ${path}`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://local');
    const text = Buffer.concat(chunks).toString('utf8');
    const received: Received = {
      method: request.method ?? '',
      path: url.pathname.replace('/api/v10', ''),
      query: url.searchParams,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
    this.received.push(received);
    const { status = 200, json, headers = {}, reset, stalls } = this.#answer(received) ?? { status: 404 };
    if (reset) {
      request.socket.destroy();
      return;
    }
    response.writeHead(json === undefined && status === 200 ? 204 : status, {
      ...headers,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    });
    if (stalls) response.write('{');
    else response.end(json === undefined ? undefined : JSON.stringify(json));
  }
}
