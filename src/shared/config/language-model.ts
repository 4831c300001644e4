import { z } from 'zod';
import { isWebUrl, wrong } from './checks.ts';
import { type ModelSettings, type Price, providers } from '../language-model/language-model.ts';

/** What is said of language models, by the names of the variables. */
export interface ModelValues {
  LLM_MODEL?: string | undefined;
  LLM_SMALL_MODEL?: string | undefined;
  LLM_BASE_URL?: string | undefined;
  LLM_API_KEY?: string | undefined;
  LLM_PRICE?: Price | undefined;
  LLM_SMALL_PRICE?: Price | undefined;
  LLM_DAILY_BUDGET_USD: number;
}

export interface LanguageModelSettings {
  large: ModelSettings;
  small?: ModelSettings;
  baseUrl: string | undefined;
  apiKey: string | undefined;
  /** US dollars. */
  dailyUsd: number;
}

const modelName = z
  .string()
  .regex(
    /^[\x21-\x7e]+$/,
    wrong('It must be the name of a model, without spaces.', 'openai/name-of-the-model'),
  );

/** "0.15/0.60": US dollars for a million tokens of input and of output. */
export const priceSchema = z
  .string()
  .regex(
    /^\d{1,4}(?:\.\d{1,6})?\/\d{1,4}(?:\.\d{1,6})?$/,
    wrong('It must be US dollars for a million tokens of input and of output.', '0.15/0.60'),
  )
  .transform((text): Price => {
    const [input = 0, output = 0] = text.split('/').map(Number);
    return { input, output };
  });

/** Those of the environment that are about language models. */
export const modelVariables = {
  LLM_MODEL: modelName.optional(),
  LLM_SMALL_MODEL: modelName.optional(),
  LLM_BASE_URL: z
    .string()
    .refine(
      isWebUrl,
      wrong(
        "It must be the web address of a server that speaks OpenAI's protocol, up to its /v1.",
        'http://localhost:11434/v1',
      ),
    )
    .optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, wrong('It must be a key without spaces.', 'key-of-your-provider'))
    .optional(),
  LLM_PRICE: priceSchema.optional(),
  LLM_SMALL_PRICE: priceSchema.optional(),
  LLM_DAILY_BUDGET_USD: z.coerce
    .number(wrong('It must be an amount in US dollars.', '0.50'))
    .refine((usd) => usd >= 0 && usd <= 100_000, wrong('It must be an amount in US dollars.', '0.50'))
    .default(1),
};

/** The variables that belong together; undefined where there is no model. Each thing missing is a mistake of its own. */
export function modelSettings(
  values: ModelValues,
  context: z.RefinementCtx,
): LanguageModelSettings | undefined {
  const large = oneModel(values, 'LLM_MODEL', 'LLM_PRICE', context);
  const small = oneModel(values, 'LLM_SMALL_MODEL', 'LLM_SMALL_PRICE', context);
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_DAILY_BUDGET_USD: dailyUsd } = values;
  if (values.LLM_MODEL === undefined) {
    for (const name of ['LLM_SMALL_MODEL', 'LLM_BASE_URL', 'LLM_API_KEY'] as const)
      if (values[name] !== undefined)
        mistake(context, 'LLM_MODEL', `It is needed with ${name}: the name of the model.`);
    return undefined;
  }
  if (baseUrl === undefined && apiKey === undefined)
    mistake(
      context,
      'LLM_API_KEY',
      'It is needed with LLM_MODEL, unless LLM_BASE_URL names a server of your own.',
    );
  // The one key must not be shown to another provider.
  if (baseUrl === undefined && large && small && providerOf(large) !== providerOf(small))
    mistake(
      context,
      'LLM_SMALL_MODEL',
      `It must be of the same provider as LLM_MODEL, since both use LLM_API_KEY. Example: ${providerOf(large)}/name-of-the-small-model`,
    );
  return large && { large, ...(small && { small }), baseUrl, apiKey, dailyUsd };
}

const providerOf = ({ name }: ModelSettings): string => name.split('/')[0] ?? '';

function oneModel(
  values: ModelValues,
  nameIs: 'LLM_MODEL' | 'LLM_SMALL_MODEL',
  priceIs: 'LLM_PRICE' | 'LLM_SMALL_PRICE',
  context: z.RefinementCtx,
): ModelSettings | undefined {
  const [name, price] = [values[nameIs], values[priceIs]];
  if (name === undefined) return undefined;
  const known = providers.some((provider) => name.startsWith(`${provider}/`));
  if (values.LLM_BASE_URL === undefined && !known) {
    mistake(
      context,
      nameIs,
      `It must begin with ${providers.map((provider) => `${provider}/`).join(', ')}, unless LLM_BASE_URL names another server. Example: openai/name-of-the-model`,
    );
    return undefined;
  }
  if (price !== undefined) return { name, price };
  mistake(
    context,
    priceIs,
    `It is needed with ${nameIs}, for the daily budget: US dollars for a million tokens of input and of output; 0/0 for a server of your own. Example: 0.15/0.60`,
  );
  return undefined;
}

function mistake(context: z.RefinementCtx, name: keyof ModelValues, message: string): void {
  context.addIssue({ code: 'custom', path: [name], message });
}
