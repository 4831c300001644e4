import { hasWord } from './alignment.ts';
import { type EvidenceSentence, type Prepared, pairOf } from './evidence.ts';
import { reportFigures } from './figure-check.ts';
import { lightWords } from './light-words.ts';
import { hasName, nameFaults } from './names.ts';
import { quotationFaults, withoutQuotations } from './quotation-check.ts';
import { type Word, contentOf, isLoose } from './words.ts';

/**
 * What of a sentence speaks against its following from the articles, and `retold` for it. Each goes up to a bound, however
 * long the sentence is. A copy is judged by other traits than a retelling; in between, both count in part.
 */
export interface Traits {
  /** Figures that the articles have not, 0..2. */
  lostFigures: number;
  /** Names and quotations that they have not, 0..2. */
  unknown: number;
  /** Of a copy: share of its pairs of neighbouring content words that no article has near each other, 0..1. */
  torn: number;
  /** How much of a retelling it is, 0..1: that its words stand in another order is no wonder then. */
  retold: number;
  /** The same share as `torn`, of a retelling. */
  scattered: number;
  /** Of a retelling: share of the content words, figures among them, that the articles have not, 0..1; without light ones. */
  invented: number;
}

/** Up to the first share of new pairs a sentence counts as copied, from the second on as told in its own words. */
const freshOfCopy = [0.25, 0.45] as const;
/** Of a short sentence one new pair says little, whether of all words or of content words. */
const leastPairs = { all: 8, content: 4 };

export function traitsOf(sentence: EvidenceSentence, articles: readonly Prepared[]): Traits {
  const { faults, told } = toldWords(sentence, articles);
  const content = contentOf(told.filter((word) => word !== undefined));
  const telling = content.filter(({ form }) => !lightWords.has(form));
  const lost = telling.filter((word) => !articles.some((article) => hasWord(article, word)));
  const unknown = [...nameFaults(sentence, articles), ...quotationFaults(sentence, articles)];
  const fresh = newPairs(told, articles) / Math.max(leastPairs.all, told.length - 1);
  const [from, to] = freshOfCopy;
  const retold = Math.max(0, Math.min(1, (fresh - from) / (to - from)));
  const apart = farPairs(content, articles) / Math.max(leastPairs.content, content.length - 1);
  return {
    lostFigures: Math.min(2, faults),
    unknown: Math.min(2, unknown.length),
    torn: (1 - retold) * apart,
    retold,
    scattered: retold * apart,
    invented: (retold * lost.length) / Math.max(1, telling.length),
  };
}

/**
 * How many figures the articles have not, and the words of a sentence; undefined where it is borne out in another
 * spelling, and what makes a number less exact. Numbers and dates are compared by what they say, and not by how they
 * are written; quotations as a whole.
 */
function toldWords(
  sentence: EvidenceSentence,
  articles: readonly Prepared[],
): { faults: number; told: (Word | undefined)[] } {
  const { faults, rest } = reportFigures(sentence, articles);
  const open = withoutQuotations(sentence.text, articles);
  const isCompared = ({ start, end }: Word): boolean =>
    [rest, open].some((text) => text.slice(start, end).trim() === '');
  const isHedge = (word: Word, next: Word | undefined): boolean =>
    isLoose(word) && next !== undefined && isCompared(next);
  const told = sentence.words.map((word, index, all) => {
    if (articles.some(({ vocabulary }) => vocabulary.has(word.form))) return word;
    const isElsewhere = isHedge(word, all[index + 1]) || isNameIn(articles, word);
    return (isCompared(word) ? faults.length === 0 : isElsewhere) ? undefined : word;
  });
  return { faults: faults.length, told };
}

/** A name that an article has in another spelling. */
const isNameIn = (articles: readonly Prepared[], { text }: Word): boolean =>
  /\p{Lu}/u.test(text) && articles.some((article) => hasName(article, text));

/** How many words stand beside each other in no article; beside one that was left out anything may stand. */
const newPairs = (words: readonly (Word | undefined)[], articles: readonly Prepared[]): number =>
  words.slice(1).filter((word, index) => {
    const before = words[index];
    return word && before && !articles.some(({ pairs }) => pairs.has(`${before.form} ${word.form}`));
  }).length;

/** How many content words follow each other that no article has near each other: what they say together may be new. */
const farPairs = (content: readonly Word[], articles: readonly Prepared[]): number =>
  content.slice(1).filter(({ form }, index) => {
    const before = content[index]?.form ?? form;
    return before !== form && !articles.some(({ near }) => near.has(pairOf(before, form)));
  }).length;
