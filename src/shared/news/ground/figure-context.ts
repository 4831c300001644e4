import { stem } from '../text/stem.ts';
import { stopWords } from '../text/stopwords.ts';
/** How exact a figure claims to be. */
export type Hedge = 'about' | 'more' | 'less';

const hedges: [pattern: RegExp, hedge: Hedge][] = [
  [/(?:more than|over|above|at least|upwards of|exceeding|mehr als|über|mindestens)\s*$/i, 'more'],
  [
    /(?:nearly|almost|up to|less than|under|fewer than|below|just shy of|fast|knapp|bis zu|weniger als|unter)\s*$/i,
    'less',
  ],
  [/(?:about|around|roughly|some|approximately|circa|rund|etwa|ungefähr|gut|~|≈)\s*$/i, 'about'],
];

/** What the words before a number say of its exactness. */
export const hedgeBefore = (before: string): Hedge | undefined =>
  hedges.find(([pattern]) => pattern.test(before))?.[1];

/** Here something else begins: another number, another part of the sentence, or what belongs to it in another way. */
const partEnd =
  /[\d.,;:!?()"]| (?:in|from|for|by|to|at|on|with|and|or|than|as|after|before|while|von|aus|für|an|mit|und|oder|als|nach|vor|auf|um) /i;

/** The stems of the next words that carry meaning, up to three, within the same part of the sentence. */
export function countedWords(text: string, from: number): string[] {
  const part = text.slice(from, from + 80).split(partEnd)[0] ?? '';
  return [...part.matchAll(/\p{L}[\p{L}'-]*/gu)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => !stopWords.has(word))
    .slice(0, 3)
    .map(stem);
}
