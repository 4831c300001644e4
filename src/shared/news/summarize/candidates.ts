import type { StoryArticle } from '../../domain/story.ts';
import { comparable } from '../text/characters.ts';
import { paragraphs, sentences } from '../text/sentences.ts';
import { topicWords, wordCount } from '../text/tokens.ts';
import { isQuotable, isVoice, quotedShare } from './quotable.ts';

/** A sentence that may stand in a brief. */
export interface Candidate {
  text: string;
  articleId: number;
  /** Its distinct topic words, in normal form. */
  words: ReadonlySet<string>;
  /** How many words it has, for the verbatim limit. */
  length: number;
  /** Place in the article, 0 for its first sentence. */
  position: number;
  /** Place in its paragraph. */
  inParagraph: number;
  fromTeaser: boolean;
  /** From a teaser beside which the whole text is known: a hook for readers, good only for want of better. */
  hook: boolean;
  voice: boolean;
  quoted: number;
}

/** Sentences that are read of one article, and of all of them; later ones never lead. */
const mostOfOne = 60;
const mostOfAll = 400;

/** The sentences of the articles that may stand in a brief, each article's in its order. */
export function candidatesOf(articles: readonly StoryArticle[]): Candidate[] {
  const each = Math.max(8, Math.min(mostOfOne, Math.floor(mostOfAll / Math.max(articles.length, 1))));
  return articles.flatMap((article) => ofArticle(article).slice(0, each)).slice(0, mostOfAll);
}

function ofArticle(article: StoryArticle): Candidate[] {
  const own = (text: string, fromTeaser: boolean): Candidate[] => {
    let position = 0;
    const list = isList(text);
    return paragraphs(text)
      .slice(0, mostOfOne)
      .flatMap((paragraph) =>
        sentences(paragraph).map((sentence, inParagraph) => ({
          sentence,
          inParagraph,
          position: position++,
        })),
      )
      .filter(
        ({ sentence }) =>
          isQuotable(sentence) || (list && isEntry(sentence)) || (fromTeaser && isBareTeaser(sentence, text)),
      )
      .map(({ sentence, inParagraph, position: place }) => ({
        text: sentence,
        articleId: article.id,
        words: new Set(topicWords(sentence)),
        length: wordCount(sentence),
        position: place,
        inParagraph,
        fromTeaser,
        hook: fromTeaser && (article.text ?? '') !== '',
        voice: isVoice(sentence),
        quoted: quotedShare(sentence),
      }));
  };
  const text = article.text ?? '';
  const fromText = own(text, false);
  const known = new Set(fromText.map((candidate) => comparable(candidate.text)));
  // A teaser that is cut from the text would count twice.
  const fromTeaser = own(article.teaser, true).filter((candidate) => !known.has(comparable(candidate.text)));
  return [...fromTeaser, ...fromText];
}

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
