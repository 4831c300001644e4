import { hasWord, inLine } from './alignment.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import { reportFigures } from './figure-check.ts';
import { hasName } from './names.ts';
import { lightWords } from './light-words.ts';
import { withoutQuotations } from './quotation-check.ts';
import { type Word, contentOf, isLoose } from './words.ts';

/**
 * What of a sentence speaks against its following from the articles. Each goes up to a bound, however long the sentence
 * is. A copy is judged by other traits than a retelling; in between, both count in part.
 */
export interface Traits {
  /** Figures that the articles have not, 0..2. */
  lostFigures: number;
  /** Of a copy: different content words that they have not, 0..3; a light one counts less. */
  lost: number;
  /** Of a copy: share of the pairs of neighbouring words that no article has; 0..1, and soon near it. */
  changed: number;
  /** Of a copy: how far its words stand in no one sentence of the articles in this order, 0..1. */
  glued: number;
  /** Of a retelling: share of the content words, figures among them, that the articles have not, 0..1. */
  invented: number;
  /** Of a retelling: share of its words that stand in no one sentence of the articles in this order, 0..1. */
  apart: number;
}

/** Up to the first share of new pairs a sentence counts as copied, from the second on as told in its own words. */
const freshOfCopy = [0.3, 0.5] as const;
/** Of a short sentence one new pair, or one new word, says little. */
const leastPairs = 8;
const leastWords = 6;
/** At this share of new pairs `changed` has reached half of what it can. */
const halfChanged = 0.1;
/** From this share of words out of line on it does not matter how many more there are. */
const mostOutOfLine = 0.25;

/** What a light word counts for that no article has. */
const lightly = 0.4;

export function traitsOf(sentence: EvidenceSentence, articles: readonly Prepared[]): Traits {
  const { faults, rest } = reportFigures(sentence, articles);
  const open = withoutQuotations(sentence.text, articles);
  // Numbers and dates are compared by what they say, and not by how they are written; quotations as a whole.
  const isCompared = ({ start, end }: Word): boolean =>
    [rest, open].some((text) => text.slice(start, end).trim() === '');
  const isHedge = (word: Word, next: Word | undefined): boolean =>
    isLoose(word) && next !== undefined && isCompared(next);
  // What is borne out in another spelling, and what makes a number less exact, is left out.
  const told = sentence.words.map((word, index, all) => {
    if (articles.some(({ vocabulary }) => vocabulary.has(word.form))) return word;
    const isElsewhere = isHedge(word, all[index + 1]) || isNameIn(articles, word);
    return (isCompared(word) ? faults.length === 0 : isElsewhere) ? undefined : word;
  });
  const words = told.filter((word) => word !== undefined);
  const content = contentOf(words);
  const lost = content.filter((word) => !articles.some((article) => hasWord(article, word)));
  const fresh = newPairs(told, articles) / Math.max(leastPairs, told.length - 1);
  const [from, to] = freshOfCopy;
  const copied = Math.max(0, Math.min(1, (to - fresh) / (to - from)));
  const outOfLine = 1 - inLine(words, articles);
  return {
    lostFigures: Math.min(2, faults.length),
    lost: copied * Math.min(3, weightOf(lost.filter((word) => !isCompared(word)))),
    changed: (copied * fresh) / (fresh + halfChanged),
    glued: copied * Math.min(1, outOfLine / mostOutOfLine),
    invented: (1 - copied) * Math.min(1, weightOf(lost) / Math.max(leastWords, content.length)),
    apart: (1 - copied) * outOfLine,
  };
}

/** A name that an article has in another spelling. */
const isNameIn = (articles: readonly Prepared[], { text }: Word): boolean =>
  /\p{Lu}/u.test(text) && articles.some((article) => hasName(article, text));

/** What different words count for. */
const weightOf = (words: readonly Word[]): number =>
  [...new Set(words.map(({ form }) => form))].reduce(
    (sum, form) => sum + (lightWords.has(form) ? lightly : 1),
    0,
  );

/** How many words stand beside each other in no article; beside one that was left out anything may stand. */
const newPairs = (words: readonly (Word | undefined)[], articles: readonly Prepared[]): number =>
  words.slice(1).filter((word, index) => {
    const before = words[index];
    return word && before && !articles.some(({ pairs }) => pairs.has(`${before.form} ${word.form}`));
  }).length;
