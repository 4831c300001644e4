import type { StoryArticle } from '../../domain/story.ts';
import { comparable } from '../text/characters.ts';
import { mayBeIn } from '../text/language.ts';
import { paragraphs, sentences } from '../text/sentences.ts';
import { topicWords, wordCount } from '../text/tokens.ts';
import type { Told } from './centrality.ts';
import { withoutFurniture } from './furniture.ts';
import { personToldBefore, subjectToldBefore } from './leaning.ts';
import { Mentions } from './mentions.ts';
import { likeness } from './likeness.ts';
import {
  isCaption,
  isCaseless,
  isHostile,
  isQuotable,
  isVoice,
  mostWordsOfWhole,
  quotedShare,
  sentenceWords,
} from './quotable.ts';
import { trimmed } from './trim.ts';

/** A sentence that may stand in a brief. */
export interface Candidate extends Told {
  text: string;
  articleId: number;
  /** How many words it has, for the verbatim limit. */
  length: number;
  /** Place in its paragraph. */
  inParagraph: number;
  fromTeaser: boolean;
  /** From a teaser beside which the whole text is known: a hook for readers, good only for want of better. */
  hook: boolean;
  voice: boolean;
  quoted: number;
  /** Words of which one has to be told before it, since it speaks of something known ("The factory will …"); see `Mentions`. */
  needs: readonly string[];
  /** Begins with what the sentence before it names ("He told the council …"), and reads well only behind that. */
  leans: boolean;
  /** All sentences of its text, itself included; none that must not leave the article. */
  among: readonly Told[];
}

/** What sentences are for: points apart beside a headline and a lede, or an account of the whole in some length. */
export type Form = 'points' | 'whole';

/** Sentences that are read of one article, and of all of them; later ones never lead. */
const mostOfOne = 60;
const mostOfAll = 400;
/** Sentences that are compared with one another; an honest article has fewer. */
const mostRead = 600;
/** Characters of a sentence that is read: what is longer is no sentence, and costs time for nothing. */
const longest = 2_000;

/**
 * The sentences of the articles that may stand in a brief, trimmed, each article's in its order. Those that lean on
 * others may stand in a whole; as points, they are better than nothing where not one can stand by itself.
 */
export function candidatesOf(articles: readonly StoryArticle[], form: Form = 'points'): Candidate[] {
  const each = articles.map((article) => ofArticle(article, form));
  const alone = each.map((own) => own.filter(({ leans }) => !leans));
  if (alone.every((own) => own.length === 0))
    return limited(each).map((candidate) => ({ ...candidate, leans: false }));
  return limited(form === 'whole' ? each : alone);
}

function limited(articles: readonly Candidate[][]): Candidate[] {
  const each = Math.max(8, Math.min(mostOfOne, Math.floor(mostOfAll / Math.max(articles.length, 1))));
  return articles.flatMap((own) => own.slice(0, each)).slice(0, mostOfAll);
}

function ofArticle(article: StoryArticle, form: Form): Candidate[] {
  const most = form === 'whole' ? mostWordsOfWhole : sentenceWords.most;
  const fromText = standing(article, withoutStandfirst(article), { most, fromTeaser: false });
  const known = new Set(fromText.map((candidate) => comparable(candidate.text)));
  // A teaser that is cut from the text would count twice.
  const fromTeaser = standing(article, article.teaser, { most, fromTeaser: true }).filter(
    (candidate) => !known.has(comparable(candidate.text)),
  );
  return [...fromTeaser, ...fromText];
}

/**
 * From this likeness on a sentence takes up what title and teaser say: of 57 openings of articles 53 do, of 520 second
 * sentences 25; of the latter 5 where no teaser is known to compare with.
 */
const takesUp = { teaser: 0.2, unknown: 0.35 };

/**
 * The text without the teaser that a page prints above it: behind it the article begins, with a sentence that says what
 * title and teaser say. Where the teaser is the article's own beginning, the next one goes on with something else.
 */
function withoutStandfirst({ title, teaser, text = '' }: StoryArticle): string {
  const [first = '', ...rest] = paragraphs(text);
  if (rest.length === 0 || (teaser !== '' && comparable(first) !== comparable(teaser))) return text;
  const opening = new Set(topicWords(sentences(rest[0] ?? '')[0] ?? ''));
  const told = new Set(topicWords(`${title}. ${first}`));
  return likeness(opening, told) >= takesUp[teaser === '' ? 'unknown' : 'teaser'] ? rest.join('\n\n') : text;
}

function standing(
  article: StoryArticle,
  raw: string,
  { most, fromTeaser }: { most: number; fromTeaser: boolean },
): Candidate[] {
  const text = withoutFurniture(raw);
  const list = isList(text);
  const caseless = isCaseless(text);
  // A title tells of things, too, but readers of the story may have another one before them; its capitals may be mere style.
  const told = new Mentions(article.title.toLowerCase());
  const among: Told[] = [];
  let position = 0;
  const all = placed(text);
  return all.flatMap(({ sentence, inParagraph }): Candidate[] => {
    const statement = trimmed(sentence);
    const words = new Set(topicWords(statement));
    const needs = [...subjectToldBefore(statement, told), ...personToldBefore(statement, told)];
    told.add(statement);
    const caption = isCaption(sentence);
    // Captions and fragments are no places of the article: what follows them stands no later for it.
    const place = isPlace(sentence) ? position++ : position;
    if (!mayBeIn(statement, article.language) || isHostile(sentence)) return [];
    const own = { words, position: place, caption };
    among.push(own);
    const alone =
      isQuotable(statement, { caseless, most }) ||
      (list && isEntry(statement)) ||
      (fromTeaser && all.length === 1 && isBareTeaser(statement, text));
    if (!alone && !isQuotable(statement, { caseless, most, leaning: true })) return [];
    return [
      {
        ...own,
        text: statement,
        articleId: article.id,
        length: wordCount(statement),
        inParagraph,
        fromTeaser,
        hook: fromTeaser && (article.text ?? '') !== '',
        voice: isVoice(statement),
        quoted: quotedShare(statement),
        needs,
        leans: !alone,
        among,
      },
    ];
  });
}

function placed(text: string): { sentence: string; inParagraph: number }[] {
  return paragraphs(text)
    .slice(0, mostOfOne)
    .flatMap((paragraph) => sentences(paragraph).map((sentence, inParagraph) => ({ sentence, inParagraph })))
    .filter(({ sentence }) => sentence.length <= longest)
    .slice(0, mostRead);
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
