import { priorShare } from '../cluster/common-words.ts';
import { likeness } from './likeness.ts';

/** A sentence of an article, whether or not it may stand in a brief. */
export interface Told {
  /** Its distinct topic words, in normal form. */
  words: ReadonlySet<string>;
  /** Place in the article, 0 for its first sentence. */
  position: number;
  /** A line under a picture: it repeats what matters, and is no part of the opening. */
  caption: boolean;
}

/** What the other sentences say for one, each 0..1. */
export interface Central {
  /** How much it is about what all sentences are about. */
  whole: number;
  /** How much it is about what the articles open with. */
  opening: number;
  /** How nearly its own article says it once more: what is told twice matters. */
  repeated: number;
}

/** Sentences that an article opens with. */
const openingLength = 5;

/**
 * Compares sentences with all the others, by topic words of which rare ones weigh more.
 *
 * @param articles the sentences of each
 */
export function centralAmong(
  articles: readonly (readonly Told[])[],
): (sentence: Told, own: readonly Told[]) => Central {
  const all = articles.flat();
  const whole = directionOf(all);
  const opening = directionOf(all.filter(({ position, caption }) => position < openingLength && !caption));
  return (sentence, own) => ({
    whole: whole(sentence.words),
    opening: opening(sentence.words),
    repeated: Math.max(
      0,
      ...own
        .filter((other) => other.words !== sentence.words)
        .map((other) => likeness(sentence.words, other.words)),
    ),
  });
}

/** The cosine of a sentence with the sum of others. */
function directionOf(sentences: readonly Told[]): (words: ReadonlySet<string>) => number {
  const sum = new Map<string, number>();
  for (const { words } of sentences)
    for (const word of words) sum.set(word, (sum.get(word) ?? 0) + rarity(word));
  const length = Math.hypot(...sum.values());
  return (words) => {
    const own = [...words].map((word) => ({ weight: rarity(word), total: sum.get(word) ?? 0 }));
    const product = own.reduce((total, each) => total + each.weight * each.total, 0);
    const norm = length * Math.hypot(...own.map(({ weight }) => weight));
    return norm === 0 ? 0 : product / norm;
  };
}

const rarity = (word: string): number => Math.log(1 / Math.max(priorShare(word), 0.0004));
