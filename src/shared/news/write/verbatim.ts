import type { StoryArticle } from '../../domain/story.ts';
import { comparable } from '../text/characters.ts';
import { textOf } from './material.ts';

/** So many words in a row that an article has, too, are copied; shorter runs are names, figures and common phrases. */
const run = 8;

/** How many words of the texts stand verbatim in an article, in runs of eight and more. */
export function verbatimWords(texts: readonly string[], article: StoryArticle): number {
  const source = ` ${wordsOf(textOf(article)).join(' ')} `;
  return texts.reduce((sum, text) => sum + copiedOf(wordsOf(text), source), 0);
}

const wordsOf = (text: string): string[] => comparable(text).split(/\s+/).filter(Boolean);

function copiedOf(words: readonly string[], source: string): number {
  const copied = new Set<number>();
  for (let at = 0; at + run <= words.length; at++) {
    if (source.includes(` ${words.slice(at, at + run).join(' ')} `))
      for (let word = at; word < at + run; word++) copied.add(word);
  }
  return copied.size;
}
