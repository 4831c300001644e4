import { remembered } from '../cluster/remembered.ts';
import { comparable } from '../text/characters.ts';
import { speakersIn } from './attribution.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { piecesOf, quotationsIn, standsIn } from './quotations.ts';
import { mayBeSpeech } from './speech.ts';

/** An article's text for looking a quotation up. */
const comparableText = remembered(({ sentences }: Prepared): string =>
  comparable(sentences.map(({ text }) => text).join(' ')),
);

const stands = (quoted: string, articles: readonly Prepared[]): boolean => {
  const pieces = piecesOf(quoted);
  return articles.some((article) => standsIn(pieces, comparableText(article)) !== undefined);
};

/** Quotations that stand word for word in none of the articles, or that are no one's words but the writer's there. */
export const quotationFaults = ({ text }: EvidenceSentence, articles: readonly Prepared[]): Fault[] => {
  const isSaid = speakersIn(text).length > 0;
  return quotationsIn(text)
    .filter(({ text: quoted }) => !stands(quoted, articles) || (isSaid && isTold(quoted, articles)))
    .map(({ text: quoted }) => ({ kind: 'quotation', what: quoted }));
};

/** Shorter ones are terms as often as speech. */
const leastWords = 3;

/** Whether all articles that have a quotation tell it in the words of their writers. */
function isTold(quoted: string, articles: readonly Prepared[]): boolean {
  const pieces = piecesOf(quoted);
  if (pieces.join(' ').split(' ').length < leastWords) return false;
  return articles.every(
    (article) => standsIn(pieces, comparableText(article)) === undefined || !mayBeSpeech(pieces, article),
  );
}

/** A tidy text with spaces in the places of all quotations that stand in an article. */
export const withoutQuotations = (text: string, articles: readonly Prepared[]): string =>
  quotationsIn(text)
    .filter(({ text: quoted }) => stands(quoted, articles))
    .reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
