import { DateTime } from 'luxon';
import { type CallSums, callSums, spentSince } from '../../shared/db/tables/model-call.ts';
import { type CheckSums, checkSums } from '../../shared/db/tables/writing.ts';
import { dayBegin, smallFrom } from '../../shared/language-model/spending.ts';
import { table } from '../table.ts';
import type { Office } from './office.ts';

const days = 30;
const micro = 1e6;

/** Prints what language models have cost today and lately, what is still allowed, and what the check found. */
export async function costs({ db, clock, config, print }: Office): Promise<void> {
  const { languageModel: settings, timeZone } = config;
  const now = clock.now();
  const month = DateTime.fromJSDate(now, { zone: timeZone })
    .startOf('day')
    .minus({ days: days - 1 });
  const sums = await callSums(db, month.toJSDate());
  const lines: string[] = [];
  if (settings) {
    const spent = (await spentSince(db, dayBegin(now, timeZone))) / micro;
    lines.push(
      `Today        ${usd(spent)} of ${usd(settings.dailyUsd)} (LLM_DAILY_BUDGET_USD)`,
      `Now asked    ${stepOf(spent, settings.dailyUsd, settings.large.name, settings.small?.name)}`,
    );
  } else {
    lines.push(
      "No language model is set (LLM_MODEL): briefs are made of the sources' own sentences and cost nothing.",
    );
  }
  if (sums.length > 0) lines.push('', `The last ${days} days:`, ...callLines(sums));
  const checked = await checkSums(db, month.toJSDate());
  if (checked.written + checked.given_up > 0) lines.push('', ...checkLines(checked));
  print(`${lines.join('\n')}\n`);
}

const usd = (amount: number): string => `$${amount.toFixed(amount > 0 && amount < 0.1 ? 4 : 2)}`;

/** Which of the steps the budget has come to: decision 0021. */
function stepOf(spent: number, daily: number, large: string, small: string | undefined): string {
  if (spent >= daily && daily > 0)
    return "no model: the day's money is spent, and briefs are made of the sources' own sentences until midnight";
  if (small === undefined || spent < smallFrom * daily) return large;
  return `${small}, since ${Math.round(smallFrom * 100)} % of the day's money are spent`;
}

const purposes: Record<CallSums['purpose'], string> = {
  story: 'briefs of stories',
  repair: 'sentences mended',
  translation: 'translations',
  page: 'briefs of pages',
};

function callLines(sums: readonly CallSums[]): string[] {
  const count = (value: number): string => value.toLocaleString('en-US');
  const total = sums.reduce((sum, { micro_usd: cost }) => sum + cost, 0);
  return [
    ...table([
      ['', 'calls', 'failed', 'tokens in', 'out', 'cost'],
      ...sums.map((sum) => [
        `${purposes[sum.purpose]}, ${sum.model}`,
        count(sum.calls),
        count(sum.failed),
        count(sum.input_tokens),
        count(sum.output_tokens),
        usd(sum.micro_usd / micro),
      ]),
    ])
      .trimEnd()
      .split('\n'),
    `Together ${usd(total / micro)}.`,
  ];
}

const checkLines = (sums: CheckSums): string[] => [
  `Briefs: ${sums.written} written, ${sums.given_up} given up and made of the sources' own sentences.`,
  `Sentences: ${sums.checked} checked, ${sums.repaired} repaired, ${sums.dropped} left out, ${sums.replaced} of the sources' own in their place.`,
  ...sums.reasons.map(
    ({ reason, times }) => `Given up ${times === 1 ? 'once' : `${times} times`}: ${reason}`,
  ),
];
