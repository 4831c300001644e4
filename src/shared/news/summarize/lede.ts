import { topicWords } from '../text/tokens.ts';
import type { Budget } from './budget.ts';
import { figuresOf, likeness, repeats } from './likeness.ts';
import type { Ranked } from './rank.ts';

/** A teaser beside a text leads only where nothing of the text can. */
function withoutHooks(sentences: readonly Ranked[]): readonly Ranked[] {
  const told = sentences.filter(({ hook }) => !hook);
  return told.length > 0 ? told : sentences;
}

/** Among several articles nobody knows who "our" is. */
function inNoVoice(sentences: readonly Ranked[]): readonly Ranked[] {
  const alone = new Set(sentences.map(({ articleId }) => articleId)).size < 2;
  const told = sentences.filter(({ voice }) => !voice);
  return alone || told.length === 0 ? sentences : told;
}

/**
 * One or two sentences that say what happened: from the opening of an article, about what the headline is about,
 * without repeating it. A second one follows a short first one in the same article.
 */
export function chooseLede(
  ranked: readonly Ranked[],
  headline: string,
  primaryId: number | undefined,
  budget: Budget,
): Ranked[] {
  const title = new Set(topicWords(headline));
  const open = ranked.filter(
    (sentence) =>
      !sentence.leans &&
      (!repeats(sentence, title) || addsFigure(sentence.text, headline)) &&
      sentence.length <= 38 &&
      budget.fits(sentence),
  );
  // News says what happened at once; only where nothing there can stand by itself, what comes later may.
  const early = open.filter((sentence) => sentence.position < 4);
  const openings = inNoVoice(withoutHooks(early.length > 0 ? early : open));
  const value = (sentence: Ranked): number =>
    sentence.asLede +
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

/** "save an average of 52 minutes" under "save time": the very figure that readers want. */
function addsFigure(sentence: string, headline: string): boolean {
  const known = new Set(figuresOf(headline));
  return figuresOf(sentence).some((figure) => !known.has(figure));
}
