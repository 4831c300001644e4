import {
  APICallError,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  Output,
  extractJsonMiddleware,
  generateText,
  wrapLanguageModel,
} from 'ai';
import type { Answer, LanguageModel, Price, Question, Usage } from './language-model.ts';
import { modelError } from './model-errors.ts';

// It would print to the console that a model knows no temperature.
globalThis.AI_SDK_LOG_WARNINGS = false;

/**
 * Further tries within the time of a question, with growing pauses or the server's own Retry-After; only where the model
 * surely wrote nothing, since the money that was set aside is for one answer.
 */
const furtherTries = 2;

type Wrapped = Parameters<typeof wrapLanguageModel>[0]['model'];

/** A model of the AI SDK as the product asks it. */
export function sdkModel(name: string, model: Wrapped, price: Price): LanguageModel {
  return {
    name,
    price,
    async ask<T>({ task, material, form, mostTokens, timeoutMs }: Question<T>): Promise<Answer<T>> {
      const refusals = new Refusals(name);
      const signal = timeLimit(timeoutMs);
      try {
        const { output, usage } = await generateText({
          model: wrapLanguageModel({
            model,
            middleware: [extractJsonMiddleware({ transform: jsonIn }), refusals],
          }),
          system: task,
          prompt: JSON.stringify(material),
          output: Output.object({ schema: form }),
          temperature: 0,
          maxOutputTokens: mostTokens,
          maxRetries: furtherTries,
          abortSignal: signal,
        });
        return { value: output, usage: usageOf(usage) };
      } catch (error) {
        if (NoObjectGeneratedError.isInstance(error))
          return { value: undefined, usage: usageOf(error.usage) };
        if (NoOutputGeneratedError.isInstance(error)) return { value: undefined, usage: undefined };
        throw modelError(refusals.last ?? (signal.aborted ? signal.reason : error), name);
      }
    },
  };
}

/** Aborts after that time; a question with no time left is not sent at all, and ends as one that took too long. */
const timeLimit = (ms: number): AbortSignal =>
  ms > 0 ? AbortSignal.timeout(ms) : AbortSignal.abort(new DOMException('No time is left.', 'TimeoutError'));

/** Keeps what the server said to the last try: where time ran out before the next one, that is the reason. */
class Refusals {
  readonly specificationVersion = 'v3' as const;
  last: APICallError | undefined;

  constructor(private readonly model: string) {}

  readonly wrapGenerate = async <R>({ doGenerate, params }: Generation<R>): Promise<R> => {
    this.last = undefined;
    try {
      return await doGenerate();
    } catch (error) {
      if (!APICallError.isInstance(error) || params.abortSignal?.aborted === true) throw error;
      const classed = modelError(error, this.model);
      // What is no error of the library's own is not tried again.
      if (classed.unsure) throw classed;
      this.last = error;
      throw error;
    }
  };
}

interface Generation<R> {
  doGenerate: () => PromiseLike<R>;
  params: { abortSignal?: AbortSignal | undefined };
}

/** The JSON in an answer: some models think aloud before it, or fence it, though its form was asked for. */
const jsonIn = (text: string): string => {
  const answer = text.slice(text.lastIndexOf('</think>') + 1);
  const [begin, end] = [answer.indexOf('{'), answer.lastIndexOf('}')];
  return begin === -1 || end < begin ? answer : answer.slice(begin, end + 1);
};

function usageOf(
  usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined,
): Usage | undefined {
  if (usage?.inputTokens === undefined || usage.outputTokens === undefined) return undefined;
  return { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
}
