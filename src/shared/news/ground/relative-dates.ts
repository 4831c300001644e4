import type { DateNamed } from './dates.ts';

/** "im Vorjahr", "a year earlier": told from a time that the text names, or from today where it names none. */
const earlier =
  /\b(?:vor(jahr|monat|quartal|woche)(?:e?s)?|(?:the |its )?(?:previous|prior|preceding) (year|month|quarter|week)|(?:a|the) (year|month|quarter|week) (?:earlier|before|ago)|(year|month|quarter|week)-(?:earlier|ago))\b/gi;
const thisYear = /\b(?:this year|diese[sm] jahr(?:es)?)\b/gi;
const spans: Record<string, string> = { jahr: 'year', monat: 'month', quartal: 'quarter', woche: 'week' };

const named = ({ 0: text, index }: RegExpExecArray, date: Partial<DateNamed>): DateNamed => ({
  text,
  start: index,
  end: index + text.length,
  ...date,
});

/**
 * What a tidy text says of spans before others. One may say it in so many words that none of them has to be kept, but it
 * bears out "last year", unless it is told from another year than the one it was published in.
 *
 * @param year of the publication, where it is known
 */
export function earlierDatesIn(text: string, dates: readonly DateNamed[], year?: number): DateNamed[] {
  const from = dates.flatMap((date) => date.year ?? []);
  return [...text.matchAll(earlier)].flatMap((match): DateNamed[] => {
    const [, german, previous, before, compound] = match;
    const span = (german ?? previous ?? before ?? compound ?? '').toLowerCase();
    const name = spans[span] ?? span;
    const last =
      from.length === 0 || from.includes(year ?? NaN) ? [named(match, { word: `last ${name}` })] : [];
    const years = from.length === 0 && year !== undefined ? [year] : from;
    return [...last, ...(name === 'year' ? years.map((each) => named(match, { year: each - 1 })) : [])];
  });
}

const offsets: Record<string, number> = { 'last year': -1, 'next year': 1 };

/** The same dates told otherwise: "last year" of an article of 2026 as 2025, and 2025 as "last year". */
export function retold(text: string, dates: readonly DateNamed[], year: number | undefined): DateNamed[] {
  if (year === undefined) return [];
  return [
    ...dates.flatMap((date): DateNamed[] => {
      const offset = offsets[date.word ?? ''];
      if (offset !== undefined) return [{ ...date, word: undefined, year: year + offset }];
      const word = Object.keys(offsets).find((each) => date.year === year + (offsets[each] ?? 0));
      return word === undefined ? [] : [{ ...date, year: undefined, month: undefined, word }];
    }),
    ...[...text.matchAll(thisYear)].map((match) => named(match, { year })),
  ];
}
