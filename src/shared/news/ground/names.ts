import { detectLanguage } from '../text/language.ts';
import { isTitleCase } from '../cluster/terms.ts';
import { stopWords } from '../text/stopwords.ts';
import { stem } from '../text/stem.ts';
import { remembered } from '../cluster/remembered.ts';
import { datesIn } from './dates.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { isGermanNoun, isOrdinary } from './ordinary-words.ts';
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
    vocabulary.has(lower.replaceAll('.', ''))
  )
    return true;
  if (/^\p{Lu}[\p{Lu}\p{N}&]+$/u.test(name)) return initialsOf(article).has(lower);
  return isPeople(lower, vocabulary) || isSpelledAlmost(lower, article);
}

/** The initials of what an article writes out: "eiu" for "European Infrastructure Union" and "Union of ..." alike. */
const initialsOf = remembered(({ sentences }: Prepared): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { words } of sentences) {
    for (let start = 0; start < words.length; start++) {
      let [all, capitals] = ['', ''];
      for (const { text } of words.slice(start, start + 7)) {
        const first = text.charAt(0);
        all += first.toLowerCase();
        if (/\p{Lu}/u.test(first)) capitals += first.toLowerCase();
        if (all.length > 1) found.add(all);
        if (capitals.length > 1) found.add(capitals);
      }
    }
  }
  return found;
});

/** What people of a country are called, beyond what endings tell. */
const irregular: Record<string, string[]> = {
  french: ['france', 'frankreich'], dutch: ['netherlands', 'niederlande'], swiss: ['switzerland', 'schweiz'],
  danish: ['denmark', 'dänemark'], british: ['britain', 'uk'], american: ['us', 'america', 'usa'], us: ['american', 'usa', 'america'],
  usa: ['us', 'america'], spanish: ['spain'], polish: ['poland'], turkish: ['turkey'], greek: ['greece'], welsh: ['wales'],
  english: ['england'], german: ['deutschland', 'deutsche', 'germany'], deutsche: ['germany', 'german'], deutschland: ['germany', 'german'],
  eu: ['european', 'europe', 'europäische'], uk: ['britain', 'british', 'united'], european: ['eu', 'europe'],
  france: ['french'], netherlands: ['dutch'], switzerland: ['swiss'], denmark: ['danish'], britain: ['british', 'uk'],
  spain: ['spanish'], poland: ['polish'], turkey: ['turkish'], greece: ['greek'], europe: ['eu', 'european'], germany: ['german', 'deutschland'],
}; // prettier-ignore

const peopleEnding = /(?:ians?|ish|ese|ans?|ns|i|is|er|isch(?:e[rnms]?)?|e[rn]?)$/;

/** "Norwegian" for "Norway", and the other way round: one beginning, and an ending for people on one of them. */
function isPeople(lower: string, vocabulary: ReadonlySet<string>): boolean {
  if (irregular[lower]?.some((other) => vocabulary.has(other)) === true) return true;
  const root = lower.replace(peopleEnding, '');
  if (root.length < 4) return false;
  if (
    root !== lower &&
    [root, `${root}a`, `${root}y`, `${root}ia`, `${root}e`, `${root}way`].some((other) =>
      vocabulary.has(other),
    )
  )
    return true;
  const land = lower.replace(/(?:a|y|ia|e|way)$/, '');
  return ['ian', 'ians', 'ish', 'ese', 'an', 'ans', 'n', 'i', 'wegian', 'er', 'ische', 'ischen'].some(
    (ending) =>
      vocabulary.has(`${lower}${ending}`) || (land.length >= 4 && vocabulary.has(`${land}${ending}`)),
  );
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

/** Both words stand within a few words of each other. */
const standTogether = ({ sentences }: Prepared, first: Word, second: Word): boolean =>
  sentences.some(({ words }) =>
    words.some(
      ({ text }, index) =>
        text === first.text &&
        words.slice(Math.max(0, index - 5), index + 6).some((other) => other.text === second.text),
    ),
  );

/** The first is followed by another name and the second stands behind another: of Mira Halden and Tom Solberg. */
function standWithOthers({ sentences }: Prepared, first: Word, second: Word): boolean {
  const isCapital = (word: Word): boolean => /^\p{Lu}\p{Ll}/u.test(word.text) && !word.stop;
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
