import { align } from './alignment.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import { reportFigures } from './figure-check.ts';
import { hasName } from './names.ts';
import { lightWords } from './light-words.ts';
import { withoutQuotations } from './quotation-check.ts';
import { type Word, boundOf } from './words.ts';

/** What of a sentence speaks against its following from the articles. */
export interface Traits {
  /** Content words that the articles have not, 0..4; a light one counts less. */
  lost: number;
  /** Figures that they have not, 0..2. */
  lostFigures: number;
  /** Joins of words from different sentences, 0..2, where the rest is copied: a copy that was glued together. */
  glued: number;
  /** Pairs of neighbouring words that no article has, 0..2, where the rest is copied: a copy that was changed. */
  changed: number;
  /** How far it is told in other words and in another order, 0..1. */
  retold: number;
}

/**
 * Up to the first share a sentence counts as copied, from the second on as told in its own words: the share of jumps,
 * and of pairs of words that are new. Of a short sentence one new pair says little, hence the least length in pairs.
 */
const jumpsOfCopy = [0.3, 0.5] as const;
const freshOfCopy = [0.2, 0.35] as const;
const leastPairs = 10;

const between = (share: number, [from, to]: readonly [number, number]): number =>
  Math.max(0, Math.min(1, (to - share) / (to - from)));

/** What a light word counts for that no article has. */
const lightly = 0.4;

export function traitsOf(sentence: EvidenceSentence, articles: readonly Prepared[]): Traits {
  const { faults, rest } = reportFigures(sentence, articles);
  const open = withoutQuotations(sentence.text, articles);
  // Numbers and dates are compared by what they say, and not by how they are written; quotations as a whole.
  const isCompared = ({ start, end }: Word): boolean =>
    [rest, open].some((text) => text.slice(start, end).trim() === '');
  const content = sentence.content.filter((word) => !isCompared(word));
  const { lost, jumps, jumpShare } = align(content, articles);
  const words = boundOf(sentence.words).map((word) =>
    isCompared(word) || lost.includes(word) ? undefined : word,
  );
  const fresh = newPairs(words, articles);
  const copied = Math.min(
    between(jumpShare, jumpsOfCopy),
    between(fresh / Math.max(leastPairs, words.length - 1), freshOfCopy),
  );
  return {
    lost: Math.min(
      4,
      lost
        .filter(({ text }) => !(/\p{Lu}/u.test(text) && articles.some((article) => hasName(article, text))))
        .reduce((sum, { form }) => sum + (lightWords.has(form) ? lightly : 1), 0),
    ),
    lostFigures: Math.min(2, faults.length),
    glued: Math.min(2, jumps) * copied,
    changed: Math.min(2, fresh) * copied,
    retold: 1 - copied,
  };
}

/**
 * How many words stand beside each other in no article; next to a number, a date or a word that counts as lost anything
 * may stand.
 */
function newPairs(words: readonly (Word | undefined)[], articles: readonly Prepared[]): number {
  return words.slice(1).filter((word, index) => {
    const before = words[index];
    return word && before && !articles.some(({ pairs }) => pairs.has(`${before.form} ${word.form}`));
  }).length;
}
