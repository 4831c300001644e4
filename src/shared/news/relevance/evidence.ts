import { comparable } from '../text/characters.ts';
import { wordCount } from '../text/tokens.ts';
import { withoutAsides } from './asides.ts';
import { countMentions, findTerms, type Found, otherTrade } from './match.ts';

/** An article as far as its terms of AI are looked for. */
export interface ArticleTexts {
  title: string;
  teaser: string;
  /** The whole article, where it is known. */
  text?: string;
  categories: readonly string[];
}

/** How many words of the text count as its opening, where news says what it is about. */
const openingWords = 120;

/** How many words of it stand in for a teaser, where a feed has none. */
const leadWords = 60;

/** What an article's terms of AI say, each 0..1. */
export interface TermGrounds {
  head: Evidence;
  body: number;
  category: number;
  /** What these three say together, 0..1. */
  terms: number;
}

export function groundsFor(input: ArticleTexts): TermGrounds {
  const head = evidence(headOf(input.title, leadOf(input)), opening(input.text));
  const body = head.trade === undefined ? bodyEvidence(input.text) : 0;
  const category = categoryEvidence(input.categories);
  return { head, body, category, terms: either(head.score, either(body, category)) };
}

/**
 * Whether title and teaser by themselves hint that an item is about AI; for learning a source's share, where a
 * weaker hint is enough than for posting, because chance hits average out over many items.
 */
export function showsAiEvidence(title: string, teaser: string): boolean {
  return evidence(`${title}\n${teaser}`, '').score >= 0.4;
}

/** What a feed shows below the title; where it shows nothing but the title again, the text's first sentences. */
function leadOf({ title, teaser, text }: ArticleTexts): string {
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

/** Joins two independent hints: 1 - (1-a)(1-b). */
export function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b);
}
