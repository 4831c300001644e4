import { figuresOf, knownFigures, likeness } from './likeness.ts';
import type { Mentions } from './mentions.ts';
import type { Ranked } from './rank.ts';

/** What readers of a brief know before its next point. */
export interface Told {
  headline: string;
  lede: readonly Ranked[];
  /** The points so far. */
  chosen: readonly Ranked[];
  /** The words of all of these. */
  read: Mentions;
}

/** How much a sentence is worth as the next point: its score, less what readers know of it or miss for it. */
export function worthOf(sentence: Ranked, told: Told): number {
  const known = [...told.lede, ...told.chosen];
  const overlap = Math.max(0, ...known.map((other) => likeness(sentence.words, other.words)));
  const texts = [told.headline, ...known.map(({ text }) => text)];
  const crowd = told.chosen.filter((other) => other.articleId === sentence.articleId).length;
  return (
    sentence.asPoint -
    overlap -
    0.12 * crowd -
    // Sentences compete for an article's few words, so short ones get a hearing.
    0.008 * sentence.length -
    0.25 * knownFigures(sentence.text, texts) +
    1.5 * newlyShared(sentence, texts) -
    (leans(sentence, told) ? 0.8 : 0) -
    (opensAnew(sentence, told) ? 0.3 : 0)
  );
}

/** The share of the other articles that hold one of its figures which readers do not know yet, 0..1. */
function newlyShared({ sharedFigures }: Ranked, texts: readonly string[]): number {
  const known = new Set(texts.flatMap(figuresOf));
  return Math.max(0, ...[...sharedFigures].map(([figure, share]) => (known.has(figure) ? 0 : share)));
}

/** It speaks of something as if known that nobody was told of. */
export const leans = ({ needs }: Ranked, { read }: Told): boolean =>
  needs.length > 0 && !needs.some((word) => read.has(word));

/** Each article opens with the event, which the lede has told in the words of one of them. */
const opensAnew = ({ articleId, position }: Ranked, { lede }: Told): boolean =>
  position === 0 && lede.length > 0 && lede.every((sentence) => sentence.articleId !== articleId);
