import { cappedFetch } from './capped-fetch.ts';
import type { LanguageModel, ModelSettings, Provider, ServerSettings } from './language-model.ts';
import { sdkModel } from './sdk-model.ts';

/** This file and what it needs is loaded where a model is set alone; of its libraries, those of the provider in use. */
export async function openModel(
  { name, price }: ModelSettings,
  { baseUrl, apiKey }: ServerSettings,
): Promise<LanguageModel> {
  const key = apiKey === undefined ? {} : { apiKey };
  const fetch = cappedFetch;
  if (baseUrl !== undefined) {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    const server = createOpenAICompatible({
      name: 'llm',
      baseURL: baseUrl,
      supportsStructuredOutputs: true,
      fetch,
      ...key,
    });
    return sdkModel(name, server.chatModel(name), price);
  }
  const [, provider, id] = /^([a-z]+)\/(.+)$/.exec(name) ?? [];
  return sdkModel(name, await modelOf(provider as Provider, id ?? '', { ...key, fetch }), price);
}

type Connection = { apiKey?: string; fetch: typeof fetch };

async function modelOf(provider: Provider, id: string, connection: Connection) {
  switch (provider) {
    case 'openai':
      return (await import('@ai-sdk/openai')).createOpenAI(connection)(id);
    case 'anthropic':
      return (await import('@ai-sdk/anthropic')).createAnthropic(connection)(id);
    case 'google':
      return (await import('@ai-sdk/google')).createGoogleGenerativeAI(connection)(id);
  }
}
