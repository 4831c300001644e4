import { tokenize } from '../../shared/news/text/tokens.ts';

/** All words in lower case, function words among them. */
const wordsIn = (text: string): string[] => tokenize(text).map(({ text: word }) => word.toLowerCase());

const pairsIn = (text: string): string[] => {
  const words = wordsIn(text);
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
};

/** Share (0..1) of the summary's items that the source has; 1 of none. */
function share(items: readonly string[], source: ReadonlySet<string>): number {
  return items.length === 0 ? 1 : items.filter((item) => source.has(item)).length / items.length;
}

/** Share of a summary's words that its source has. */
export const wordOverlap = (summary: string, source: string): number =>
  share(wordsIn(summary), new Set(wordsIn(source)));

/** Share of a summary's pairs of neighbouring words that its source has. */
export const bigramOverlap = (summary: string, source: string): number =>
  share(pairsIn(summary), new Set(pairsIn(source)));
