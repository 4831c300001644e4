/** An amount, a version or a date, as one text names it. */
export interface Fact {
  /** As written. */
  text: string;
  /** The same however it is written, such as "3.1e8" for "$310m" and "310 million". */
  key: string;
  /** Of amounts: two that differ by rounding are the same. */
  amount?: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${monthName})\\b`, 'g');
const monthFirst = new RegExp(`\\b(${monthName})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'g');
const isoDate = /\b\d{4}-(\d{2})-(\d{2})\b/g;

/** "GPT-5.2", "Kestrel 5", "v2.1.114": a name with a number behind it, or a number with two points. */
const version =
  /\b(?:(\p{Lu}[\p{L}]+)[ -]v?(\d{1,3}(?:\.\d+)*)(?![\p{L}\p{N}%,]|\.\d| (?:million|billion|trillion|per ?cent))|v?(\d+\.\d+(?:\.\d+)+))/gu;

/** A number with a currency sign, a per cent sign or a scale, or one of three digits or more. */
const amount =
  /([$€£¥])?\s?(\d+(?:[.,]\d+)*)[ -]?(thousand|million|billion|trillion|bln|bn|mln|mn|m|k|b|tn|%|per ?cent)?(?![\p{L}\p{N}])/giu;
const scales: Record<string, number> = {
  thousand: 1e3, k: 1e3, million: 1e6, mln: 1e6, mn: 1e6, m: 1e6,
  billion: 1e9, bln: 1e9, bn: 1e9, b: 1e9, trillion: 1e12, tn: 1e12,
}; // prettier-ignore

/** The facts that a text names: amounts, versions, dates. A year alone is none. */
export function factsIn(text: string): Fact[] {
  const facts: Fact[] = [];
  let rest = text;
  const take = (pattern: RegExp, toFact: (match: RegExpExecArray) => Fact | undefined): void => {
    for (const match of rest.matchAll(pattern)) {
      const fact = toFact(match);
      if (!fact) continue;
      facts.push(fact);
      const end = match.index + match[0].length;
      rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(end);
    }
  };
  const dated = (text: string, month: string, day: string): Fact => ({
    text,
    key: `date ${months.indexOf(month.slice(0, 3).toLowerCase()) + 1}-${Number(day)}`,
  });
  take(isoDate, ([text, month = '', day = '']) => dated(text, months[Number(month) - 1] ?? '', day));
  take(dayFirst, ([text, day = '', month = '']) => dated(text, month, day));
  take(monthFirst, ([text, month = '', day = '']) => dated(text, month, day));
  take(version, ([text, name, number, bare]) =>
    bare === undefined && /^(?:19|20)\d\d$/.test(number ?? '')
      ? undefined
      : { text, key: `version ${(name ?? '').toLowerCase()} ${bare ?? number ?? ''}`.replace('  ', ' ') },
  );
  take(amount, toAmount);
  return facts;
}

function toAmount([text, sign, figure = '', unit = '']: RegExpExecArray): Fact | undefined {
  const scale = scales[unit.toLowerCase()];
  const percent = /^(?:%|per)/i.test(unit);
  // "12B" parameters and "5k" runs count only where a sign says that it is money.
  if (sign === undefined && unit.length === 1 && !percent) return undefined;
  const value = numberOf(figure) * (scale ?? 1);
  const year = sign === undefined && unit === '' && /^(?:19|20)\d\d$/.test(figure);
  const telling = sign !== undefined || unit !== '' || value >= 100;
  if (year || !telling || !Number.isFinite(value)) return undefined;
  return { text: text.trim(), key: percent ? 'per cent' : 'amount', amount: value };
}

/** "410,000" is whole; "1,2" and "1.2" have a fraction. */
const numberOf = (figure: string): number =>
  Number(/^\d{1,3}(?:[.,]\d{3})+$/.test(figure) ? figure.replace(/[.,]/g, '') : figure.replace(',', '.'));

/** Outlets round differently: "$1.16bn" and "1.2 billion dollars" are one amount. */
const rounding = 0.05;

export function sameFact(a: Fact, b: Fact): boolean {
  if (a.key !== b.key) return false;
  if (a.amount === undefined || b.amount === undefined) return true;
  return Math.abs(a.amount - b.amount) <= rounding * Math.max(a.amount, b.amount);
}
