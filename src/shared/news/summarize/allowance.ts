import type { StoryArticle } from '../../domain/story.ts';

/** How much of one article may stand word for word in a brief, over its lede and all its points together. */
export interface Allowance {
  words: number;
  characters: number;
}

/** Words of one article in a brief, where its publisher sets no limit of its own. */
export const usualVerbatimWords = 60;

/** What of an article may be shown: our own limit, and its publisher's. Nothing at all where `characters` is 0. */
export const allowanceOf = (
  { maxSnippet = Infinity }: Pick<StoryArticle, 'maxSnippet'>,
  verbatimWords = usualVerbatimWords,
): Allowance => ({ words: verbatimWords, characters: maxSnippet });
