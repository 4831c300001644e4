import { stem } from '../text/stem.ts';
import { stopWords } from '../text/stopwords.ts';
/** How exact a figure claims to be; "nearly" is just below it, "less" anywhere below or at it. */
export type Hedge = 'about' | 'more' | 'nearly' | 'less';

const hedges: [pattern: RegExp, hedge: Hedge][] = [
  [/(?:no|not|nicht) (?:more than|over|mehr als)\s*$/i, 'less'],
  [/(?:no|not|nicht) (?:less|fewer|under|weniger) (?:than|als)\s*$/i, 'more'],
  [/(?:more than|over|above|at least|upwards of|exceeding|mehr als|über|mindestens)\s*$/i, 'more'],
  [/(?:nearly|almost|just (?:under|below|shy of)|fast|knapp)\s*$/i, 'nearly'],
  [
    /(?:up to|as (?:many|much) as|at most|less than|under|fewer than|below|bis zu|höchstens|weniger als|unter)\s*$/i,
    'less',
  ],
  [/(?:about|around|roughly|some|approximately|circa|rund|etwa|ungefähr|gut|~|≈)\s*$/i, 'about'],
];

/** What the words before a number say of its exactness. */
export const hedgeBefore = (before: string): Hedge | undefined =>
  hedges.find(([pattern]) => pattern.test(before))?.[1];

/** Tells of a fall or of what is below zero; such texts write numbers with and without a minus. */
const falling =
  /\b(?:f[ae]ll|drop|los[est]|loss|down|declin|shr[aiu]nk|negati|négati|below|cut|decreas|slump|plung|tumbl|slid|reduc|lower|contract|s[aiu]nk|dip|minus|moins|menos|meno\b|fiel|gefallen|verl(?:or|ust)|unter|rückgang|schrumpf|ujemn)/i;

/** -1 for a number with a minus, 1 for one without, 0 where a fall is told and either may stand. */
export function signOf(before: string, text: string): -1 | 0 | 1 {
  if (/(?<!\d)[\s(]-$|\bminus $/i.test(before)) return -1;
  return falling.test(text) ? 0 : 1;
}

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
