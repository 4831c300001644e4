import type { SourceScope } from '../../domain/source.ts';
import { featuresOf } from '../learned/features.ts';
import { type Features, judge } from '../learned/linear.ts';
import { comparable } from '../text/characters.ts';
import { withoutAsides } from './asides.ts';
import { inWords, outermost } from '../text/listing.ts';
import { wordCount } from '../text/tokens.ts';
import learnedWords from './learned-words.json' with { type: 'json' };
import { countMentions, findTerms, otherTrade, type Found } from './match.ts';

export interface RelevanceInput {
  title: string;
  teaser: string;
  /** The whole article, where it is known. */
  text?: string;
  categories: readonly string[];
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

/** From this score on an article counts as being about AI. */
export const relevanceThreshold = 0.5;

/** How many words of the text count as its opening, where news says what it is about. */
const openingWords = 120;

/** How many words of it stand in for a teaser, where a feed has none. */
const leadWords = 60;

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

interface TermGrounds {
  head: Evidence;
  body: number;
  category: number;
  /** What these three say together, 0..1. */
  terms: number;
}

function groundsFor(input: RelevanceInput): TermGrounds {
  const head = evidence(headOf(input.title, leadOf(input)), opening(input.text));
  const body = head.trade === undefined ? bodyEvidence(input.text) : 0;
  const category = categoryEvidence(input.categories);
  return { head, body, category, terms: either(head.score, either(body, category)) };
}

function withTerms({ title, teaser, text }: RelevanceInput, { terms, head }: TermGrounds): Features {
  const sure = terms >= relevanceThreshold;
  return new Map([
    // Pairs were no help here.
    ...featuresOf({ title, teaser, text }, { pairs: false }),
    ['terms', { value: 2 * terms }],
    ['terms:sure', { value: Number(sure) }],
    ['terms:trade', { value: Number(!sure && head.trade !== undefined) }],
  ]);
}

/**
 * Whether title and teaser by themselves hint that an item is about AI; for learning a source's share, where a
 * weaker hint is enough than for posting, because chance hits average out over many items.
 */
export function showsAiEvidence(title: string, teaser: string): boolean {
  return evidence(`${title}\n${teaser}`, '').score >= 0.4;
}

/** What a feed shows below the title; where it shows nothing but the title again, the text's first sentences. */
function leadOf({ title, teaser, text }: RelevanceInput): string {
  const told = comparable(teaser);
  return told === '' || told === comparable(title) ? firstWords(text, leadWords) : teaser;
}

/** Title and lead; where the title says nothing of AI, what the lead says of it only in passing is left out. */
function headOf(title: string, lead: string): string {
  const telling = findTerms(title).some((term) => term.strength !== 'weak');
  return `${title}\n${telling ? lead : withoutAsides(lead)}`;
}

interface Evidence {
  score: number;
  /** The terms that count, those of title and teaser first. */
  found: Found[];
  /** A word of another trade, which silences ambiguous terms. */
  trade: string | undefined;
}

/**
 * Joins what the terms of the head (title and teaser) and of the text's opening say; those of the opening weigh
 * half. Everyday words alone say nothing, and together at most as much as one close term.
 */
function evidence(head: string, start: string): Evidence {
  const trade = otherTrade(head) ?? otherTrade(start);
  const inHead = findTerms(head);
  const inStart = findTerms(start)
    .filter((term) => !inHead.some((other) => other.text.toLowerCase() === term.text.toLowerCase()))
    .map((term) => ({ ...term, weight: term.weight / 2 }));
  const found = [...inHead, ...inStart].filter((term) => trade === undefined || isClear(term));
  const clear = found.filter((term) => term.strength !== 'weak');
  if (clear.length === 0) return { score: 0, found: [], trade };
  const everyday = found
    .filter((term) => term.strength === 'weak')
    .reduce((sum, term) => sum + term.weight, 0);
  const score = clear.reduce((sum, term) => either(sum, term.weight), Math.min(0.25, everyday));
  return { score, found: clear, trade };
}

function isClear(term: Found): boolean {
  return term.strength === 'strong' || term.strength === 'product';
}

const opening = (text: string | undefined): string => firstWords(text, openingWords);

function firstWords(text: string | undefined, count: number): string {
  return (text ?? '').slice(0, 4000).split(/\s+/).slice(0, count).join(' ');
}

/**
 * What the whole text says. A mention in passing is no evidence: the weight grows with mentions per 100 words,
 * from nothing at one in 400 words to 0.9 at one in 60, and needs three. Close terms count four tenths of a
 * strong one, and without a strong one only when there are several.
 */
function bodyEvidence(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const { strong, close, distinctClose } = countMentions(text);
  if (strong + close < 3 || (strong === 0 && distinctClose < 2)) return 0;
  const perHundred = (100 * (strong + 0.4 * close)) / Math.max(wordCount(text), 1);
  return Math.max(0, Math.min(0.9, (perHundred - 0.25) / 1.4));
}

/** The outlet's own filing under AI counts like a term in the title. */
function categoryEvidence(categories: readonly string[]): number {
  return categories.some((category) => findTerms(category).some(isClear)) ? 0.6 : 0;
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

interface Grounds extends TermGrounds {
  relevant: boolean;
  own: number;
  prior: number;
  /** The words that speak for it, the weightiest first. */
  words: readonly string[];
}

function reasonFor({ relevant, own, head, body, category, prior, words }: Grounds): string {
  const named = namesInWords(head.found);
  if (!relevant) {
    if (head.trade !== undefined)
      return `It is about something else ("${head.trade}"), and nothing in it is clearly about AI.`;
    if (named !== '') return `Names ${named}, but nothing else in it is about artificial intelligence.`;
    if (body > 0) return 'It mentions artificial intelligence only in passing.';
    return 'Nothing in it is about artificial intelligence: no model, lab or AI term in title or text.';
  }
  if (own >= relevanceThreshold) {
    if (named !== '') return `Names ${named}.`;
    if (body >= relevanceThreshold) return 'Its text is about artificial intelligence.';
    if (category >= relevanceThreshold) return 'Its publisher files it under AI.';
    return `Its words are those of news about AI: ${inWords(words.slice(0, 3).map((word) => `“${word}”`))}.`;
  }
  const habit = prior >= relevanceThreshold ? 'mostly' : 'often';
  if (named !== '') return `Names ${named}, in a source that ${habit} writes about AI.`;
  return `Its source ${habit} writes about AI, and nothing in this item says otherwise.`;
}

/** Up to three terms, clearest first: "Claude, agents and inference". */
function namesInWords(found: readonly Found[]): string {
  const byWeight = [...found].sort((a, b) => b.weight - a.weight);
  return inWords(outermost(byWeight.map((term) => term.text)).slice(0, 3));
}

function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b);
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
