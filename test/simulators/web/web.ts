import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type WebDocument, bytesOf, documentKey, headersOf, isUnchanged } from './documents.ts';
import { playFault } from './faults.ts';

export type { Body, WebDocument } from './documents.ts';
export type { Fault } from './faults.ts';

/** One line of the ledger. */
export interface WebRequest {
  method: string;
  /** In full, as the asker meant it. */
  url: string;
  headers: IncomingHttpHeaders;
}

export interface WebOptions {
  /** Default: any free one. */
  port?: number;
  /** Most requests kept in the ledger, the latest; default 10,000. */
  ledgerSize?: number;
}

/** A web of feeds and pages under any host name, on one local port. */
export interface Web {
  /** e.g. "http://127.0.0.1:40123". */
  origin: string;
  port: number;
  /** Every request so far, the oldest first. */
  requests: WebRequest[];
  /** Publishes a document, in place of what was there. */
  put(url: string, document: WebDocument): void;
  remove(url: string): void;
  /** Leads every URL here; hand it to createHttpClient as `route`. */
  route: (url: URL) => { host: string; port: number };
  /** Breaks off what is under way and closes the port. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Where the request was meant to go: the Host header says where, and the client's route adds the scheme. */
function addressesOf(request: IncomingMessage): string[] {
  const forwarded = request.headers['x-forwarded-proto'];
  // A request by curl or a browser comes without it; then https, what most documents are published under, goes first.
  const schemes = typeof forwarded === 'string' ? [forwarded] : ['https', 'http'];
  return schemes.map((scheme) => `${scheme}://${request.headers.host ?? HOST}${request.url ?? '/'}`);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  document: WebDocument | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  if (document === undefined) {
    return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing is here.\n');
  }
  if (document.delayMs !== undefined) await delay(document.delayMs, undefined, { signal });
  const bytes = await bytesOf(document.body);
  const headers = headersOf(document, bytes);
  if (document.fault !== undefined) {
    return playFault(document.fault, { request, response, bytes, headers, signal });
  }
  const status = document.status ?? 200;
  if (status === 200 && isUnchanged(request.headers, headers)) {
    delete headers['content-type'];
    return void response.writeHead(304, headers).end();
  }
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/**
 * Starts a web on 127.0.0.1. What was not put there answers 404 at once, robots.txt included.
 *
 * @throws what the system raises when the port is taken.
 */
export async function startWeb(options: WebOptions = {}): Promise<Web> {
  const { ledgerSize = 10_000 } = options;
  const documents = new Map<string, WebDocument>();
  const requests: WebRequest[] = [];
  const underWay = new Set<AbortController>();

  const server = createServer((request, response) => {
    const addresses = addressesOf(request)
      .filter((address) => URL.canParse(address))
      .map(documentKey);
    const known = addresses.find((address) => documents.has(address));
    const url = known ?? addresses[0] ?? '';
    requests.push({ method: request.method ?? '', url, headers: request.headers });
    if (requests.length > ledgerSize) requests.shift();
    const gone = new AbortController();
    underWay.add(gone);
    response.once('close', () => {
      underWay.delete(gone);
      gone.abort();
    });
    const { signal } = gone;
    answer(request, response, documents.get(url), signal).catch((error: unknown) => {
      if (signal.aborted || response.headersSent) return void response.destroy();
      // A body that cannot be read is a mistake in the simulation: show it where it will be seen.
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.listen(options.port ?? 0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://${HOST}:${port}`,
    port,
    requests,
    put: (url, document) => void documents.set(documentKey(url), document),
    remove: (url) => void documents.delete(documentKey(url)),
    route: () => ({ host: HOST, port }),
    async close() {
      for (const gone of underWay) gone.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
