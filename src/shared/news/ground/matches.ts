import { meaningOf } from '../cluster/meanings.ts';
import { remembered } from '../cluster/remembered.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';

/** From this share of common content words on, an article's sentence says nearly the same. */
const nearlySame = 0.6;

/** In many articles of one event the same is said many times. */
const mostMatches = 30;

interface Terms {
  forms: ReadonlySet<string>;
  meanings: ReadonlySet<string>;
}

const termsOf = remembered(({ content }: EvidenceSentence): Terms => ({
  forms: new Set(content.map(({ form }) => form)),
  meanings: new Set(content.map(({ form }) => meaningOf(form))),
}));

/** Share (0..1) of a sentence's content words that another has, in whatever words of the same meaning. */
export function cover({ content }: EvidenceSentence, other: EvidenceSentence): number {
  const { forms, meanings } = termsOf(other);
  const common = content.filter(({ form }) => forms.has(form) || meanings.has(meaningOf(form))).length;
  return content.length === 0 ? 0 : common / content.length;
}

/** The sentences of the articles that say nearly the same, best first; none where only a little is said. */
export function matchesOf(sentence: EvidenceSentence, articles: readonly Prepared[]): EvidenceSentence[] {
  if (sentence.content.length < 2) return [];
  return articles
    .flatMap(({ sentences }) => sentences)
    .map((other) => ({ other, share: cover(sentence, other) }))
    .filter(({ share }) => share >= nearlySame)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostMatches)
    .map(({ other }) => other);
}
