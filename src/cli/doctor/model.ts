import { z } from 'zod';
import type { Config } from '../../shared/config.ts';
import type { Database } from '../../shared/db/database.ts';
import { spentSince } from '../../shared/db/tables/model-call.ts';
import { type Finding, fromMessage, look, ok } from '../../shared/domain/finding.ts';
import { asAppError } from '../../shared/errors.ts';
import type { LanguageModelSettings } from '../../shared/config/language-model.ts';
import type { ModelSettings } from '../../shared/language-model/language-model.ts';
import { dayBegin } from '../../shared/language-model/spending.ts';
import { patience } from './deps.ts';

const what = 'Model';

/** Something that any model can do, and that tells whether it keeps to a form. */
const question = {
  task: 'Add the numbers in "add". Answer as JSON alone: {"sum":0}',
  material: { add: [2, 3] },
  form: z.object({ sum: z.number() }),
  // Some think before they answer.
  mostTokens: 500,
  timeoutMs: 2 * patience.request,
};

/** Whether the language models answer, and whether there is money for them. The question costs next to nothing. */
export async function modelFindings(
  { languageModel: settings, timeZone }: Pick<Config, 'languageModel' | 'timeZone'>,
  newsroom: Database | undefined,
  now: Date,
): Promise<Finding[]> {
  if (!settings) return [ok(what, "none: briefs are made of the sources' own sentences")];
  const models = [settings.large, ...(settings.small ? [settings.small] : [])];
  const asked = await Promise.all(models.map((model) => asks(model, settings)));
  return [...asked, ...(newsroom ? await moneyFindings(newsroom, settings, dayBegin(now, timeZone)) : [])];
}

async function asks(model: ModelSettings, settings: LanguageModelSettings): Promise<Finding> {
  const { openModel } = await import('../../shared/language-model/providers.ts');
  const began = performance.now();
  try {
    const { value } = await (await openModel(model, settings)).ask(question);
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    if (value?.sum === 5) return ok(what, `${model.name} answers in the form asked for, in ${seconds}`);
    return look(
      what,
      `${model.name} answers, but not in the form asked for`,
      "Briefs of such answers are made of the sources' own sentences. Use a model that can answer as JSON by a schema.",
    );
  } catch (error) {
    return fromMessage(what, 'wrong', asAppError(error).message);
  }
}

async function moneyFindings(
  newsroom: Database,
  { dailyUsd }: LanguageModelSettings,
  since: Date,
): Promise<Finding[]> {
  const spent = (await spentSince(newsroom, since)) / 1e6;
  const said = `$${spent.toFixed(2)} of today's $${dailyUsd.toFixed(2)} are spent`;
  if (dailyUsd === 0 || spent < dailyUsd) return [ok('Budget', said)];
  return [
    look(
      'Budget',
      said,
      'Until midnight briefs are made of the sources\' own sentences. "ai-news costs" tells on what.',
    ),
  ];
}
