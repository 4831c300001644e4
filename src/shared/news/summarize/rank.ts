import type { StoryArticle } from '../../domain/story.ts';
import { comparable } from '../text/characters.ts';
import { topicWords } from '../text/tokens.ts';
import type { Candidate } from './candidates.ts';
import { type Central, centralAmong } from './centrality.ts';
import { withoutOrders } from './headline.ts';
import { coverOf, likeness, sameStatement } from './likeness.ts';

/** A candidate with what speaks for it. */
export interface Ranked extends Candidate {
  /** Roughly 0..3; higher is better. */
  score: number;
  /** Ids of the articles that hold it or a near-duplicate of it, its own first. */
  articleIds: number[];
}

/** Judges instead of telling. */
const opinion =
  /\b(?:interesting|surprising|surprisingly|impressive|remarkable|exciting|excited|thrilled|proud|amazing|stunning|best part|worst part|frankly|honestly|of course|arguably|no doubt|nobody|everybody|everyone|perhaps|must-have|verdict|caveat|deserves?|matters?|worth)\b/i;
/** Names by a pronoun or a bare article what another sentence has told. */
const leansBack =
  /\b(?:this|that|these|those) (?:measure|approach|method|move|change|decision|figure|rule|sum|step|feature|result|idea|kind|way)s?\b|\bthe (?:sum|rest|move|trick|measure|same|difference)\b|\b(?:it|them|this|that|one|ones|so|there|do|does|did|too|either|instead)[.!]$/i;

/**
 * Few, round and in a flat place: tried on 96 news articles with summaries by their editors (docs/quality.md), where
 * the neighbours of each did about as well.
 */
const weights = { whole: 1, opening: 0.6, repeated: 0.5, title: 0.5, coverage: 0.5, early: 0.8, reach: 8 };

/**
 * Scores every candidate: how much it shares with the other sentences, the opening and the titles (centrality), whether
 * its article says it twice, how many articles say it (coverage), how early it stands (position: news puts the main
 * thing first), and whether it holds figures or names; the author's own voice and quotations weigh less.
 */
export function rank(candidates: readonly Candidate[], articles: readonly StoryArticle[]): Ranked[] {
  const central = centralAmong([...new Set(candidates.map(({ among }) => among))]);
  const titleWords = new Set(articles.flatMap((article) => topicWords(withoutOrders(article.title))));
  return candidates.map((candidate) => {
    const articleIds = sayingSame(candidate, candidates);
    const score = scoreOf(candidate, central(candidate, candidate.among), {
      onTitle: likeness(candidate.words, titleWords),
      coverage: articles.length < 2 ? 0 : (articleIds.length - 1) / (articles.length - 1),
    });
    return { ...candidate, articleIds, score };
  });
}

function scoreOf(
  candidate: Candidate,
  { whole, opening, repeated }: Central,
  { onTitle, coverage }: { onTitle: number; coverage: number },
): number {
  const { position, inParagraph, text, length } = candidate;
  const early = Math.exp(-position / weights.reach);
  // The second sentence of a paragraph often leans on the first.
  const leaning = (inParagraph > 0 ? 0.12 : 0) + (leansBack.test(text) ? 0.25 : 0);
  const tooLong = Math.max(0, length - 28) * 0.008;
  return (
    weights.whole * whole +
    weights.opening * opening +
    weights.repeated * repeated +
    weights.title * onTitle +
    weights.coverage * coverage +
    weights.early * early +
    factual(candidate) -
    leaning -
    tooLong
  );
}

/** Figures and names are facts; opinions, the author's own voice and quotations are worth less on a card. */
function factual({ text, voice, quoted, hook }: Candidate): number {
  const figure = /\d/.test(text);
  const name = /[\p{L}\d,)] \p{Lu}\p{L}/u.test(text);
  const facts = figure ? 0.15 : name ? 0.05 : -0.15;
  return facts - (opinion.test(text) ? 0.8 : 0) - (voice ? 0.8 : 0) - 0.5 * quoted - (hook ? 0.3 : 0);
}

function sayingSame(candidate: Candidate, all: readonly Candidate[]): number[] {
  const ids = new Set([candidate.articleId]);
  for (const other of all) {
    if (!ids.has(other.articleId) && likeness(candidate.words, other.words) >= sameStatement)
      ids.add(other.articleId);
  }
  return [...ids];
}

/** Whether a sentence says nothing that `said` does not: nearly all its topic words stand there. */
export function repeats(candidate: Candidate, said: ReadonlySet<string>, limit = 0.75): boolean {
  return coverOf(candidate.words, said) >= limit;
}

/** Whether two sentences have four words in a row in common: the same fact, told twice. */
export function sharesRun(a: string, b: string): boolean {
  const runs = (text: string): string[] => {
    const list = comparable(text).split(' ');
    return list.slice(0, -3).map((_, index) => list.slice(index, index + 4).join(' '));
  };
  const inB = new Set(runs(b));
  return runs(a).some((run) => inB.has(run) && topicWords(run).length >= 2);
}

/** The figures of a sentence, so that "€2.4bn" and "2.4 billion euros" are the same; single digits tell nothing. */
export function figuresOf(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).filter((figure) => figure.replace(/\D/g, '').length >= 2);
}
