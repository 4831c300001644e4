import type { Brief, BriefPicture, StoryArticle } from '../../domain/story.ts';
import { topicWords } from '../text/tokens.ts';
import { allowanceOf } from './allowance.ts';
import { Budget } from './budget.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { namesError, outdatedIn } from './corrections.ts';
import { headlineOf } from './headline.ts';
import { coverOf, likeness } from './likeness.ts';
import { pointsFor } from './limits.ts';
import { inOneLanguage, languageOf } from './one-language.ts';
import { choosePoints } from './points.ts';
import { type Ranked, rank, repeats } from './rank.ts';
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
  const outdated = outdatedIn(ordered);
  const headline = headlineOf(ordered, primary?.id, outdated);
  const ranked = rank(
    upToDate(candidatesOf(ordered, aboutWords === undefined ? 'at need' : 'too'), outdated),
    ordered,
  );
  const budget = new Budget(
    ranked,
    new Map(told.map((article) => [article.id, allowanceOf(article, verbatimWords)])),
  );
  const lede = chooseLede(ranked, headline, primary?.id, budget);
  const wanted = pointsFor(ordered.length, { ofOne: pointsOfOne, most: mostPoints });
  const points = choosePoints(ranked, {
    headline,
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

/** A teaser beside a text leads only where nothing of the text can. */
function withoutHooks(sentences: readonly Ranked[]): readonly Ranked[] {
  const told = sentences.filter(({ hook }) => !hook);
  return told.length > 0 ? told : sentences;
}

/**
 * One or two sentences that say what happened: from the opening of an article, about what the headline is about,
 * without repeating it. A second one follows a short first one in the same article.
 */
function chooseLede(
  ranked: readonly Ranked[],
  headline: string,
  primaryId: number | undefined,
  budget: Budget,
): Ranked[] {
  const title = new Set(topicWords(headline));
  const open = ranked.filter(
    (sentence) =>
      !sentence.leans && !repeats(sentence, title) && sentence.length <= 38 && budget.fits(sentence),
  );
  // News says what happened at once; only where nothing there can stand by itself, what comes later may.
  const early = open.filter((sentence) => sentence.position < 4);
  const openings = withoutHooks(early.length > 0 ? early : open);
  const value = (sentence: Ranked): number =>
    sentence.score +
    0.8 * likeness(sentence.words, title) +
    (sentence.position === 0 ? 0.5 : 0) +
    (sentence.articleId === primaryId ? 0.05 : 0) -
    // A single article's limit must leave room for points.
    Math.max(0, sentence.length - 24) * 0.02 -
    Math.max(0, 10 - sentence.length) * 0.05;
  const best = [...openings].sort((a, b) => value(b) - value(a))[0];
  if (best === undefined) return [];
  budget.take(best);
  if (best.length >= 16 || !best.fromTeaser || !/[.!?]\W*$/.test(best.text)) return [best];
  const next = openings.find(
    (other) =>
      other.articleId === best.articleId &&
      other.fromTeaser &&
      other.position === best.position + 1 &&
      budget.fits(other),
  );
  if (next === undefined || next.length + best.length > 40 || repeats(next, best.words)) return [best];
  budget.take(next);
  return [best, next];
}
