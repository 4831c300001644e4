import { comparable } from '../text/characters.ts';
import { topicWords } from '../text/tokens.ts';

/** A sentence and its distinct topic words. */
export interface Worded {
  text: string;
  words: ReadonlySet<string>;
}

/** From this likeness on two sentences say the same. */
export const sameStatement = 0.62;

/** How alike two sentences are, 0..1: the cosine of their sets of topic words. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.sqrt(a.size * b.size);
}

/** Share (0..1) of `a` that stands in `b`. */
export function coverOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 1;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / a.size;
}

/** Whether a sentence says nothing that `said` does not: nearly all its topic words stand there. */
export function repeats({ words }: Pick<Worded, 'words'>, said: ReadonlySet<string>): boolean {
  return coverOf(words, said) >= 0.75;
}

/** Not the same words, and not the same figures about the same subject. */
export function isNew(sentence: Worded, other: Worded): boolean {
  const alike = likeness(sentence.words, other.words);
  const known = new Set(figuresOf(other.text));
  const figures = figuresOf(sentence.text);
  const sameFigures = figures.length > 0 && figures.every((figure) => known.has(figure));
  return alike < (sameFigures ? 0.25 : 0.5);
}

/** Whether two sentences have four words in a row in common: the same fact, told twice. */
export function sharesRun(a: string, b: string): boolean {
  const runs = (text: string): string[] => {
    const list = comparable(text).split(' ');
    return list.slice(0, -3).map((_, index) => list.slice(index, index + 4).join(' '));
  };
  const inB = new Set(runs(b));
  return runs(a).some((run) => inB.has(run) && topicWords(run).length >= 2);
}

/** A number that is no part of a name: neither "GPT-5.2" nor "Merrowin 3.5". */
const number =
  /(?<![\p{L}\p{N}][-.]?)(?<!\p{Lu}[\p{L}\p{N}]* (?=\d{1,2}\.\d{1,2}(?! ?(?:%|per|[mb]n?\b|million|billion|trillion))))\d+(?:[.,]\d+)*/gu;

/**
 * The figures of a sentence, so that "€2.4bn" and "2.4 billion euros" are the same. Single digits and years tell nothing,
 * versions are names.
 */
export function figuresOf(text: string): string[] {
  return (text.match(number) ?? []).filter(
    (figure) => figure.replace(/\D/g, '').length >= 2 && !/^(?:19|20)\d\d$/.test(figure),
  );
}

/** Share of the figures of a text that others hold, 0..1; 0 where it has none. */
export function knownFigures(text: string, others: readonly string[]): number {
  const known = new Set(others.flatMap(figuresOf));
  const figures = figuresOf(text);
  return figures.length === 0 ? 0 : figures.filter((figure) => known.has(figure)).length / figures.length;
}

/** Whether a text with figures has one that readers do not know. */
export const tellsMore = ({ text }: Pick<Worded, 'text'>, known: readonly string[]): boolean =>
  knownFigures(text, known) < 1;
