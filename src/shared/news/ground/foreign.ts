import type { DateNamed } from './dates.ts';

/** Languages whose words for dates and sizes are looked up; nearly all German ones are known to the check itself. */
const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'no', 'pl'] as const;
type Language = (typeof languages)[number];

const isKnown = (language: string): language is Language =>
  (languages as readonly string[]).includes(language);

interface Dictionary {
  pattern: RegExp;
  english: ReadonlyMap<string, string>;
}

const dictionaries = new Map<Language, Dictionary>();

/**
 * A text with the months, weekdays, sizes and units of its language in English, so that its dates and figures can be compared
 * with those of an English text; other words stay as they are.
 *
 * @param language ISO 639-1; others than those that are known are left alone
 */
export function withEnglishFigures(text: string, language: string | undefined): string {
  if (language === undefined || !isKnown(language)) return text;
  const { pattern, english } = dictionaries.get(language) ?? dictionaryOf(language);
  return text
    .replace(pattern, (word) => english.get(word.toLowerCase()) ?? word)
    .replace(dayOfMonth, '$1 $2 ')
    .replace(monthOfYear, '$1 $2');
}

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** "3 de June de 2026", in Spanish and Portuguese. */
const dayOfMonth = new RegExp(`(\\d) de (${month})(?: (?=de \\d))?`, 'g');
const monthOfYear = new RegExp(`(${month}) +del? (\\d{4})`, 'g');

/** From the locale data that Node brings along. */
function dictionaryOf(language: Language): Dictionary {
  const sizes = sizeWords(language);
  // "Billion" is the one word that says something else in German than in English; the more stays German, the better its
  // nouns are told from names.
  const pairs =
    language === 'de'
      ? sizes.filter(([, size]) => size === 'trillion')
      : [...dateWords(language), ...sizes, ...unitWords(language), ...(relativeDates[language] ?? [])];
  const english = new Map(pairs.map(([word, meaning]) => [word.toLowerCase(), meaning]));
  const words = [...english.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu');
  const dictionary = { pattern, english };
  dictionaries.set(language, dictionary);
  return dictionary;
}

/** Days and spans told from today; without what is written with an apostrophe before them. */
const relativeDates: Partial<Record<Language, readonly [string, string][]>> = {
  fr: [
    ['hier', 'yesterday'],
    ['demain', 'tomorrow'],
    ['semaine dernière', 'last week'],
    ['semaine prochaine', 'next week'],
    ['mois dernier', 'last month'],
    ['mois prochain', 'next month'],
    ['semaine passée', 'last week'],
    ['mois passé', 'last month'],
    ['année passée', 'last year'],
    ['an passé', 'last year'],
    ['année précédente', 'previous year'],
    ['un an plus tôt', 'a year earlier'],
    ['un an auparavant', 'a year earlier'],
    ['cette année', 'this year'],
    ['année dernière', 'last year'],
    ['an dernier', 'last year'],
    ['année prochaine', 'next year'],
    ['an prochain', 'next year'],
    ['trimestre dernier', 'last quarter'],
    ['trimestre prochain', 'next quarter'],
    ['premier trimestre', 'first quarter'],
    ['deuxième trimestre', 'second quarter'],
    ['troisième trimestre', 'third quarter'],
    ['quatrième trimestre', 'fourth quarter'],
  ],
};

/** Whether a date can be read in a language: days of the week in each, "last week" and "third quarter" in few. */
export const isReadIn = ({ word, quarter }: DateNamed, language: string | undefined): boolean =>
  language === undefined ||
  language === 'en' ||
  language === 'de' ||
  (quarter === undefined && (word === undefined || weekday.test(word))) ||
  (isKnown(language) && relativeDates[language] !== undefined);

const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const day = 86_400_000;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

function dateWords(language: Language): [string, string][] {
  const part = (locale: string, at: number, type: 'month' | 'weekday'): string => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', [type]: 'long', day: 'numeric' });
    return format.formatToParts(at).find((each) => each.type === type)?.value ?? '';
  };
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 3));
  const days = Array.from({ length: 7 }, (_, weekday) => monday + weekday * day);
  const pair = (at: number, type: 'month' | 'weekday'): [string, string] => [
    part(language, at, type),
    part('en', at, type),
  ];
  return [...months.map((at) => pair(at, 'month')), ...days.map((at) => pair(at, 'weekday'))];
}

function sizeWords(language: Language): [string, string][] {
  const format = new Intl.NumberFormat(language, { notation: 'compact', compactDisplay: 'long' });
  const sizes: [number, string][] = [
    [1e3, 'thousand'],
    [1e6, 'million'],
    [1e9, 'billion'],
    [1e12, 'trillion'],
  ];
  return sizes.flatMap(([size, english]) =>
    // Slavic languages have one form for one, one for few, one for many and one for fractions.
    [1, 2, 5, 2.5].flatMap((times): [string, string][] => {
      const parts = format.formatToParts(times * size);
      const word = parts.find(({ type }) => type === 'compact')?.value;
      // "1000 milliards" is no word for a thousand milliards.
      const counts = Number(parts.find(({ type }) => type === 'integer')?.value) === Math.floor(times);
      return word !== undefined && counts ? [[word, english]] : [];
    }),
  );
}

function unitWords(language: Language): [string, string][] {
  const percent = new Intl.NumberFormat(language, { style: 'unit', unit: 'percent', unitDisplay: 'long' });
  const word = percent.formatToParts(5).find(({ type }) => type === 'unit')?.value ?? '%';
  const dollars = ['dollari', 'dólares', 'dolarów', 'dolary', 'dollar', 'dollars'];
  return [[word, 'per cent'], ...dollars.map((name): [string, string] => [name, 'dollars'])];
}
