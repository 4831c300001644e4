import { type ArticleWords, restOf, scoreTopics } from '../match/score.ts';
import { type Word, wordsOf } from '../match/shapes.ts';
import { stem } from '../text/stem.ts';
import { stopWords } from '../text/stopwords.ts';
import type { Feature, Features } from './linear.ts';

/** Whether a feature stands in few articles: a word, a pair of words, a word of a list. The others nearly all have. */
export const isOfWords = (name: string): boolean => /^(?:word|title|pair|hit):/.test(name);

const titleLength = 400;
const leadWords = 90;
/** What an article is about, it says in its title first. */
const titleShare = 1;
const leadShare = 0.6;
/** What the vocabularies' scores and their single words count for beside the plain words. */
const scoreShare = 3;
const hitShare = 0.5;
const pairShare = 0.5;
/** A title's words count once more by themselves: "raises" says something else there than in a text. */
const titleWordShare = 0.3;

/** A title of six words. Of fewer, each would weigh more than it can tell. */
const leastLength = 2.5;

/**
 * What topics and relevance are learned from: the words of title and lead, all together of length 1, or less where they
 * are few; the words that the topics' vocabularies know; each vocabulary's score.
 *
 * @param finely whether to take words side by side and the title's words by themselves, too
 */
export function featuresOf(article: ArticleWords, { finely }: { finely: boolean }): Features {
  const found = new Map<string, Feature>();
  const title = wordsOf(article.title.slice(0, titleLength), { shaped: true });
  const lead = wordsOf(restOf(article).split(/\s+/).slice(0, leadWords).join(' '), { shaped: true });
  addWords(found, title, titleShare);
  addWords(found, lead, leadShare);
  const length = Math.max(leastLength, Math.hypot(...[...found.values()].map(({ value }) => value)));
  for (const feature of found.values()) feature.value /= length;
  if (finely) {
    addTitleWords(found, title);
    addPairs(found, title, pairShare * titleShare);
    addPairs(found, lead, pairShare * leadShare);
  }
  for (const { id, score, named } of scoreTopics(article)) {
    if (score > 0) found.set(`topic:${id}`, { value: score * scoreShare });
    for (const { text, weight } of named) {
      const share = weight > 0.45 ? hitShare : 0.6 * hitShare;
      const name = `hit:${text.toLowerCase()}`;
      found.set(name, { value: Math.max(found.get(name)?.value ?? 0, share), text, known: true });
    }
  }
  return found;
}

function addWords(found: Map<string, Feature>, words: readonly Word[], share: number): void {
  for (const [word, written] of plainWords(words)) {
    const name = `word:${word}`;
    const before = found.get(name);
    found.set(name, { value: (before?.value ?? 0) + share, text: before?.text ?? written });
  }
}

/** The stems that may say something, each with how it is first written. */
function plainWords(words: readonly Word[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { key, written } of words) {
    const word = stem(key);
    if (word.length < 2 || stopWords.has(word) || /^\d+$/.test(word) || found.has(word)) continue;
    found.set(word, written);
  }
  return found;
}

function addTitleWords(found: Map<string, Feature>, title: readonly Word[]): void {
  for (const word of plainWords(title).keys()) found.set(`title:${word}`, { value: titleWordShare });
}

/** "open weights" and "weights open" say more than their words. */
function addPairs(found: Map<string, Feature>, words: readonly Word[], share: number): void {
  const stems = words.map(({ key }) => stem(key));
  for (const [place, first] of stems.entries()) {
    const second = stems[place + 1];
    if (second === undefined) return;
    const name = `pair:${first} ${second}`;
    found.set(name, { value: Math.max(found.get(name)?.value ?? 0, share) });
  }
}
