import { datesIn, sameDate } from './dates.ts';
import type { Fault } from './faults.ts';
import { bearsOut, figuresIn } from './figures.ts';
import { withEnglishFigures } from './foreign.ts';
import { tidy } from './tidy.ts';

/** Words by which a language denies, where they tell it from what is only likely. */
const denials: Record<string, RegExp> = {
  en: /\b(?:not|no|never|none|nobody|nothing|without|neither|nor|cannot)\b|n['’]t\b/i,
  de: /\b(?:nicht|kein\w*|nie|niemals|niemand|nichts|ohne|weder)\b/i,
  fr: /\b(?:ne|pas|non|sans|jamais|aucune?|rien|ni)\b|\bn['’]/i,
  es: /\b(?:no|sin|nunca|jamás|ning\p{L}+|tampoco|nada|nadie|ni)\b/iu,
  it: /\b(?:non|senza|mai|nessun\w*|niente|né)\b/iu,
  pt: /(?<!\p{L})(?:não|sem|nunca|nenhum\p{L}*|nada|nem)(?!\p{L})/iu,
  nl: /\b(?:niet|geen|zonder|nooit|niemand|niets|noch)\b/i,
  sv: /\b(?:inte|ingen|inga|inget|utan|aldrig|icke|ej)\b/i,
  da: /\b(?:ikke|ingen|intet|uden|aldrig|hverken)\b/i,
  no: /\b(?:ikke|ingen|intet|uten|aldri|verken)\b/i,
  pl: /(?<!\p{L})(?:nie|bez|nigdy|żad\p{L}+|nikt|nic|ani)(?!\p{L})/iu,
};

/**
 * What a translation has lost of the text that it translates: figures in digits, dates, and whether it denies, in languages whose
 * words for that are known.
 *
 * @param to ISO 639-1 of the translation; `from` that of the original
 */
export function lostInTranslation(
  translation: string,
  original: string,
  { to, from = 'en' }: { to: string; from?: string | undefined },
): Fault[] {
  const said = figuresIn(tidy(withEnglishFigures(translation, to)));
  const lost = figuresIn(tidy(withEnglishFigures(original, from)))
    .filter(({ text }) => /\d/.test(text))
    .filter((figure) => !said.some((other) => bearsOut({ ...figure, unit: '' }, other)))
    .map(({ text }): Fault => ({ kind: 'number', what: `${text} is missing` }));
  const dates = datesIn(tidy(withEnglishFigures(translation, to))).dates;
  const lostDates = datesIn(tidy(withEnglishFigures(original, from)))
    .dates.filter((date) => !dates.some((other) => sameDate(date, other)))
    .map(({ text }): Fault => ({ kind: 'date', what: `${text} is missing` }));
  lost.push(...lostDates);
  const [here, there] = [denials[to], denials[from]];
  if (!here || !there || here.test(translation) === there.test(original)) return lost;
  return [...lost, { kind: 'negation', what: translation.slice(0, 80) }];
}
