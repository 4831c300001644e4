import { stopWords } from '../text/stopwords.ts';
import { isStopWord, normalForms, tokenize } from '../text/tokens.ts';
import { priorShare } from './common-words.ts';
import { meaningOf } from './meanings.ts';
import type { PlacedArticle } from './placed.ts';
import { remembered } from './remembered.ts';
import { type Telling, weight } from './similarity.ts';
import { isCalendarWord, isTitleCase } from './terms.ts';

/** A word of fewer articles than this share is hardly an ordinary one. */
const rareShare = 0.0012;

/**
 * Whom and what a title names, as terms in order: words with a capital that is not due to their place, acronyms, and
 * what the text writes as a name.
 */
export const namesInTitle = remembered(({ title, terms }: PlacedArticle): readonly string[] => {
  const tokens = tokenize(title);
  const capitalsMean = !isTitleCase(title);
  const mixed = tokens.some(({ text }) => /\p{Ll}/u.test(text));
  const found = tokens.flatMap(({ text }, index) => {
    if (!/^\p{L}*\p{Lu}/u.test(text) || isStopWord(text) || isCalendarWord(text)) return [];
    const acronym = mixed && /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(text);
    return normalForms(text)
      .filter((form) => !/^\d+$/.test(form) && !stopWords.has(form) && form !== 'ai' && form !== 'ki')
      .filter(
        (form) =>
          acronym ||
          (capitalsMean && index > 0) ||
          (form.length > 2 && priorShare(form) <= rareShare) ||
          terms.names.includes(meaningOf(form)),
      )
      .map(meaningOf);
  });
  return [...new Set(found)];
});

const nameSet = remembered((article: PlacedArticle): ReadonlySet<string> => new Set(namesInTitle(article)));
export const speaksOf = (article: PlacedArticle, name: string): boolean =>
  weight(article.terms, name) > 0 || nameSet(article).has(name);

/**
 * How much of what the article's title names is foreign to the story, and how much of what the story's titles name
 * the article does not speak of: both 0..1, 0 where nothing is named.
 */
export function namesApart(
  article: PlacedArticle,
  members: readonly PlacedArticle[],
  telling: Telling,
): { foreign: number; strange: number } {
  const own = namesInTitle(article).map((name) => {
    const share = members.filter((other) => speaksOf(other, name)).length / members.length;
    // What half of the story's articles speak of is not foreign at all.
    return { value: telling(name) ** 2, apart: 1 - Math.min(1, 2 * share) };
  });
  const theirs = [...namesOf(members)].map(([name, share]) => ({
    value: share * telling(name) ** 2,
    apart: speaksOf(article, name) ? 0 : 1,
  }));
  return { foreign: meanApart(own), strange: meanApart(theirs) };
}

/** Every name of the members' titles, with the share of them that have it. */
const namesOf = remembered((members: readonly PlacedArticle[]): ReadonlyMap<string, number> => {
  const shares = new Map<string, number>();
  for (const name of members.flatMap(namesInTitle))
    shares.set(name, (shares.get(name) ?? 0) + 1 / members.length);
  return shares;
});

function meanApart(names: readonly { value: number; apart: number }[]): number {
  const all = names.reduce((sum, { value }) => sum + value, 0);
  return all === 0 ? 0 : names.reduce((sum, { value, apart }) => sum + value * apart, 0) / all;
}
