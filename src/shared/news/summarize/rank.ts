import type { StoryArticle } from '../../domain/story.ts';
import type { Candidate, Form } from './candidates.ts';
import { centralScores } from './central-score.ts';
import { figuresOf, likeness, sameStatement } from './likeness.ts';
import { asLede, asPoint, traitsAmong } from './news-value.ts';

/** A candidate with what speaks for it. */
export interface Ranked extends Candidate {
  /** How good a lede it makes; to be compared with others of its story. */
  asLede: number;
  /** How good a point it makes, roughly -3..3; from 0 on it is worth reading. */
  asPoint: number;
  /** Its figures that other articles hold as well, with the share of those, 0..1: several newsrooms found them worth telling. */
  sharedFigures: ReadonlyMap<string, number>;
  /** Ids of the articles that hold it or a near-duplicate of it, its own first. */
  articleIds: number[];
}

/** Central sentences have such a score. */
const worthReading = 0.9;
/**
 * So much of a central score one in log-odds counts. Of a single article less: with twice as much its points are as
 * often facts, but further from those that editors chose (0.014 of ROUGE-1, docs/quality.md). Among several articles half
 * or twice of it hardly changes a point.
 */
const perLogOdds = { ofOne: 0.25, ofSeveral: 0.6 };
/** In log-odds: three of four readers would want it. */
const wanted = 1;

/**
 * Values every candidate. For a whole it counts how well a sentence stands for the articles; for points, how much it
 * adds to a lede. What happened is told best by what several articles share; of a single one, by its central sentence.
 */
export function rank(
  candidates: readonly Candidate[],
  articles: readonly StoryArticle[],
  form: Form,
): Ranked[] {
  const single = new Set(candidates.map(({ articleId }) => articleId)).size < 2;
  const score = centralScores(candidates, articles);
  const shared = sharedFiguresAmong(articles);
  const traitsOf = traitsAmong(candidates, articles);
  const valuesOf = (candidate: Candidate, central: number): Pick<Ranked, 'asLede' | 'asPoint'> => {
    if (form === 'whole') return { asLede: central, asPoint: central - worthReading };
    const traits = traitsOf(candidate);
    const point = perLogOdds[single ? 'ofOne' : 'ofSeveral'] * (asPoint(candidate, traits) - wanted);
    return single
      ? { asLede: central, asPoint: central - worthReading + point }
      : { asLede: asLede(candidate, traits), asPoint: point };
  };
  return candidates.map((candidate) => {
    const articleIds = sayingSame(candidate, candidates);
    return {
      ...candidate,
      articleIds,
      sharedFigures: form === 'whole' ? new Map() : shared(candidate),
      ...valuesOf(candidate, score(candidate, articleIds)),
    };
  });
}

function sharedFiguresAmong(
  articles: readonly StoryArticle[],
): (candidate: Candidate) => Map<string, number> {
  const held = articles.map(({ id, teaser, text = '' }) => ({
    id,
    figures: new Set(figuresOf(`${teaser} ${text}`)),
  }));
  return ({ articleId, text }) => {
    const others = held.filter(({ id }) => id !== articleId);
    const shareOf = (figure: string): number =>
      others.filter(({ figures }) => figures.has(figure)).length / others.length;
    const shares = figuresOf(text).map((figure) => [figure, shareOf(figure)] as const);
    return new Map(shares.filter(([, share]) => share > 0));
  };
}

function sayingSame(candidate: Candidate, all: readonly Candidate[]): number[] {
  const ids = new Set([candidate.articleId]);
  for (const other of all) {
    if (!ids.has(other.articleId) && likeness(candidate.words, other.words) >= sameStatement)
      ids.add(other.articleId);
  }
  return [...ids];
}
