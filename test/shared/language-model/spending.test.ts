import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { VirtualClock } from '../../../src/shared/clock.ts';
import { callSums, spentSince } from '../../../src/shared/db/tables/model-call.ts';
import { permanent, transient } from '../../../src/shared/errors.ts';
import type {
  Answer,
  LanguageModel,
  Price,
  Question,
} from '../../../src/shared/language-model/language-model.ts';
import { Spending } from '../../../src/shared/language-model/spending.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';

/** A model that takes what it is told to take, and may fail. */
class Scripted implements LanguageModel {
  asked = 0;
  failure: Error | undefined;
  usage: Answer<unknown>['usage'] = { inputTokens: 100, outputTokens: 100 };
  value: unknown = { ok: true };

  constructor(
    readonly name: string,
    readonly price: Price,
  ) {}

  ask<T>({ form }: Question<T>): Promise<Answer<T>> {
    this.asked += 1;
    if (this.failure) return Promise.reject(this.failure);
    const parsed = form.safeParse(this.value);
    return Promise.resolve({ value: parsed.success ? parsed.data : undefined, usage: this.usage });
  }
}

const question = {
  task: '',
  material: 'x'.repeat(198),
  form: z.object({ ok: z.boolean() }),
  mostTokens: 400,
  timeoutMs: 1000,
};
/** 600 tokens in, 400 out: at $1 for a million each a thousandth of a dollar. */
const reserved = 0.001;

eachDatabase('the money for language models', (setup) => {
  let clock: VirtualClock;
  let large: Scripted;
  let small: Scripted;
  let lines: ReturnType<typeof recordingLogger>['lines'];
  const open = (dailyUsd: number, withSmall = true): Spending => {
    const logger = recordingLogger();
    lines = logger.lines;
    const more = withSmall ? { small } : {};
    return new Spending({
      db: setup.db,
      clock,
      log: logger.log,
      large,
      ...more,
      dailyUsd,
      timeZone: 'Europe/Berlin',
    });
  };
  beforeEach(async () => {
    await setup.db.query(sql`delete from news.model_call`);
    clock = new VirtualClock(start);
    large = new Scripted('large', { input: 1, output: 1 });
    small = new Scripted('small', { input: 0.1, output: 0.1 });
  });
  const spent = async (): Promise<number> => (await spentSince(setup.db, new Date(0))) / 1e6;
  const ask = (spending: Spending, purpose: 'story' | 'page' = 'story') =>
    spending.ask(question, { purpose });

  test('is counted as the model says', async () => {
    expect(await ask(open(1))).toEqual({ value: { ok: true }, model: 'large' });
    expect(await spent()).toBeCloseTo(0.0002, 9);
    expect(await callSums(setup.db, new Date(0))).toEqual([
      {
        purpose: 'story',
        model: 'large',
        calls: 1,
        failed: 0,
        input_tokens: 100,
        output_tokens: 100,
        micro_usd: 200,
      },
    ]);
  });

  test('is counted at the most where the model does not say', async () => {
    large.usage = undefined;
    await ask(open(1));
    expect(await spent()).toBeCloseTo(reserved, 9);
  });

  test('goes to the small model after seven tenths, and to none when it is spent', async () => {
    const spending = open(0.01);
    large.usage = { inputTokens: 600, outputTokens: 400 };
    small.usage = { inputTokens: 6_000, outputTokens: 4_000 };
    for (let call = 0; call < 7; call++) expect(await ask(spending)).toMatchObject({ model: 'large' });
    expect(await ask(spending)).toMatchObject({ model: 'small' });
    for (let call = 0; call < 2; call++) await ask(spending);
    const last = await ask(spending);
    expect('why' in last && last.why).toContain('LLM_DAILY_BUDGET_USD');
    expect(await spent()).toBeLessThanOrEqual(0.01 + 1e-12);
    expect([large.asked, small.asked]).toEqual([7, 3]);
  });

  test('is not overspent by calls at the same time', async () => {
    const spending = open(reserved * 3.5, false);
    large.usage = undefined;
    const replies = await Promise.all(Array.from({ length: 10 }, () => ask(spending)));
    expect(replies.filter((reply) => 'value' in reply)).toHaveLength(3);
    expect(await spent()).toBeCloseTo(3 * reserved, 9);
  });

  test('is there again after midnight of the zone', async () => {
    const spending = open(reserved, false);
    large.usage = undefined;
    expect(await ask(spending)).toMatchObject({ model: 'large' });
    expect(await ask(spending)).toHaveProperty('why');
    clock.advanceTo(new Date('2026-06-01T21:59:00Z'));
    expect(await ask(spending)).toHaveProperty('why');
    clock.advanceTo(new Date('2026-06-01T22:00:00Z'));
    expect(await ask(spending)).toMatchObject({ model: 'large' });
  });

  test('goes to pages that people ask about with a tenth at the most', async () => {
    const spending = open(reserved * 20, false);
    large.usage = undefined;
    for (let call = 0; call < 2; call++)
      expect(await ask(spending, 'page')).toMatchObject({ model: 'large' });
    expect(await ask(spending, 'page')).toHaveProperty('why');
    expect(await ask(spending, 'story')).toMatchObject({ model: 'large' });
  });

  test('is not lost to what was refused, but to what may have been answered', async () => {
    large.failure = permanent('model_key_refused', 'The key is refused.');
    const spending = open(1, false);
    expect(await ask(spending)).toEqual({ why: 'The key is refused.' });
    expect(await spent()).toBe(0);
    large.failure = transient('model_timeout', 'It did not answer.', { unsure: true });
    await ask(spending);
    expect(await spent()).toBeCloseTo(reserved, 9);
    expect(lines.map(({ fields }) => fields['code'])).toEqual(['model_key_refused', 'model_timeout']);
  });

  test('pays for an answer of no use, too', async () => {
    large.value = 'something else';
    expect(await ask(open(1))).toHaveProperty('why');
    expect(await callSums(setup.db, new Date(0))).toMatchObject([{ calls: 1, failed: 1, micro_usd: 200 }]);
  });

  test('is saved where a model has failed again and again, and for as long as it asks', async () => {
    large.failure = transient('model_failed', 'It failed.');
    const spending = open(1);
    for (let call = 0; call < 4; call++) await ask(spending);
    expect(large.asked).toBe(4);
    expect(await ask(spending)).toMatchObject({ model: 'small' });
    large.failure = undefined;
    clock.advanceTo(new Date(start.getTime() + 5 * 60_000));
    expect(await ask(spending)).toMatchObject({ model: 'large' });
    large.failure = transient('model_busy', 'Busy.', { retryAfterMs: 20_000 });
    await ask(spending);
    expect(await ask(spending)).toMatchObject({ model: 'small' });
    large.failure = undefined;
    clock.advanceTo(new Date(start.getTime() + 5 * 60_000 + 20_000));
    expect(await ask(spending)).toMatchObject({ model: 'large' });
  });

  test('does not hide that the database fails', async () => {
    large.failure = new TypeError('a bug');
    await expect(ask(open(1))).rejects.toThrow('a bug');
  });
});
