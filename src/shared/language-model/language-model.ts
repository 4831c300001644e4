import type { z } from 'zod';

/** What is asked of a model: an answer in a given form. */
export interface Question<T> {
  /** What to do, in our words alone. */
  task: string;
  /** What to do it with. It may hold anything, since it comes from the web, so it goes to the model as JSON. */
  material: unknown;
  form: z.ZodType<T>;
  /** Tokens that the answer may have. */
  mostTokens: number;
  /** Milliseconds until the answer is given up, all tries included. */
  timeoutMs: number;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

export interface Answer<T> {
  /** Undefined where the model answered in another form than it was asked for: it refused, or wrote something else. */
  value: T | undefined;
  /** Undefined where the server does not tell. */
  usage: Usage | undefined;
}

/** US dollars for a million tokens. */
export interface Price {
  input: number;
  output: number;
}

/** The companies whose models are reached at their own addresses. */
export const providers = ['openai', 'anthropic', 'google'] as const;
export type Provider = (typeof providers)[number];

export interface ModelSettings {
  /** "openai/name"; with a `baseUrl`, the name as that server knows it. */
  name: string;
  price: Price;
}

export interface ServerSettings {
  /** Of a server that speaks OpenAI's protocol: Ollama, vLLM, LM Studio, OpenRouter and others. */
  baseUrl: string | undefined;
  apiKey: string | undefined;
}

/** A language model of whatever provider. */
export interface LanguageModel {
  /** As the operator named it. */
  readonly name: string;
  readonly price: Price;
  /**
   * @throws AppError, with codes that start in `model_`: transient where a later call may succeed, permanent where the
   * operator has to change something. A `retryAfterMs` is the server's own.
   */
  ask<T>(question: Question<T>): Promise<Answer<T>>;
}
