import type { LanguageModelSettings } from '../config/language-model.ts';
import { Spending, type SpendingOptions } from './spending.ts';

/** What asks the models that the operator named; undefined where none is. */
export async function openSpending(
  settings: LanguageModelSettings | undefined,
  deps: Pick<SpendingOptions, 'db' | 'clock' | 'log' | 'timeZone'>,
): Promise<Spending | undefined> {
  if (!settings) return undefined;
  const { large, small, dailyUsd } = settings;
  const { openModel } = await import('./providers.ts');
  return new Spending({
    ...deps,
    large: await openModel(large, settings),
    small: small && (await openModel(small, settings)),
    dailyUsd,
  });
}
