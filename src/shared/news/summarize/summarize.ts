import type { Brief, BriefPicture, StoryArticle } from '../../domain/story.ts';
import { topicWords } from '../text/tokens.ts';
import { allowanceOf } from './allowance.ts';
import { Budget } from './budget.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { namesError, outdatedIn } from './corrections.ts';
import { headlineOf } from './headline.ts';
import { chooseLede } from './lede.ts';
import { coverOf } from './likeness.ts';
import { pointsFor } from './limits.ts';
import { inOneLanguage, languageOf } from './one-language.ts';
import { choosePoints } from './points.ts';
import { type Ranked, rank } from './rank.ts';
import { inOrder, primaryOf, toSource } from './sources.ts';

export interface SummarizeOptions {
  /** Words of one article that may stand verbatim in the brief; Infinity switches the limit off. */
  verbatimWords?: number;
  /** Points when only one article is known. */
  pointsOfOne?: number;
  /** Points at most, whatever the number of articles. */
  mostPoints?: number;
  /** About so many words for lede and points together, whatever the number of points; undefined: as many as are worth it. */
  aboutWords?: number;
  /** ISO 639-1 of the readers: where some article is in it, those alone are quoted. */
  language?: string;
}

/** Shown when nothing but titles is known. */
export const titleOnlyNote = 'Only the title is known so far.';
/** Shown when there is text, but no sentence of it can stand by itself. */
export const noSentenceNote = 'The details are in the source.';

/**
 * A brief of whole sentences from the articles, each with the articles that it rests on. Deterministic. Keeps to
 * what may be shown of an article (see `allowanceOf`) over the whole brief, and to three points of a single one.
 */
export function summarize(articles: readonly StoryArticle[], options: SummarizeOptions = {}): Brief {
  const { verbatimWords, pointsOfOne, mostPoints, aboutWords } = options;
  const told = inOneLanguage(articles, options.language);
  const primary = primaryOf(told);
  const ordered = inOrder(told, primary?.id);
  // A correction in another language counts as well.
  const outdated = outdatedIn(articles);
  const headline = headlineOf(ordered, primary?.id, outdated);
  const form = aboutWords === undefined ? 'points' : 'whole';
  const candidates = upToDate(candidatesOf(ordered, form), outdated);
  const ranked = rank(candidates, ordered, form);
  const budget = new Budget(
    ranked,
    new Map(told.map((article) => [article.id, allowanceOf(article, verbatimWords)])),
  );
  // A whole tells the news by itself, whatever its headline says; without a title that is its first sentence.
  const above = form === 'whole' ? '' : headline;
  const lede = chooseLede(ranked, above, primary?.id, budget);
  const wanted = pointsFor(ordered.length, { ofOne: pointsOfOne, most: mostPoints });
  const points = choosePoints(ranked, {
    headline: above,
    lede,
    budget,
    ...(aboutWords === undefined ? { wanted } : { wanted: Infinity, aboutWords: aboutWords - wordsOf(lede) }),
  });
  const others = articles.filter((article) => !told.includes(article));
  const sources = [...ordered, ...inOrder(others, undefined)];
  const language = languageOf(told);
  const picture = pictureOf(sources);
  return {
    headline,
    lede: lede.map((sentence) => sentence.text).join(' '),
    ledeArticleIds: [...new Set(lede.flatMap((sentence) => sentence.articleIds))],
    points,
    sources: sources.map(toSource),
    ...(language !== undefined ? { language } : {}),
    ...(picture ? { picture } : {}),
    ...(lede.length === 0 ? { note: noteFor(told) } : {}),
  };
}

/** What states a corrected figure goes, unless nothing else is left: a correction names both figures. */
function upToDate(
  candidates: readonly Candidate[],
  outdated: (text: string) => boolean,
): readonly Candidate[] {
  const rest = candidates.filter(({ text }) => !outdated(text));
  return rest.length > 0 ? rest : candidates.filter(({ text }) => namesError(text));
}

const wordsOf = (sentences: readonly Ranked[]): number =>
  sentences.reduce((sum, { length }) => sum + length, 0);

function noteFor(articles: readonly StoryArticle[]): string {
  const known = articles.some(
    ({ title, teaser, text }) =>
      (text ?? '').trim() !== '' || coverOf(new Set(topicWords(teaser)), new Set(topicWords(title))) < 1,
  );
  return known ? noSentenceNote : titleOnlyNote;
}

/** The first picture that is offered, with words for those who cannot see it. */
function pictureOf(sources: readonly StoryArticle[]): BriefPicture | undefined {
  const first = sources.find(({ picture }) => picture);
  if (!first?.picture) return undefined;
  const { picture, publisher, title } = first;
  return { url: picture.url, alt: picture.alt || `Picture with “${title}”`, publisher };
}
