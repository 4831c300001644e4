import type { StoryArticle } from '../../domain/story.ts';
import { comparable } from '../text/characters.ts';
import { mayBeIn } from '../text/language.ts';
import { paragraphs, sentences } from '../text/sentences.ts';
import { topicWords, wordCount } from '../text/tokens.ts';
import { withoutFurniture } from './furniture.ts';
import { subjectToldBefore } from './leaning.ts';
import { isCaption, isCaseless, isQuotable, isVoice, quotedShare, sentenceWords } from './quotable.ts';
import { trimmed } from './trim.ts';

/** A sentence that may stand in a brief. */
export interface Candidate {
  text: string;
  articleId: number;
  /** Its distinct topic words, in normal form. */
  words: ReadonlySet<string>;
  /** How many words it has, for the verbatim limit. */
  length: number;
  /** Place in the article, 0 for its first sentence; captions and fragments are not counted. */
  position: number;
  /** Place in its paragraph. */
  inParagraph: number;
  fromTeaser: boolean;
  /** From a teaser beside which the whole text is known: a hook for readers, good only for want of better. */
  hook: boolean;
  voice: boolean;
  quoted: number;
  /** Words of which one has to be told before it, since it speaks of something known ("The factory will …"). */
  needs: readonly string[];
}

/** Sentences that are read of one article, and of all of them; later ones never lead. */
const mostOfOne = 60;
const mostOfAll = 400;

/**
 * The sentences of the articles that may stand in a brief, trimmed, each article's in its order. Where not one can
 * stand by itself, those that lean on others are better than nothing.
 */
export function candidatesOf(articles: readonly StoryArticle[]): Candidate[] {
  const alone = allOf(articles, false);
  return alone.length > 0 ? alone : allOf(articles, true);
}

function allOf(articles: readonly StoryArticle[], leaning: boolean): Candidate[] {
  const each = Math.max(8, Math.min(mostOfOne, Math.floor(mostOfAll / Math.max(articles.length, 1))));
  return articles.flatMap((article) => ofArticle(article, leaning).slice(0, each)).slice(0, mostOfAll);
}

function ofArticle(article: StoryArticle, leaning: boolean): Candidate[] {
  const ofText = (text: string, fromTeaser: boolean) => standing(article, text, { fromTeaser, leaning });
  const fromText = ofText(article.text ?? '', false);
  const known = new Set(fromText.map((candidate) => comparable(candidate.text)));
  // A teaser that is cut from the text would count twice.
  const fromTeaser = ofText(article.teaser, true).filter(
    (candidate) => !known.has(comparable(candidate.text)),
  );
  return [...fromTeaser, ...fromText];
}

function standing(
  article: StoryArticle,
  raw: string,
  { fromTeaser, leaning }: { fromTeaser: boolean; leaning: boolean },
): Candidate[] {
  const text = withoutFurniture(raw);
  const writing = { leaning, list: isList(text), caseless: isCaseless(text) };
  const told = new Set<string>();
  let position = 0;
  return placed(text).flatMap(({ sentence, inParagraph }) => {
    const statement = trimmed(sentence);
    const words = new Set(topicWords(statement));
    const needs = subjectToldBefore(statement, told);
    for (const word of words) told.add(word);
    // Captions and fragments are no places of the article: what follows them stands no later for it.
    const place = isPlace(sentence) ? position++ : position;
    const stands =
      mayBeIn(statement, article.language) &&
      (isQuotable(statement, writing) ||
        (writing.list && isEntry(statement)) ||
        (fromTeaser && isBareTeaser(statement, text)));
    if (!stands) return [];
    return {
      text: statement,
      articleId: article.id,
      words,
      length: wordCount(statement),
      position: place,
      inParagraph,
      fromTeaser,
      hook: fromTeaser && (article.text ?? '') !== '',
      voice: isVoice(statement),
      quoted: quotedShare(statement),
      needs,
    };
  });
}

function placed(text: string): { sentence: string; inParagraph: number }[] {
  return paragraphs(text)
    .slice(0, mostOfOne)
    .flatMap((paragraph) => sentences(paragraph).map((sentence, inParagraph) => ({ sentence, inParagraph })));
}

const isPlace = (sentence: string): boolean =>
  wordCount(sentence) >= sentenceWords.least && !isCaption(sentence);

/** A teaser of one sentence often has no full stop; it is whole all the same. */
function isBareTeaser(sentence: string, teaser: string): boolean {
  return comparable(teaser) === comparable(sentence) && isEntry(sentence);
}

/** Release notes: most paragraphs are entries without a full stop ("Fixed a crash in the settings panel"). */
function isList(text: string): boolean {
  const lines = paragraphs(text)
    .slice(0, mostOfOne)
    .filter((line) => line.split(' ').length >= 4);
  return lines.length >= 2 && lines.filter((line) => !/[.!?:]["”’)]*$/.test(line)).length >= lines.length / 2;
}

function isEntry(sentence: string): boolean {
  return !/[.…:,;?!-]$/.test(sentence) && isQuotable(`${sentence}.`);
}

/** How alike two sentences are, 0..1: the cosine of their sets of topic words. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.sqrt(a.size * b.size);
}

/** Share (0..1) of `a` that stands in `b`. */
export function coverOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 1;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / a.size;
}
