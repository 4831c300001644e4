import { numberWords, ordinalWords } from './number-words.ts';
import { type Hedge, countedWords, hedgeBefore, signOf } from './figure-context.ts';

/** A number that a text names. */
export interface Figure {
  /** As written. */
  text: string;
  /** What it may stand for: "1.200" is 1200 to one reader and 1.2 to the next. */
  values: readonly number[];
  /** Half of the last place written, in units of the value: how far a rounded figure may be off. */
  slack: number;
  /** "$", "€", "%", "pp" (percentage points), "x" (times), "th" (an ordinal), or none. */
  unit: string;
  hedge?: Hedge | undefined;
  /** -1 below zero, 0 where it may be either; an ordinal has none. */
  sign?: -1 | 0 | 1;
  /** Stems of the words that say what is counted. */
  counts: readonly string[];
  /** Where it starts and ends in the text. */
  start: number;
  end: number;
}

const scales: [pattern: RegExp, scale: number][] = [
  [/^(?:trillion|billion(?:en)\b|billones|tn|trn)/i, 1e12],
  [/^(?:billion|milliard|miliard|mrd|bln|bn|b$)/i, 1e9],
  [/^(?:million|mill(?:ones|ón)|mio|mln|mn|m$)/i, 1e6],
  [/^(?:thousand|tausend|k$)/i, 1e3],
  [/^hundred/i, 100],
];
const scaleWord =
  '(?:thousand|tausend|hundred|million(?:en|s)?|millones|millón|milliard(?:en|e|s)?|miliardi|billion(?:en|s)?|trillion(?:en|s)?|mio\\.?|mrd\\.?|bln|mln|bn|mn|trn|tn)';
const units: [pattern: RegExp, unit: string][] = [
  [/^(?:percentage[ -]points?|prozentpunkte?n?|pp)$/i, 'pp'],
  [/^(?:%|per ?cent|prozent|pct)$/i, '%'],
  [/^(?:\$|us\$|(?:us[ -])?dollars?|usd|bucks)$/i, '$'],
  [/^(?:€|euros?|eur)$/i, '€'],
  [/^(?:£|pounds?(?: sterling)?|gbp|pfund)$/i, '£'],
  [/^(?:¥|yen|yuan|renminbi)$/i, '¥'],
  [/^(?:st|nd|rd|th)$/i, 'th'],
  [/^(?:x|times|fold|-fold|mal|fach)$/i, 'x'],
];
const unitWord =
  '(?:percentage[ -]points?|prozentpunkte?n?|%|per ?cent|prozent|pct|(?:us[ -])?dollars?|usd|euros?|eur|€|\\$|£|pounds?|gbp|yen|yuan|st|nd|rd|th|x|times|-?fold|-?fach|mal)';

/** Longest first: "vierzig" begins with "vier". */
const words = [...numberWords.keys()]
  .filter((word) => word !== 'null')
  .sort((a, b) => b.length - a.length)
  .join('|');
const digits = '\\d+(?:[.,]\\d+)*';
const figure = new RegExp(
  `((?:us)?[$€£¥])?(?<![\\p{L}\\p{N}.,])(${digits}|(?:${words})(?:[- ](?:${words}))?|(?:an?|eine?r?|one|several) (?=hundred|thousand|million|billion|trillion|milliard)|half an? (?=million|billion))` +
    `(?:[ -]?(${scaleWord})(?![\\p{L}])|([kmb])(?![\\p{L}\\p{N}]))?(?:[ -]?(?:de |di |d')?(${unitWord})(?![\\p{L}\\p{N}]))?`,
  'giu',
);

/** Where "billion" is a million of millions, and how it is written there: German nouns have a capital, English ones have none. */
const longBillions = new Map([
  ['de', /^Billion/],
  ['fr', /^billion/i],
]);

const scaleOf = (word: string, language = 'en'): number =>
  longBillions.get(language)?.test(word) === true
    ? 1e12
    : (scales.find(([pattern]) => pattern.test(word))?.[1] ?? 1);

/**
 * The numbers of a tidy text, in digits and in words; dates should be blanked out before.
 *
 * @param language ISO 639-1, for words that say something else than in English
 */
export function figuresIn(text: string, language?: string): Figure[] {
  const figures: Figure[] = [];
  for (const match of text.matchAll(figure)) {
    const { 0: found, 1: sign, 2: number = '', 3: scaleText, 4: letter, 5: unitText, index } = match;
    const end = index + found.length;
    // Part of a name: "4o".
    if (/\p{L}/u.test(text.slice(end, end + 1))) continue;
    const scale = scaleOf(scaleText ?? letter ?? '', language);
    const unit = unitOf(unitText) ?? unitOf(sign?.toLowerCase()) ?? '';
    const { values, slack } = valuesOf(number.trim(), scale);
    // "7B" parameters are seven billion, and a pipe of "10m" is ten metres long.
    if (letter !== undefined && sign === undefined) values.push(...values.map((value) => value / scale));
    const before = text.slice(Math.max(0, index - 24), index);
    figures.push({
      text: found.trim(),
      values,
      slack,
      unit,
      hedge: hedgeBefore(before),
      sign: signOf(before, text),
      counts: countedWords(text, end),
      start: index,
      end,
    });
  }
  return [
    ...figures.map((figure, index) => inRange(figure, figures[index + 1], text, language)),
    ...ordinalsIn(text),
  ];
}

function ordinalsIn(text: string): Figure[] {
  return [...text.matchAll(/\p{L}+/gu)].flatMap(({ 0: found, index }) => {
    const value = ordinalWords.get(found.toLowerCase().replace(/(?<=te)[rnsm]$/, ''));
    if (value === undefined || /^-/.test(text.slice(index + found.length))) return [];
    const place = { start: index, end: index + found.length };
    // "a third of": a part, not a place in a row.
    if (/^\s+of\b/i.test(text.slice(place.end)) && /\b(?:a|one|two)[ -]$/i.test(text.slice(0, index)))
      return [];
    return [
      { text: found, values: [value], slack: 0, unit: 'th', counts: countedWords(text, place.end), ...place },
    ];
  });
}

/** "from 29 to 51 per cent", "20 and 30 million": the first of two is meant in the unit and the scale of the second. */
function inRange(
  figure: Figure,
  next: Figure | undefined,
  text: string,
  language: string | undefined,
): Figure {
  if (
    !next ||
    figure.unit !== '' ||
    !/^ ?(?:to|and|or|-|bis|und|auf|oder) ?$/.test(text.slice(figure.end, next.start))
  )
    return figure;
  const scale = scaleOf(/\d ?-?(\p{L}+)/u.exec(next.text)?.[1] ?? '', language);
  return {
    ...figure,
    unit: next.unit,
    values: [...figure.values, ...figure.values.map((value) => value * scale)],
  };
}

const unitOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : units.find(([pattern]) => pattern.test(text.trim()))?.[1];

function valuesOf(number: string, scale: number): { values: number[]; slack: number } {
  const lower = number.toLowerCase();
  if (lower.startsWith('half')) return { values: [0.5 * scale], slack: 0 };
  if (/^(?:an?|eine?r?|one|several)$/.test(lower)) return { values: [scale], slack: 0 };
  if (!/\d/.test(lower)) {
    const parts = lower.split(/[- ]/).map((part) => numberWords.get(part) ?? 0);
    const [first = 0, second = 0] = parts;
    const value = first >= 20 && second < 10 ? first + second : first;
    return { values: [value * scale], slack: scale > 1 ? scale / 2 : 0 };
  }
  const readings = new Set<string>();
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(number);
  if (grouped) readings.add(number.replace(/[.,]/g, ''));
  // "1,200" in English and "1.200" in German: with one point it may be a fraction in the other language.
  if (!grouped || /^\d+\.\d{3}$/.test(number))
    readings.add(number.replace(/,(?=\d{3}\b)/g, '').replace(',', '.'));
  const fraction = /[.,](\d+)$/.exec(grouped ? '' : number)?.[1]?.length ?? 0;
  const values = [...readings].map((reading) => Number(reading) * scale).filter(Number.isFinite);
  return { values, slack: (scale * 10 ** -fraction) / 2 };
}

/** Whether what a statement says may stand for what an article says: the same, or rounded, or as vague as it claims. */
export function bearsOut(said: Figure, found: Figure): boolean {
  if (!unitsAgree(said, found) || (said.sign ?? 1) * (found.sign ?? 1) < 0) return false;
  // "At least 5 million" of nothing in particular is not told of "6.2 million euros".
  const loosely = said.unit === found.unit ? said : { ...said, hedge: undefined };
  return said.values.some((a) =>
    found.values.some((b) => near(a, b, loosely) && !isTurned(a, b, said, found)),
  );
}

function unitsAgree({ unit }: Figure, { unit: other }: Figure): boolean {
  // "the 20th anniversary" of what happened "20 years" ago; a bare number may leave out what the article spells out.
  return unit === other || unit === '' || (unit === 'th' && other === '') || (unit === 'x' && other === '');
}

function near(said: number, found: number, { slack, hedge, unit }: Figure): boolean {
  if (said === found) return true;
  if (unit === 'th') return false;
  const off = Math.abs(said - found);
  if (hedge === 'more') return found > said && found <= said * 1.25;
  if (hedge === 'less' || hedge === 'nearly') return found < said && found >= said * 0.85;
  if (hedge === 'about' && off <= 0.06 * Math.abs(found)) return true;
  return off <= slack * (1 + 1e-9) && off <= 0.08 * Math.abs(found);
}

/** A bound on the other side: "at least 40" or "over 35" where the article has "up to 40", "under 300" for "over 300". */
function isTurned(said: number, found: number, { hedge }: Figure, { hedge: theirs }: Figure): boolean {
  if (hedge === 'more') return theirs === 'less' || (theirs === 'nearly' && said >= found);
  if (hedge === 'less') return theirs === 'more';
  return hedge === 'nearly' && theirs === 'more' && said <= found;
}
