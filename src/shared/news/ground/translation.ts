import { datesIn, sameDate } from './dates.ts';
import type { Fault } from './faults.ts';
import { bearsOut, figuresIn } from './figures.ts';
import { isReadIn, withEnglishFigures } from './foreign.ts';
import { earlierDatesIn } from './relative-dates.ts';
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

/** "Nonprofit" in its many words, and "No. 1". */
const noDenial = new RegExp(
  [
    '\\bno\\. ?(?=\\d)',
    '\\b(?:non|not)[- ]for[- ]profit',
    '\\bnon lucrati\\p{L}*',
    '\\bsans but lucratif',
    '\\bsin (?:fines|ánimo) de lucro',
    '\\bsenza (?:scopo|fini) di lucro',
    '\\bsem fins lucrativos',
    '\\bzonder winst\\p{L}*',
  ].join('|'),
  'giu',
);

/** What one language tells by a word of its own, "failed to find", and the next by a denial, "konnte nicht finden". */
const failures: Record<string, RegExp> = {
  en: /\b(?:unable|unclear|unknown|unavailable|unchanged|fail(?:s|ed|ing|ure)?|(?:refus|declin)\w+ to|lack(?:s|ed|ing)?|hardly|barely|scarcely|impossible)\b/i,
  de: /\b(?:scheiter\w*|gescheitert|unfähig|unklar|unbekannt|unmöglich|unverändert|verweiger\w*|lehn(?:t|te|ten)|kaum|fehl(?:t|te|ten|en)|misslang)\b/i,
  fr: /(?<!\p{L})(?:échou|incapable|impossible|inconnu|refus|manqu|faute de)/iu,
  es: /(?<!\p{L})(?:fracas|incapa|imposible|desconoc|rechaz|falt|carec)/iu,
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
  const retelling = tidy(withEnglishFigures(translation, to));
  const { dates, rest } = datesIn(retelling);
  dates.push(...earlierDatesIn(rest, dates));
  const lostDates = datesIn(tidy(withEnglishFigures(original, from)))
    .dates.filter((date) => isReadIn(date, to) && !dates.some((other) => sameDate(date, other)))
    .map(({ text }): Fault => ({ kind: 'date', what: `${text} is missing` }));
  lost.push(...lostDates);
  const [here, there] = [denialIn(translation, to), denialIn(original, from)];
  if (here === undefined || there === undefined || here === there) return lost;
  return [...lost, { kind: 'negation', what: translation.slice(0, 80) }];
}

/** Whether a text denies something; undefined where it can be told with a denial and without. */
function denialIn(text: string, language: string): boolean | undefined {
  const told = text.replace(noDenial, ' ');
  if (denials[language]?.test(told) === true) return true;
  return denials[language] === undefined || failures[language]?.test(told) === true ? undefined : false;
}
