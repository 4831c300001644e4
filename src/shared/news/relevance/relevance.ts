import type { SourceScope } from '../../domain/source.ts';
import { featuresOf } from '../learned/features.ts';
import { type Features, judge } from '../learned/linear.ts';
import { type ArticleTexts, type TermGrounds, either, groundsFor } from './evidence.ts';
import learnedWords from './learned-words.json' with { type: 'json' };
import { reasonFor } from './reason.ts';
import { relevanceThreshold } from './threshold.ts';

export interface RelevanceInput extends ArticleTexts {
  sourceScope: SourceScope;
  /** Share (0..1) of the source's own past items for which `showsAiEvidence` holds; undefined when unknown. */
  sourceShare?: number;
  /** How many items that share was learned from: few items prove little. Undefined counts as many. */
  sourceItems?: number;
}

export interface Relevance {
  relevant: boolean;
  /** Chance (0..1) that the article is about artificial intelligence; relevant from 0.5. */
  score: number;
  /** One sentence for a reader. */
  reason: string;
  /**
   * Refused only for want of evidence, not because it is plainly about something else. Such an article still
   * belongs to a story about AI when it reports the same event ("Shipyard to become chip factory").
   */
  doubtful: boolean;
}

/**
 * Whether an article is about artificial intelligence. Its own evidence (terms of AI in title, teaser, categories and
 * text, and what its words have been learned to mean) and the habit of its source are joined as independent hints,
 * 1 - (1-a)(1-b); plain words that leave it open add nothing to a habit.
 */
export function judgeRelevance(input: RelevanceInput): Relevance {
  const grounds = groundsFor(input);
  const verdict = judge(learnedWords, withTerms(input, grounds))[0];
  const learned = verdict?.chance ?? 0;
  const alone = grounds.terms === 0 || grounds.head.trade !== undefined;
  const own = ownChance(grounds.terms, learned, alone);
  const prior = sourcePrior(input, grounds.head.trade !== undefined);
  const open = alone && own < relevanceThreshold;
  const score = round(open ? Math.max(own, prior) : either(own, prior));
  const relevant = score >= relevanceThreshold;
  const doubtful = !relevant && grounds.head.trade === undefined;
  const reason = reasonFor({ ...grounds, relevant, own, prior, words: verdict?.named ?? [] });
  return { relevant, score, doubtful, reason };
}

/** Without any term of AI, or beside one of another trade, plain words must be so sure; else they leave it open. */
const wordsAlone = { from: 0.6, open: 0.45 };

function ownChance(terms: number, learned: number, alone: boolean): number {
  // Terms that are sure by themselves need no agreement: what a lab does is news about AI, whatever the other words are.
  if (terms >= relevanceThreshold) return Math.max(learned, terms);
  return alone && learned < wordsAlone.from ? Math.min(learned, wordsAlone.open) : learned;
}

/** What relevance is learned from: the article's words, and how sure its terms of AI make it. */
export const relevanceFeatures = (input: RelevanceInput): Features => withTerms(input, groundsFor(input));

function withTerms({ title, teaser, text }: RelevanceInput, { terms, head }: TermGrounds): Features {
  const sure = terms >= relevanceThreshold;
  return new Map([
    // Pairs and words of titles were no help here.
    ...featuresOf({ title, teaser, text }, { finely: false }),
    ['terms', { value: 2 * terms }],
    ['terms:sure', { value: Number(sure) }],
    ['terms:trade', { value: Number(!sure && head.trade !== undefined) }],
  ]);
}

/**
 * The chance that an item without any evidence is about AI, given its source. Rises from 0 at a share of a
 * quarter (a general outlet with a technology page) to 0.75 at three quarters (a lab's blog, most of whose
 * items say AI and the others need not). A word of another trade halves it.
 */
function sourcePrior(input: RelevanceInput, otherTradeNamed: boolean): number {
  const items = input.sourceItems ?? Number.POSITIVE_INFINITY;
  const learnedShare = input.sourceShare ?? 0;
  // As if four items with a share of a quarter had been seen before (Bayesian smoothing).
  const share = Number.isFinite(items) ? (learnedShare * items + 1) / (items + 4) : learnedShare;
  const learned = 0.75 * Math.max(0, Math.min(1, (share - 0.25) / 0.5));
  const prior = input.sourceScope === 'ai' ? Math.max(learned, 0.65) : learned;
  return otherTradeNamed ? prior / 2 : prior;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
