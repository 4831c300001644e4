import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/tokens.ts';

/** A figure and what it counts, so that "$400m" and "400 million dollars" are the same. */
export interface Amount {
  value: number;
  /** '$', '€', '£', '¥', '%', the word behind it in normal form, or '' where nothing tells. */
  unit: string;
}

const written =
  /(?<currency>US\$|[$€£¥])?\s?(?<number>\d[\d,]*(?:\.\d+)?)\s?(?<scale>thousand|million(?:en)?|milliarden?|billion|trillion|mio|mrd|bn|tn|[kmb])?(?![\p{L}\d])\s?(?<unit>%|per cent|percent|\p{L}+)?/giu;
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  millionen: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
};
const units: Readonly<Record<string, string>> = {
  us$: '$',
  dollar: '$',
  euro: '€',
  pound: '£',
  yen: '¥',
  'per cent': '%',
  percent: '%',
};

/** The amounts that a text states, in order. */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(written)].map(({ groups = {} }) => {
    const { currency, number = '', scale = '', unit = '' } = groups as Record<string, string | undefined>;
    const word = (currency ?? unit).toLowerCase();
    const named = isStopWord(word) ? '' : stem(word);
    const value = numberOf(number) * (scales[scale.toLowerCase()] ?? 1);
    return { value, unit: units[named] ?? units[word] ?? named };
  });
}

/** "1,150" is a thousand and more, "2,4" has a fraction. */
const numberOf = (written: string): number =>
  Number(/^\d+,\d{1,2}$/.test(written) ? written.replace(',', '.') : written.replaceAll(',', ''));

/** A unit that is not told may be any. */
export const sameUnit = (a: Amount, b: Amount): boolean =>
  a.unit === b.unit || a.unit === '' || b.unit === '';

export const sameAmount = (a: Amount, b: Amount): boolean => a.value === b.value && sameUnit(a, b);
