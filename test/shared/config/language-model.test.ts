import { describe, expect, it } from '@jest/globals';
import { load, named } from './support.ts';

describe('a language model', () => {
  const openai = { LLM_MODEL: 'openai/some-model', LLM_API_KEY: 'the-key', LLM_PRICE: '0.15/0.60' };

  it('is none by default', () => {
    expect(load({}).languageModel).toBeUndefined();
  });

  it('is one of a company, with a price and a dollar a day', () => {
    expect(load(openai).languageModel).toEqual({
      large: { name: 'openai/some-model', price: { input: 0.15, output: 0.6 } },
      baseUrl: undefined,
      apiKey: 'the-key',
      dailyUsd: 1,
    });
  });

  it('is one on a server of any name, which needs no key', () => {
    const own = { LLM_MODEL: 'qwen:8b', LLM_BASE_URL: 'http://localhost:11434/v1', LLM_PRICE: '0/0' };
    expect(load({ ...own, LLM_DAILY_BUDGET_USD: '0.5' }).languageModel).toMatchObject({
      large: { name: 'qwen:8b', price: { input: 0, output: 0 } },
      baseUrl: 'http://localhost:11434/v1',
      dailyUsd: 0.5,
    });
  });

  it('may have a small one beside it', () => {
    const small = { LLM_SMALL_MODEL: 'openai/small', LLM_SMALL_PRICE: '0.05/0.2' };
    expect(load({ ...openai, ...small }).languageModel?.small).toEqual({
      name: 'openai/small',
      price: { input: 0.05, output: 0.2 },
    });
  });

  it('shows its key to one provider alone', () => {
    const small = { LLM_SMALL_MODEL: 'google/small', LLM_SMALL_PRICE: '0.05/0.2' };
    expect(named({ ...openai, ...small })).toEqual(['LLM_SMALL_MODEL']);
    expect(named({ ...openai, ...small, LLM_BASE_URL: 'http://localhost:4000/v1' })).toEqual([]);
  });

  it('says of each thing that is missing', () => {
    expect(named({ LLM_MODEL: 'openai/some-model' })).toEqual(['LLM_PRICE', 'LLM_API_KEY']);
    expect(named({ ...openai, LLM_MODEL: 'some-model' })).toEqual(['LLM_MODEL']);
    expect(named({ LLM_API_KEY: 'the-key' })).toEqual(['LLM_MODEL']);
    expect(named({ ...openai, LLM_SMALL_MODEL: 'openai/small' })).toEqual(['LLM_SMALL_PRICE']);
  });
});
