import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type ChatRequest, completion, failure } from './wire.ts';

export interface Stage {
  request: ChatRequest;
  response: ServerResponse;
  /** What an honest model would have said, as JSON. */
  content: string;
  /** Ends when the simulator is closed, or the asker goes away. */
  signal: AbortSignal;
  redirectTo: string;
}

type Trouble = (stage: Stage) => void | Promise<void>;

export const reply = (response: ServerResponse, status: number, body: unknown, headers = {}): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(typeof body === 'string' ? body : JSON.stringify(body));

const says =
  (content: (honest: string) => string, finish: 'stop' | 'length' = 'stop'): Trouble =>
  ({ request, response, content: honest }) =>
    reply(response, 200, completion(request, content(honest), finish));

const refuses =
  (status: number, message: string, headers = {}): Trouble =>
  ({ response }) =>
    reply(response, status, failure(message, 'simulated'), headers);

/** What servers of models do besides answering. */
export const troubles = {
  'fences-json': says((content) => `Here is the JSON:\n\`\`\`json\n${content}\n\`\`\``),
  'breaks-json': says((content) => content.slice(0, Math.floor(content.length / 2)), 'length'),
  'wrong-shape': says(() => '{"summary":"A brief of another shape."}'),
  refuses: says(() => "I'm sorry, but I can't help with that."),
  'thinks-aloud': says((content) => `<think>The user wants JSON. Let me see.</think>\n${content}`),
  'says-nothing': says(() => ''),
  'never-ends': says(() => 'x'.repeat(3_000_000)),
  'answers-html': ({ response }) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>It works!</h1></html>'),
  busy: refuses(429, 'Rate limit reached.', { 'retry-after': '1' }),
  'busy-for-long': refuses(429, 'Rate limit reached.', { 'retry-after': '240' }),
  'key-refused': refuses(401, 'Incorrect API key provided: the-key-that-was-sent.'),
  unpaid: refuses(402, 'Insufficient credit.'),
  'unknown-model': refuses(404, 'The model does not exist.'),
  'bad-request': refuses(400, 'response_format is not supported.'),
  fails: refuses(500, 'Internal error.'),
  redirects: ({ response, redirectTo }) => void response.writeHead(307, { location: redirectTo }).end(),
  resets: ({ response }) => void response.socket?.destroy(),
  stalls: async ({ signal }) => {
    await delay(3_600_000, undefined, { signal }).catch(() => undefined);
  },
  trickles: async ({ request, response, content, signal }) => {
    const body = JSON.stringify(completion(request, content));
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const character of body) {
      if (signal.aborted) return;
      response.write(character);
      await delay(200, undefined, { signal }).catch(() => undefined);
    }
    response.end();
  },
} satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof troubles;
