import type { Figure } from './figures.ts';

/** A part, a multiple or a size without a number: "half", "doubled", "dozens". */
export interface Vague {
  text: string;
  start: number;
  end: number;
  /** The words that say the same in an article. */
  same: RegExp;
  /** Figures of an article that come to the same. */
  fits: (figure: Figure) => boolean;
  /** Two figures of one sentence stand in this ratio: "from 20 to 41" for "doubled". */
  ratio?: number;
}

const percent = (from: number, to: number) => (figure: Figure) =>
  figure.unit === '%' && figure.values.some((value) => value >= from && value <= to);
const between = (from: number, to: number) => (figure: Figure) =>
  figure.unit !== '%' && figure.values.some((value) => value >= from && value < to);

const kinds: (Omit<Vague, 'text' | 'start' | 'end'> & { said: RegExp })[] = [
  { said: /\b(?:two|2)[ -]thirds\b|\bzwei drittel\b/giu, same: /\b(?:two|2)[ -]thirds\b|\bzwei drittel\b|\b2\/3\b/i, fits: percent(64, 69) },
  { said: /\bthree[ -]quarters\b|\bdrei viertel\b/giu, same: /\bthree[ -](?:quarters|fourths)\b|\bdrei viertel\b|\b3\/4\b/i, fits: percent(73, 77) },
  { said: /\b(?:a|one)[ -]third\b|\bein drittel\b/giu, same: /\b(?:a|one)[ -]third\b|\bein drittel\b|\b1\/3\b|\bthirds?\b/i, fits: percent(31, 35) },
  { said: /\b(?:a|one)[ -]quarter of\b|\bein viertel\b/giu, same: /\b(?:a|one)[ -](?:quarter|fourth)\b|\bein viertel\b|\b1\/4\b/i, fits: percent(24, 26) },
  { said: /\bhal(?:f|ved|ving)\b(?![ -](?:year|hour|time|brother|sister|marathon|decade|million|billion))|\b(?:die )?hälfte\b|\bhalb(?:iert|e[nrs]?)\b/giu, same: /\bhal(?:f|ve|ved|ving)\b|\bhälfte\b|\bhalb\p{L}*|\b1\/2\b/iu, fits: percent(45, 55), ratio: 2 },
  { said: /\b(?:doubl(?:ed|es|e|ing)|twice|two-?fold)\b|\bverdoppel\p{L}+|\bdoppelt\b|\bzweimal\b/giu, same: /\bdoubl\p{L}*|\btwice\b|\btwo-?fold\b|\btwo times\b|\b2x\b|verdoppel|\bdoppelt|\bzweimal\b/iu, fits: percent(90, 200), ratio: 2 },
  { said: /\b(?:tripl(?:ed|es|ing)|threefold)\b|\bverdreifach\p{L}+/giu, same: /\btripl\p{L}*|\bthree-?fold\b|\bthree times\b|\b3x\b|verdreifach/iu, fits: percent(190, 300), ratio: 3 },
  { said: /\bdozens\b|\bdutzende?n?\b/giu, same: /\bdozens\b|\bdutzend/i, fits: between(20, 200) },
  { said: /(?<!\d )\bhundreds\b|\bhunderte[nr]?\b/giu, same: /\bhundreds\b|\bhunderte/i, fits: between(150, 3000) },
  { said: /(?<!\d )\bthousands\b|\btausende[nr]?\b/giu, same: /\bthousands\b|\btausende/i, fits: between(1500, 100_000) },
  { said: /(?<!\d )\bmillions\b/giu, same: /\bmillions\b|\bmillionen\b/i, fits: between(1.5e6, 1e9) },
  { said: /(?<!\d )\bbillions\b/giu, same: /\bbillions\b|\bmilliarden\b/i, fits: between(1.5e9, 1e12) },
]; // prettier-ignore

/** The vague sizes of a tidy text, and the text with spaces in their places. */
export function vagueIn(text: string): { vague: Vague[]; rest: string } {
  const vague: Vague[] = [];
  let rest = text;
  for (const { said, ...kind } of kinds) {
    rest = rest.replace(said, (found: string, start: number) => {
      vague.push({ ...kind, text: found, start, end: start + found.length });
      return ' '.repeat(found.length);
    });
  }
  return { vague, rest };
}

/** Whether a sentence of an article says as much. */
export function saysAsMuch(said: Vague, sentence: string, figures: readonly Figure[]): boolean {
  if (said.same.test(sentence) || figures.some(said.fits)) return true;
  const { ratio } = said;
  if (ratio === undefined) return false;
  const values = figures.flatMap((figure) => figure.values).filter((value) => value > 0);
  return values.some((a) => values.some((b) => Math.abs(a / b - ratio) <= 0.1 * ratio));
}
