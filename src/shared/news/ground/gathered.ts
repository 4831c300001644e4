import { meaningOf } from '../cluster/meanings.ts';
import { remembered } from '../cluster/remembered.ts';
import { relatives } from './alignment.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import { reportFigures } from './figure-check.ts';
import { lightWords } from './light-words.ts';
import { hasName } from './names.ts';
import { otherForms } from './tenses.ts';
import type { Word } from './words.ts';

/** From this share of its words on, a statement retells one place of an article. */
const gatheredFrom = 0.8;

/**
 * Whether a statement retells one place of an article in other words: all but few of its content words stand in two
 * neighbouring sentences, or in the title, which names what the text then calls "it". Models that write well shorten and
 * reorder like that, and by its traits it looks like a copy that was glued together; names, numbers, roles and denials are
 * compared by their own rules, and numbers that an article bears out in other figures do not count here. Those rules see
 * names by their capitals, so articles and statements in small letters get no such grace.
 */
export const isGathered = (sentence: EvidenceSentence, articles: readonly Prepared[]): boolean => {
  const { faults, rest } = reportFigures(sentence, articles);
  const telling = sentence.content.filter(
    ({ form, start, end }) =>
      !lightWords.has(form) &&
      (rest.slice(start, end).trim() !== '' || bounds.test(sentence.text.slice(0, start))),
  );
  return (
    faults.length === 0 &&
    /^\P{L}*\p{Lu}/u.test(sentence.text) &&
    telling.length > 0 &&
    articles.some((article) => hasCapitals(article) && bestShare(telling, article) >= gatheredFrom)
  );
};

/** Before a number: so far it is vague, and many numbers bear it out. */
const bounds =
  /\b(?:least|most|than|over|under|above|below|up to|about|around|roughly|nearly|almost|mindestens|höchstens|als|über|unter|rund|etwa|fast|knapp)[^\p{L}\p{N}]*$/iu;

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

/** The sentences that have a word in whatever form, or another of its meaning; of a name in another spelling, all. */
function sentencesWith({ form, text }: Word, article: Prepared): ReadonlySet<number> {
  if (!article.vocabulary.has(form) && /\p{Lu}/u.test(text) && hasName(article, text)) return new Set([0]);
  const forms = [form, `~${meaningOf(form)}`, ...relatives(article, form), ...otherForms(form)];
  return new Set(forms.flatMap((each) => (article.places.get(each) ?? []).map(({ sentence }) => sentence)));
}
