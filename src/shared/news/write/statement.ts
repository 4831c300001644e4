import type { KeyPoint, StoryArticle } from '../../domain/story.ts';
import type { Evidence } from '../ground/evidence.ts';
import type { Fault as GroundFault } from '../ground/faults.ts';
import type { CheckCounts } from '../../db/tables/writing.ts';
import { opensOnAnother } from '../summarize/leaning.ts';
import { isJudgement, isVoice } from '../summarize/quotable.ts';
import { mayBeIn } from '../text/language.ts';
import { tokenize, wordCount } from '../text/tokens.ts';
import { faultsOf } from '../ground/check.ts';

/** Something that is wrong with a sentence: what the check of its words finds, or that it does not keep to its form. */
export interface Fault {
  kind: GroundFault['kind'] | 'citation' | 'length' | 'language' | 'voice' | 'leaning' | 'opinion';
  what: string;
}

/** A sentence that a model wrote, and what the check has against it. */
export interface Statement extends KeyPoint {
  faults: Fault[];
}

/** An article that can be cited, by its place in the list that the model was given, from 1. */
export interface Citable {
  id: number;
  evidence: Evidence;
}

/** Made once for a brief: what the check finds out about an article is kept with its evidence. */
export const citable = (articles: readonly StoryArticle[]): Citable[] =>
  articles.map(({ id, title, teaser, text, language, publishedAt }) => ({
    id,
    evidence: { title, teaser, ...(text !== undefined && { text }), language, publishedAt },
  }));

/** Words of a lede and of a point: what is longer is read by nobody on a card. */
export const mostWords = { lede: 65, point: 45 };

/** Words with letters that it takes to state something. */
const leastWords = 4;
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;

export interface StatementRules {
  articles: readonly Citable[];
  /** Words at the most. */
  most: number;
  /** ISO 639-1 that it should be in. */
  language: string | undefined;
}

/** What a model wrote, compared with the articles that it cites. */
export function statementOf(
  written: { text: string; articles: readonly number[] },
  { articles, most, language }: StatementRules,
): Statement {
  const text = written.text.replace(/\s+/g, ' ').trim();
  const cited = [...new Set(written.articles)].map((number) => articles[number - 1]);
  const known = cited.filter((article) => article !== undefined);
  const faulty = (kind: Fault['kind'], what: string): Fault[] => [{ kind, what }];
  const faultsIn = (): Fault[] => {
    if (tokenize(text).filter((word) => /\p{L}/u.test(word.text)).length < leastWords)
      return faulty('content', 'nothing is said');
    if (emoji.test(text)) return faulty('markup', 'an emoji');
    if (known.length === 0 || known.length < cited.length)
      return faulty('citation', 'articles that there are not');
    const words = wordCount(text);
    if (words > most) return faulty('length', `${words} words`);
    if (!mayBeIn(text, language)) return faulty('language', 'another language');
    if (isVoice(text)) return faulty('voice', 'it speaks as "we", "I" or "you" outside of a quotation');
    if (opensOnAnother(text)) return faulty('leaning', 'its first words stand for what is not named');
    if (isJudgement(text)) return faulty('opinion', 'it judges, and nobody is named whose judgement it is');
    return faultsOf(
      text,
      known.map(({ evidence }) => evidence),
    );
  };
  return { text, articleIds: known.map(({ id }) => id), faults: faultsIn() };
}

export const passes = ({ faults }: Statement): boolean => faults.length === 0;

export const noCounts = (): CheckCounts => ({ checked: 0, repaired: 0, replaced: 0, dropped: 0, faults: {} });

/** Counts the faults that were found in statements by their kinds. */
export function countFaults(counts: CheckCounts, statements: readonly Statement[]): void {
  counts.checked += statements.length;
  for (const { faults } of statements) {
    for (const kind of new Set(faults.map((fault) => fault.kind)))
      counts.faults[kind] = (counts.faults[kind] ?? 0) + 1;
  }
}
