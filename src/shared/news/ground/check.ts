import { attributionFaults } from './attribution.ts';
import { type Evidence, type EvidenceSentence, type Prepared, prepare, sentencesOf } from './evidence.ts';
import type { Fault } from './faults.ts';
import { reportFigures } from './figure-check.ts';
import { isGathered } from './gathered.ts';
import { groundedFrom, groundednessOf, isVerbatim } from './groundedness.ts';
import { leakFaults } from './leaks.ts';
import { nameFaults } from './names.ts';
import { polarityFaults } from './polarity.ts';
import { quotationFaults } from './quotation-check.ts';
import { actorFaults, roleFaults } from './roles.ts';
import { swappedFaults } from './swapped.ts';

/**
 * The check that blocks (docs/decisions/0019): everything in a statement that the evidence does not bear out; empty when
 * it may be posted. A sentence that an article has as it is passes, unless it holds what must not leave an article.
 *
 * @param evidence the articles that the statement cites, and no others
 * @param options.translated the articles are in another language: only what languages share is compared
 */
export function faultsOf(
  statement: string,
  evidence: readonly Evidence[],
  { translated = false }: { translated?: boolean } = {},
): Fault[] {
  const articles = evidence.map(prepare);
  const sentences = sentencesOf(statement).filter((sentence) => !isVerbatim(sentence, articles));
  return distinct([
    ...leakFaults(statement, articles),
    ...sentences.flatMap((sentence) =>
      translated ? translatedFaults(sentence, articles) : faultsOfSentence(sentence, articles),
    ),
  ]);
}

const translatedFaults = (sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] => [
  ...reportFigures(sentence, articles).faults,
  ...nameFaults(sentence, articles),
];

function faultsOfSentence(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const faults = [
    ...translatedFaults(sentence, articles),
    ...quotationFaults(sentence, articles),
    ...roleFaults(sentence, articles),
    ...actorFaults(sentence, articles),
    ...swappedFaults(sentence, articles),
    ...polarityFaults(sentence, articles),
    ...attributionFaults(sentence, articles),
  ];
  if (groundednessOf(sentence, articles) < groundedFrom && !isGathered(sentence, articles))
    faults.push({ kind: 'content', what: sentence.text });
  return faults;
}

const distinct = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.kind} ${fault.what}`, fault])).values(),
];
