import { isKnownWord } from '../cluster/common-words.ts';
import { countryNames } from '../text/countries.ts';
import { type EvidenceSentence, type Prepared, prepare } from './evidence.ts';
import type { Fault } from './faults.ts';
import { hasName, nameFaults, namesIn } from './names.ts';

/** Written in other letters, names look like nothing that could be compared. */
const otherLetters = new Set(['ja', 'zh', 'ko', 'ar', 'he', 'hi', 'th', 'el', 'ru', 'uk']);

/** No language spells these anew: letters and digits mixed, capitals inside, initials. */
const unmistakable = /\p{N}|\p{Ll}\p{Lu}|^\p{Lu}{2,}$/u;

/** "Europäische" is made of a name, and a word like any other; "Kommission" is "Commission". */
const isGerman = (word: string, originals: readonly Prepared[]): boolean =>
  /isch(?:e[rnms]?)?$/.test(word) ||
  originals.some((original) => hasName(original, word.replace(/k/gi, 'c').replaceAll('ß', 'ss')));

/**
 * Names that a translation has and its original has not, and the other way round. Ordinary words and countries are
 * translated; whatever else is written with a capital has to stay. German writes all nouns so, hence there a
 * word counts as a name only where one of the original is missing, or where it cannot be anything else.
 *
 * @param to ISO 639-1 of the translation
 */
export function translatedNameFaults(
  sentence: EvidenceSentence,
  originals: readonly Prepared[],
  to: string,
): Fault[] {
  if (otherLetters.has(to)) return [];
  const translation = prepare({ title: '', text: sentence.text });
  const lost = originals
    .flatMap(({ sentences }) => sentences.flatMap(namesIn))
    .filter(({ text }) => !hasName(translation, text));
  const missing = lost.filter(({ text }) => !isKnownWord(text));
  const added = nameFaults(sentence, originals)
    .filter(
      ({ what }) => !what.includes(' ') && !isKnownWord(what) && !countriesIn(to).has(what.toLowerCase()),
    )
    .filter(
      ({ what }) => to !== 'de' || unmistakable.test(what) || (lost.length > 0 && !isGerman(what, originals)),
    );
  return [...added, ...missing.map(({ text }): Fault => ({ kind: 'name', what: `${text} is missing` }))];
}

const countries = new Map<string, ReadonlySet<string>>();
/** The words in names of countries, in lower case. */
function countriesIn(language: string): ReadonlySet<string> {
  const known = countries.get(language);
  if (known) return known;
  const found = new Set(countryNames(language).flatMap((name) => name.toLowerCase().split(/[\s-]+/)));
  countries.set(language, found);
  return found;
}
