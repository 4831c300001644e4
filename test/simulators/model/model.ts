import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { honestAnswer, materialOf } from './honest.ts';
import { type LieName, lieAbout, lies } from './lies.ts';
import { type TroubleName, reply, troubles } from './troubles.ts';
import { type ChatRequest, completion, failure, inputTokens, requestSchema, tokensOf } from './wire.ts';

/** Something that a model or its server does wrong. */
export type ModelFault = LieName | TroubleName;

export const modelFaults = [...Object.keys(lies), ...Object.keys(troubles)] as ModelFault[];

/** One line of the ledger. */
export interface ModelCall {
  model: string;
  /** What was sent in the head of the request, without "Bearer ". */
  key: string | undefined;
  task: string;
  /** The material, where it was JSON. */
  material: unknown;
  inputTokens: number;
  outputTokens: number;
  fault: ModelFault | undefined;
}

export interface ModelOptions {
  /** Default: any free one. */
  port?: number;
  /** Where it is set, other keys are refused. */
  apiKey?: string;
  /** Told of each call. */
  onCall?: (call: ModelCall) => void;
}

export interface SimulatedModel {
  /** For LLM_BASE_URL. */
  url: string;
  /** Every call so far, the oldest first. */
  calls: ModelCall[];
  /** Bodies that the real protocol would refuse. */
  violations: string[];
  /** Where `redirects` leads. */
  redirectTo: string;
  /** What it says when it `parrots`. */
  parrot: string;
  /** Plays a fault for the next calls, by default for all. Without a name: honest again. */
  play(fault?: ModelFault, times?: number): void;
  close(): Promise<void>;
}

/** A server that speaks OpenAI's protocol, with a model behind it that is faithful, or faulty by script. */
export async function startModel(options: ModelOptions = {}): Promise<SimulatedModel> {
  const calls: ModelCall[] = [];
  const violations: string[] = [];
  const closing = new AbortController();
  let played: { fault: ModelFault; times: number } | undefined;

  const nextFault = (): ModelFault | undefined => {
    if (!played || played.times <= 0) return undefined;
    played.times -= 1;
    return played.fault;
  };

  const complete = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (options.apiKey !== undefined && key !== options.apiKey) {
      reply(response, 401, failure('Incorrect API key provided.', 'invalid_api_key'));
      return;
    }
    const parsed = requestSchema.safeParse(JSON.parse(await text(request)));
    if (!parsed.success) {
      violations.push(parsed.error.message);
      reply(response, 400, failure(parsed.error.message, 'invalid_request_error'));
      return;
    }
    const fault = nextFault();
    const content = contentOf(parsed.data, fault, simulated.parrot);
    const call = { ...callOf(parsed.data, content), key, fault };
    calls.push(call);
    options.onCall?.(call);
    if (fault !== undefined && fault in troubles) {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const signal = AbortSignal.any([closing.signal, gone.signal]);
      const { redirectTo } = simulated;
      return troubles[fault as TroubleName]({ request: parsed.data, response, content, signal, redirectTo });
    }
    reply(response, 200, completion(parsed.data, content));
  };

  const server = createServer((request, response) => {
    if (request.method !== 'POST' || !request.url?.endsWith('/chat/completions')) {
      reply(response, 404, failure('Unknown path.', 'not_found'));
      return;
    }
    complete(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const simulated: SimulatedModel = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    violations,
    parrot: 'Polly wants a cracker.',
    redirectTo: 'http://127.0.0.1:9/v1',
    play: (fault, times = Number.POSITIVE_INFINITY) => {
      played = fault && { fault, times };
    },
    async close() {
      closing.abort();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return simulated;
}

function contentOf(request: ChatRequest, fault: ModelFault | undefined, parrot: string): string {
  const said = honestAnswer(request);
  if (!said) return 'How can I help you today?';
  if (fault !== undefined && fault in lies) lieAbout(said, fault as LieName, parrot);
  return JSON.stringify(said);
}

const callOf = (request: ChatRequest, content: string): Omit<ModelCall, 'key' | 'fault'> => ({
  model: request.model,
  task: request.messages.find(({ role }) => role !== 'user')?.content ?? '',
  material: materialOf(request),
  inputTokens: inputTokens(request),
  outputTokens: tokensOf(content),
});
