import {
  type Evidence,
  type EvidenceSentence,
  type Prepared,
  plain,
  prepare,
  sentencesOf,
} from './evidence.ts';
import { type Traits, traitsOf } from './traits.ts';

/** The groundedness from which a text counts as borne out. */
export const groundedFrom = 0.5;

/**
 * Log odds that a sentence is faithful, and how each trait lowers them. Found by logistic regression, and by search for
 * the best balanced accuracy, on some 250 sentences of summaries that people had judged; rounded where both agreed
 * (docs/decisions/0019).
 */
const bias = 1.7;
const weights: Traits = { lost: -1, lostFigures: -0.7, glued: -1.5, changed: -1.2, retold: -0.6 };

/**
 * 0..1, how well evidence bears out a text of one or more sentences: as well as the one that it bears out worst. A text
 * without a word says nothing wrong: 1.
 */
export function groundedness(summary: string, evidence: readonly Evidence[]): number {
  const articles = evidence.map(prepare);
  const scores = sentencesOf(summary).map((sentence) => groundednessOf(sentence, articles));
  return Math.min(1, ...scores);
}

/** The same for one sentence. */
export function groundednessOf(sentence: EvidenceSentence, articles: readonly Prepared[]): number {
  if (isVerbatim(sentence, articles)) return 1;
  const traits = traitsOf(sentence, articles);
  let odds = bias;
  for (const [name, weight] of Object.entries(weights)) odds += weight * traits[name as keyof Traits];
  return 1 / (1 + Math.exp(-odds));
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
