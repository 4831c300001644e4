import { topicWords } from '../text/tokens.ts';
import { figuresOf, likeness } from './likeness.ts';
import type { Ranked } from './rank.ts';

/** What readers of a brief know before its next point. */
export interface Told {
  headline: string;
  lede: readonly Ranked[];
  /** The points so far. */
  chosen: readonly Ranked[];
}

/** How much a sentence is worth as the next point: its score, less what readers know of it or miss for it. */
export function worthOf(sentence: Ranked, told: Told): number {
  const known = [...told.lede, ...told.chosen];
  const overlap = Math.max(0, ...known.map((other) => likeness(sentence.words, other.words)));
  const crowd = told.chosen.filter((other) => other.articleId === sentence.articleId).length;
  return (
    sentence.asPoint -
    overlap -
    0.12 * crowd -
    // Sentences compete for an article's few words, so short ones get a hearing.
    0.008 * sentence.length -
    0.25 * knownFigures(sentence, told) -
    (leans(sentence, told) ? 0.8 : 0) -
    (opensAnew(sentence, told) ? 0.3 : 0)
  );
}

/** Share of its figures that readers know, 0..1. */
function knownFigures({ text }: Ranked, { headline, lede, chosen }: Told): number {
  const known = new Set([headline, ...[...lede, ...chosen].map((other) => other.text)].flatMap(figuresOf));
  const figures = figuresOf(text);
  return figures.length === 0 ? 0 : figures.filter((figure) => known.has(figure)).length / figures.length;
}

/** It speaks of something as if known that nobody was told of. */
function leans({ needs }: Ranked, { headline, lede, chosen }: Told): boolean {
  if (needs.length === 0) return false;
  const words = new Set([
    ...topicWords(headline),
    ...[...lede, ...chosen].flatMap((other) => [...other.words]),
  ]);
  return !needs.some((word) => words.has(word));
}

/** Each article opens with the event, which the lede has told in the words of one of them. */
const opensAnew = ({ articleId, position }: Ranked, { lede }: Told): boolean =>
  position === 0 && lede.length > 0 && lede.every((sentence) => sentence.articleId !== articleId);
