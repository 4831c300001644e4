import { remembered } from '../cluster/remembered.ts';
import { comparable } from '../text/characters.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { piecesOf, quotationsIn, standsIn } from './quotations.ts';

/** An article's text for looking a quotation up. */
const comparableText = remembered(({ sentences }: Prepared): string =>
  comparable(sentences.map(({ text }) => text).join(' ')),
);

const stands = (quoted: string, articles: readonly Prepared[]): boolean => {
  const pieces = piecesOf(quoted);
  return articles.some((article) => standsIn(pieces, comparableText(article)) !== undefined);
};

/** Quotations that stand word for word in none of the articles. */
export const quotationFaults = ({ text }: EvidenceSentence, articles: readonly Prepared[]): Fault[] =>
  quotationsIn(text)
    .filter(({ text: quoted }) => !stands(quoted, articles))
    .map(({ text: quoted }) => ({ kind: 'quotation', what: quoted }));

/** A tidy text with spaces in the places of all quotations that stand in an article. */
export const withoutQuotations = (text: string, articles: readonly Prepared[]): string =>
  quotationsIn(text)
    .filter(({ text: quoted }) => stands(quoted, articles))
    .reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
