import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { modelFindings } from '../../../src/cli/doctor/model.ts';
import { concealing } from '../../../src/cli/doctor/conceal.ts';
import type { Config } from '../../../src/shared/config.ts';
import { type SimulatedModel, startModel } from '../../simulators/model/model.ts';
import type { TroubleName } from '../../simulators/model/troubles.ts';
import { configOf } from './support.ts';

const key = 'key-of-the-simulated-model';

describe('the doctor on language models', () => {
  let server: SimulatedModel;
  beforeAll(async () => {
    server = await startModel({ apiKey: key });
  });
  afterAll(() => server.close());
  beforeEach(() => server.play());

  const config = (more: Record<string, string> = {}): Config =>
    configOf({ LLM_MODEL: 'qwen:8b', LLM_BASE_URL: server.url, LLM_API_KEY: key, LLM_PRICE: '0/0', ...more });
  const found = (of: Config) => modelFindings(of, undefined, new Date('2026-06-01T08:00:00Z'));

  test('says that there is none, which is well', async () => {
    expect(await found(configOf())).toEqual([
      { what: 'Model', state: 'ok', said: "none: briefs are made of the sources' own sentences" },
    ]);
  });

  test('has each of them answer a question', async () => {
    const small = { LLM_SMALL_MODEL: 'qwen:1b', LLM_SMALL_PRICE: '0/0' };
    const findings = await found(config(small));
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(findings[0]?.said).toMatch(/^qwen:8b answers in the form asked for, in \d+\.\d s$/);
    expect(findings[1]?.said).toMatch(/^qwen:1b /);
  });

  test.each<[TroubleName, string, string, string]>([
    ['wrong-shape', 'look', 'not in the form asked for', 'by a schema'],
    ['key-refused', 'wrong', 'is refused (401)', 'LLM_API_KEY'],
    ['unknown-model', 'wrong', 'There is no model qwen:8b', 'LLM_MODEL'],
    ['unpaid', 'wrong', 'has no credit left', ''],
  ])('%s: %s', async (fault, state, said, todo) => {
    server.play(fault);
    const [finding] = await found(config());
    expect(finding).toMatchObject({ what: 'Model', state });
    expect(`${finding?.said} ${finding?.todo ?? ''}`).toContain(said);
    expect(`${finding?.said} ${finding?.todo ?? ''}`).toContain(todo);
  });

  test('takes the key out of whatever is printed', () => {
    expect(concealing(config())(`sent ${key} there`)).toBe('sent *** there');
  });
});
