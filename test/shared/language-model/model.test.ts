import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { AppError } from '../../../src/shared/errors.ts';
import type { LanguageModel } from '../../../src/shared/language-model/language-model.ts';
import { openModel } from '../../../src/shared/language-model/providers.ts';
import { type SimulatedModel, startModel } from '../../simulators/model/model.ts';
import type { TroubleName } from '../../simulators/model/troubles.ts';

const price = { input: 0, output: 0 };
const key = 'sk-0123456789abcdefghij';

describe('a model behind a server that speaks the protocol of OpenAI', () => {
  let server: SimulatedModel;
  let model: LanguageModel;
  beforeAll(async () => {
    server = await startModel({ apiKey: key });
    model = await openModel({ name: 'vendor/some-model:8b', price }, { baseUrl: server.url, apiKey: key });
  });
  afterAll(() => server.close());
  beforeEach(() => server.play());

  const ask = (timeoutMs = 20_000) =>
    model.ask({
      task: 'Add the numbers. Answer as JSON alone: {"sum":0}',
      material: { add: [2, 3] },
      form: z.object({ sum: z.number() }),
      mostTokens: 50,
      timeoutMs,
    });
  const failure = async (timeoutMs?: number): Promise<AppError> => {
    const error: unknown = await ask(timeoutMs).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  };

  it('answers in the form asked for, and says what it took', async () => {
    const before = server.calls.length;
    const answer = await ask();
    expect(answer.value).toEqual({ sum: 5 });
    expect(answer.usage).toEqual({
      inputTokens: server.calls[before]?.inputTokens,
      outputTokens: server.calls[before]?.outputTokens,
    });
    expect(server.calls[before]).toMatchObject({ model: 'vendor/some-model:8b', key });
    expect(server.violations).toEqual([]);
  });

  it.each<TroubleName>(['fences-json', 'thinks-aloud'])('is understood where it %s', async (fault) => {
    server.play(fault);
    expect((await ask()).value).toEqual({ sum: 5 });
  });

  it.each<TroubleName>(['breaks-json', 'wrong-shape', 'refuses', 'says-nothing'])(
    'has not answered when it %s',
    async (fault) => {
      server.play(fault);
      const answer = await ask();
      expect(answer.value).toBeUndefined();
      expect(answer.usage?.inputTokens).toBeGreaterThan(0);
    },
  );

  it.each<[TroubleName, string, string]>([
    ['key-refused', 'model_key_refused', 'permanent'],
    ['unpaid', 'model_unpaid', 'permanent'],
    ['unknown-model', 'model_unknown', 'permanent'],
    ['bad-request', 'model_request_refused', 'permanent'],
    ['answers-html', 'model_unreadable', 'transient'],
  ])('%s: %s, which is %s', async (fault, code, errorClass) => {
    server.play(fault);
    const before = server.calls.length;
    expect(await failure()).toMatchObject({ code, errorClass });
    expect(server.calls).toHaveLength(before + 1);
  });

  it.each<[TroubleName, boolean]>([
    // Whoever asked a model that then said nothing readable may be charged for it.
    ['answers-html', true],
    ['resets', true],
    ['key-refused', false],
    ['fails', false],
  ])('%s: an answer may be charged for: %s', async (fault, unsure) => {
    server.play(fault);
    const before = server.calls.length;
    expect((await failure(700)).unsure).toBe(unsure);
    // The money is set aside for one answer.
    if (unsure) expect(server.calls).toHaveLength(before + 1);
  });

  it('is asked again where that may help, after the pause that it asks for', async () => {
    server.play('busy', 1);
    const before = server.calls.length;
    expect((await ask()).value).toEqual({ sum: 5 });
    expect(server.calls).toHaveLength(before + 2);
  });

  it.each<[TroubleName, string]>([
    ['stalls', 'model_timeout'],
    ['trickles', 'model_timeout'],
    ['busy-for-long', 'model_busy'],
    ['fails', 'model_failed'],
    ['resets', 'model_unreachable'],
  ])('is given up in time when it %s', async (fault, code) => {
    server.play(fault);
    expect(await failure(700)).toMatchObject({ code, errorClass: 'transient' });
  });

  it.each([0, -5])('is not asked with %d ms left', async (timeoutMs) => {
    const before = server.calls.length;
    expect(await failure(timeoutMs)).toMatchObject({ code: 'model_timeout', errorClass: 'transient' });
    expect(server.calls).toHaveLength(before);
  });

  it('is not read without end', async () => {
    server.play('never-ends');
    const error = await failure(3_000);
    expect(error.code).toMatch(/^model_/);
  });

  it('may say for how long it is busy', async () => {
    server.play('busy-for-long');
    expect((await failure(700)).retryAfterMs).toBe(240_000);
  });

  it('has its key sent nowhere else', async () => {
    const elsewhere: string[] = [];
    const other: Server = createServer((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end('{}');
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    server.redirectTo = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1/chat/completions`;
    server.play('redirects');
    expect((await failure(700)).errorClass).toBe('transient');
    expect(elsewhere).toEqual([]);
    other.close();
  });

  it('says what to do, and never the key', async () => {
    const stranger = await openModel(
      { name: 'm', price },
      { baseUrl: server.url, apiKey: 'sk-wrong-0123456789abcdef' },
    );
    const error: unknown = await stranger
      .ask({ task: '', material: {}, form: z.object({}), mostTokens: 1, timeoutMs: 5_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'model_key_refused' });
    expect((error as Error).message).toContain('LLM_API_KEY');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('sk-wrong');
  });

  it('is told to be out of reach when nobody listens', async () => {
    const nobody = await openModel(
      { name: 'm', price },
      { baseUrl: 'http://127.0.0.1:1/v1', apiKey: undefined },
    );
    const error: unknown = await nobody
      .ask({ task: '', material: {}, form: z.object({}), mostTokens: 1, timeoutMs: 20_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'model_unreachable', errorClass: 'transient' });
    expect((error as Error).message).toContain('LLM_BASE_URL');
  });
});
