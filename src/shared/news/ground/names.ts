import { detectLanguage } from '../text/language.ts';
import { isWrittenOut } from './acronyms.ts';
import { isTitleCase } from '../cluster/terms.ts';
import { stopWords } from '../text/stopwords.ts';
import { stem } from '../text/stem.ts';
import { remembered } from '../cluster/remembered.ts';
import { datesIn } from './dates.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { isGermanNoun, isOrdinary } from './ordinary-words.ts';
import { isPeople } from './peoples.ts';
import type { Word } from './words.ts';

/** Names of a statement's sentence that the articles do not have, and names put together from two of theirs. */
export function nameFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const names = namesIn(sentence);
  const unknown = names.filter((name) => !articles.some((article) => hasName(article, name.text)));
  const mixed = names.flatMap((name, index): Fault[] => {
    const next = names[index + 1];
    if (!next || unknown.includes(name) || unknown.includes(next) || next.start !== name.end + 1) return [];
    const together = articles.some((article) => standTogether(article, name, next));
    if (together || !articles.some((article) => standWithOthers(article, name, next))) return [];
    return [{ kind: 'name', what: `${name.text} ${next.text}` }];
  });
  return [...unknown.map(({ text }): Fault => ({ kind: 'name', what: text })), ...mixed];
}

/** The words of a tidy sentence that name somebody or something. */
export const namesIn = remembered(({ text, words }: EvidenceSentence): readonly Word[] => {
  const german = detectLanguage(text) === 'de';
  const titleCase = !german && isTitleCase(text);
  const { rest } = datesIn(text);
  return words.filter((word) => {
    if (rest.slice(word.start, word.end).trim() === '') return false;
    if (!/\p{Lu}/u.test(word.text) || word.text.length < 2) return false;
    if (/^\p{Lu}{2,}$|\p{Ll}\p{Lu}|\p{N}/u.test(word.text)) return !isShouted(text);
    if (stopWords.has(word.text.toLowerCase())) return false;
    const before = text.slice(0, word.start);
    if (opens(before) || titleCase) return !isOrdinary(word.text);
    return !german || !isGermanNoun(word.text, before);
  });
});

const opens = (before: string): boolean => /(?:^|[:.!?-]\s)["'([]*$/.test(before);

/** A text in capitals all through: they name nobody. */
const isShouted = (text: string): boolean => !/\p{Ll}/u.test(text);

/** Whether an article knows a name: in another form, in full where it is an acronym, or spelled almost the same. */
export function hasName(article: Prepared, name: string): boolean {
  const lower = name.toLowerCase();
  const { vocabulary } = article;
  if (vocabulary.has(lower) || vocabulary.has(stem(lower)) || vocabulary.has(lower.replace(/'?s$/, '')))
    return true;
  if (
    vocabulary.has(`${lower}s`) ||
    vocabulary.has(`${lower}'s`) ||
    vocabulary.has(lower.replace(/^[dl]'/, '')) ||
    vocabulary.has(lower.replaceAll('.', ''))
  )
    return true;
  const acronym = /^(\p{Lu}[\p{L}\p{N}&]*[\p{Lu}\p{N}&])s?$/u.exec(name)?.[1];
  if (acronym !== undefined && isWrittenOut(article, acronym.toLowerCase())) return true;
  if (/^\p{Lu}[\p{Lu}\p{N}&]+$/u.test(name)) return false;
  return isPeople(lower, vocabulary) || isSpelledAlmost(lower, article);
}

/** One letter more, less or other in a long name, such as "Zelenskiy": the same name in another spelling. */
function isSpelledAlmost(lower: string, { byOpening }: Prepared): boolean {
  if (lower.length < 7) return false;
  return (byOpening.get(lower.slice(0, 4)) ?? []).some(
    (other) => other.length >= 6 && isOneApart(lower, other),
  );
}

function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** Both words stand within a few words of each other, and not each right beside another name. */
const standTogether = ({ sentences }: Prepared, first: Word, second: Word): boolean =>
  sentences.some(({ words }) =>
    words.some(
      ({ text }, index) =>
        text === first.text &&
        words
          .slice(Math.max(0, index - 5), index + 6)
          .some((other) => other.text === second.text && !areOthers(words, index, words.indexOf(other))),
    ),
  );

/** "Mira Halden and Tom Solberg" are no Mira Solberg: both are taken, the one from behind, the other from before. */
function areOthers(words: readonly Word[], first: number, second: number): boolean {
  const goesOn = (at: number): boolean => {
    const [one, two] = [words[at], words[at + 1]];
    return (
      one !== undefined && two !== undefined && isCapital(one) && isCapital(two) && two.start === one.end + 1
    );
  };
  // "Kallowey Technical University" may be shortened.
  const areOne = words.slice(first, second).every((_, index) => goesOn(first + index));
  return goesOn(first) && goesOn(second - 1) && (second < first || !areOne);
}

const isCapital = (word: Word): boolean => /^\p{Lu}\p{Ll}/u.test(word.text) && !word.stop;

/** The first is followed by another name and the second stands behind another: of Mira Halden and Tom Solberg. */
function standWithOthers({ sentences }: Prepared, first: Word, second: Word): boolean {
  const pairs = sentences.flatMap(({ words }) =>
    words.slice(1).flatMap((word, index) => {
      const before = words[index];
      return before && word.start === before.end + 1 ? [[before, word] as const] : [];
    }),
  );
  return (
    pairs.some(([before, word]) => before.text === first.text && isCapital(word)) &&
    pairs.some(([before, word]) => word.text === second.text && isCapital(before))
  );
}
