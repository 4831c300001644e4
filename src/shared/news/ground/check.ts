import { attributionFaults } from './attribution.ts';
import { type Evidence, type EvidenceSentence, type Prepared, prepare, sentencesOf } from './evidence.ts';
import type { Fault } from './faults.ts';
import { reportFigures } from './figure-check.ts';
import { withEnglishFigures } from './foreign.ts';
import { groundedFrom, groundednessOf, isVerbatim } from './groundedness.ts';
import { leakFaults } from './leaks.ts';
import { nameFaults } from './names.ts';
import { polarityFaults } from './polarity.ts';
import { quotationFaults } from './quotation-check.ts';
import { actorFaults, roleFaults } from './roles.ts';
import { stammerFaults } from './stammer.ts';
import { swappedFaults } from './swapped.ts';
import { swappedPlaceFaults } from './swapped-places.ts';
import { translatedNameFaults } from './translated-names.ts';
import { turnedFaults } from './turned.ts';

/**
 * The check that blocks (docs/decisions/0019): everything in a statement that the evidence does not bear out; empty when
 * it may be posted. A sentence that an article has as it is passes, unless it holds what must not leave an article.
 *
 * @param evidence the articles that the statement cites, and no others
 * @param options.translatedTo ISO 639-1 of the statement where its evidence is in another language: then only what
 *   languages share is compared
 */
export function faultsOf(
  statement: string,
  evidence: readonly Evidence[],
  { translatedTo }: { translatedTo?: string } = {},
): Fault[] {
  const articles = evidence.map(prepare);
  const comparable = translatedTo === undefined ? statement : withEnglishFigures(statement, translatedTo);
  const sentences = sentencesOf(comparable).filter((sentence) => !isVerbatim(sentence, articles));
  return distinct([
    ...leakFaults(statement, articles),
    ...sentences.flatMap((sentence) =>
      translatedTo === undefined
        ? faultsOfSentence(sentence, articles)
        : [
            ...reportFigures(sentence, articles, 'en').faults,
            ...translatedNameFaults(sentence, articles, translatedTo),
          ],
    ),
  ]);
}

function faultsOfSentence(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const faults = [
    ...reportFigures(sentence, articles).faults,
    ...nameFaults(sentence, articles),
    ...quotationFaults(sentence, articles),
    ...roleFaults(sentence, articles),
    ...actorFaults(sentence, articles),
    ...turnedFaults(sentence, articles),
    ...swappedFaults(sentence, articles),
    ...swappedPlaceFaults(sentence, articles),
    ...stammerFaults(sentence, articles),
    ...polarityFaults(sentence, articles),
    ...attributionFaults(sentence, articles),
  ];
  if (groundednessOf(sentence, articles) < groundedFrom)
    faults.push({ kind: 'content', what: sentence.text });
  return faults;
}

const distinct = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.kind} ${fault.what}`, fault])).values(),
];
