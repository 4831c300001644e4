const written =
  /(?:US)?([$€£¥])?\s?(\d+(?:[.,]\d+)*)[ -]?(million(?:en)?s?|mio\.?|mln|mn|m|billion(?:en)?s?|mrd\.?|milliard(?:en?|s)?|bln|bn|b|trillion|tn|thousand|k)?(?![\p{L}\p{N}])/giu;

const scales: [RegExp, number][] = [
  [/^(?:trillion|tn)/, 1e12],
  [/^(?:billion|bln|bn|b$|mrd|milliard)/, 1e9],
  [/^(?:million|mio|mln|mn|m$)/, 1e6],
  [/^(?:thousand|k$)/, 1e3],
];

/**
 * Writes every amount in one way: "$310m", "310 million dollars" -> " 310000000 ". A letter alone counts as a scale
 * only after a currency sign: "12B" parameters stay as they are.
 */
export function withAmounts(text: string): string {
  return text.replace(
    written,
    (whole, sign: string | undefined, figure: string, unit: string | undefined) => {
      if (unit === undefined)
        return sign === undefined && !/\d,\d{3}/.test(figure) ? whole : ` ${plain(figure)} `;
      if (sign === undefined && unit.length <= 1) return whole;
      const scale = scales.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? 1;
      return ` ${String(Math.round(Number(plain(figure)) * scale))} `;
    },
  );
}

/** "410,000" and "410.000" are whole; "1,2" and "1.2" have a fraction. */
function plain(figure: string): string {
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(figure) ? figure.replace(/[.,]/g, '') : figure.replace(',', '.');
}

/** A number of three digits or more. */
export const isAmount = (token: string): boolean => /^\d{3,}(?:\.\d+)?$/.test(token);

/**
 * The terms of an amount: itself, and its leading digit with its size, since outlets round differently
 * ("$1.16B", "1.2bn"). A year is none.
 */
export function amountForms(token: string): string[] {
  const value = Number(token);
  const rounded = Number(value.toPrecision(value >= 1000 ? 2 : 3));
  return [...new Set([String(value), `≈${String(rounded)}`])];
}
