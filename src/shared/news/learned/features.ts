import { type ArticleWords, restOf, scoreTopics } from '../match/score.ts';
import { wordsOf } from '../match/shapes.ts';
import { stem } from '../text/stem.ts';
import { stopWords } from '../text/stopwords.ts';
import type { Feature, Features } from './linear.ts';

const titleLength = 400;
const leadWords = 90;
/** What an article is about, it says in its title first. */
const titleShare = 1;
const leadShare = 0.6;
/** What the vocabularies' scores and their single words count for beside the plain words. */
const scoreShare = 3;
const hitShare = 0.5;

/** A title of six words. Of fewer, each would weigh more than it can tell. */
const leastLength = 2.5;

/**
 * What topics and relevance are learned from: the words of title and lead, all together of length 1, or less where they are few; the words that
 * the topics' vocabularies know; and each vocabulary's score.
 */
export function featuresOf(article: ArticleWords): Features {
  const found = new Map<string, Feature>();
  addWords(found, article.title.slice(0, titleLength), titleShare);
  addWords(found, restOf(article).split(/\s+/).slice(0, leadWords).join(' '), leadShare);
  const length = Math.max(leastLength, Math.hypot(...[...found.values()].map(({ value }) => value)));
  for (const feature of found.values()) feature.value /= length;
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

function addWords(found: Map<string, Feature>, text: string, share: number): void {
  const seen = new Set<string>();
  for (const { key, written } of wordsOf(text, { shaped: true })) {
    const word = stem(key);
    if (word.length < 2 || stopWords.has(word) || /^\d+$/.test(word) || seen.has(word)) continue;
    seen.add(word);
    const name = `word:${word}`;
    const before = found.get(name);
    found.set(name, { value: (before?.value ?? 0) + share, text: before?.text ?? written });
  }
}
