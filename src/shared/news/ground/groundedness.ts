import {
  type Evidence,
  type EvidenceSentence,
  type Prepared,
  plain,
  prepare,
  sentencesOf,
} from './evidence.ts';
import { isGathered } from './gathered.ts';
import { type Traits, traitsOf } from './traits.ts';

/** The groundedness from which a text counts as borne out. */
export const groundedFrom = 0.5;

/**
 * Log odds that a sentence is faithful, and how each trait lowers them: searched for the best mean of the balanced
 * accuracies on summaries that people had judged, each set and in it each class weighing the same, and rounded
 * (docs/decisions/0019).
 */
const bias = 1;
const weights: Traits = {
  lostFigures: -2,
  unknown: -1.5,
  torn: -14,
  retold: 1.2,
  scattered: -2,
  invented: -5,
};
/** No sentence speaks for a text more than this, in log odds; one that was taken over as it is speaks as much. */
const mostOdds = 1.5;
/** What retells one place of an article in good writing is borne out, if barely. */
const leastGathered = 0.2;

/**
 * 0..1, how well evidence bears out a text of one or more sentences: half by the sentence that it bears out worst, half
 * by all of them, since each of many sentences may look worse than it is. A text without a word says nothing wrong: 1.
 */
export function groundedness(summary: string, evidence: readonly Evidence[]): number {
  const articles = evidence.map(prepare);
  const sentences = sentencesOf(summary);
  const odds = sentences
    .filter((sentence) => !isVerbatim(sentence, articles))
    .map((sentence) => oddsOf(sentence, articles));
  if (odds.length === 0) return 1;
  const sum = odds.reduce((total, each) => total + each, mostOdds * (sentences.length - odds.length));
  return probability((Math.min(...odds) + sum / sentences.length) / 2);
}

/** The same for one sentence. */
export const groundednessOf = (sentence: EvidenceSentence, articles: readonly Prepared[]): number =>
  isVerbatim(sentence, articles) ? 1 : probability(oddsOf(sentence, articles));

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Log odds that a sentence that was not taken over as it is follows from the articles. */
function oddsOf(sentence: EvidenceSentence, articles: readonly Prepared[]): number {
  const traits = traitsOf(sentence, articles);
  let odds = bias;
  for (const [name, weight] of Object.entries(weights)) odds += weight * traits[name as keyof Traits];
  return Math.min(mostOdds, isGathered(sentence, articles) ? Math.max(leastGathered, odds) : odds);
}

/** Whether a sentence stands in an article as it is, as a whole. */
export function isVerbatim({ text }: EvidenceSentence, articles: readonly Prepared[]): boolean {
  const wanted = plain(text);
  return articles.some(({ verbatim, whole }) => verbatim.has(wanted) || standsWhole(wanted, whole));
}

/** Sentences are told apart by what stands around them, so one by itself may be cut otherwise than in its article. */
function standsWhole(wanted: string, whole: string): boolean {
  if (!/[.!?]["')]*$/.test(wanted)) return false;
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
    const after = whole.slice(at + wanted.length);
    if (
      /(?:^|[.!?]["')]* )$/.test(whole.slice(Math.max(0, at - 5), at)) &&
      (after === '' || after.startsWith(' '))
    )
      return true;
  }
  return false;
}
