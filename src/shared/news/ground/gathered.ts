import { meaningOf } from '../cluster/meanings.ts';
import { remembered } from '../cluster/remembered.ts';
import { relatives } from './alignment.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import { lightWords } from './light-words.ts';
import type { Word } from './words.ts';

/** From this share of its words on, a statement retells one place of an article. */
const gatheredFrom = 0.85;

/**
 * Whether a statement retells one place of an article in other words: all but few of its content words stand in two
 * neighbouring sentences, or in the title, which names what the text then calls "it". Models that write well shorten and
 * reorder like that, and it looks to `groundedness` like a copy that was glued together; names, numbers, roles and
 * denials are compared by their own rules. Those see names by their capitals, so texts in small letters get no such grace.
 */
export const isGathered = ({ content }: EvidenceSentence, articles: readonly Prepared[]): boolean => {
  const telling = content.filter(({ form }) => !lightWords.has(form));
  return (
    telling.length > 0 &&
    articles.some((article) => hasCapitals(article) && bestShare(telling, article) >= gatheredFrom)
  );
};

/** Whether an article is written as people write: with capitals inside its sentences. */
const hasCapitals = remembered(
  ({ sentences }: Prepared): boolean =>
    sentences.filter(({ text }) => /\p{Ll},? \p{Lu}/u.test(text)).length >= 0.2 * sentences.length,
);

function bestShare(content: readonly Word[], article: Prepared): number {
  const places = content.map((word) => sentencesWith(word, article));
  let best = 0;
  for (let from = 0; from < article.sentences.length; from++) {
    const found = places.filter((at) => at.has(0) || at.has(from) || at.has(from + 1)).length;
    best = Math.max(best, found);
  }
  return best / content.length;
}

/** The sentences that have a word in whatever form, or another of its meaning. */
function sentencesWith({ form }: Word, article: Prepared): ReadonlySet<number> {
  const forms = [form, `~${meaningOf(form)}`, ...relatives(article, form)];
  return new Set(forms.flatMap((each) => (article.places.get(each) ?? []).map(({ sentence }) => sentence)));
}
