import type { StoryArticle } from '../../domain/story.ts';
import type { Candidate } from './candidates.ts';
import type { Told } from './centrality.ts';
import { pointsBack } from './leaning.ts';

/** What is known of a sentence among those of all articles of its story. */
export interface Traits {
  /** How much of what the openings of the articles have in common it says, 0..1. */
  event: number;
  /** It is the first of its article. */
  first: boolean;
  /** 1 for the earliest article or the one by the story's subject, a half for the next, a third for the third ... */
  early: number;
}

const person = /\b(?:he|she|him|her|his|hers|\d\d-year-old)\b/i;
const scenery =
  /\b(?:people|everyone|some(?:one|body)|nobody|who|m[ae]n|wom[ae]n|mother|father|daughter|son|wife|husband|family|kitchen|doors?|hands?|eyes?|face|morning|night|evening|crowds?|streets?|home|coffee|tea|table|window)\b/;
/** Where, when or how, before it is said who did what. */
const circumstance =
  /^(?:On|At|In|For|When|With|By|After|Before|As|From|Outside|Inside|Behind|Under|Over|Along|Am|Im|Bei|Mit|Nach|Vor|Als|Aus|Auf|Unter|Wenn) /;
/** "... jumped 34 percent after a court ruled": the event stands behind what came of it. */
const marketMove = /(?:%|\bper ?cent\b).* after /;
/** Turns and questions: those who write so comment. */
const rhetoric = /[?;]|: | [–—-] /u;
const future =
  /\b(?:will|would|plans?|to be|expected|must|until|from \p{Lu}?\p{Ll}+ \d|by 20\d\d|wird|werden|sollen?|bis)\b/u;
const plainSubject = /^(?:The|An?|Der|Die|Das|Eine?) \p{Ll}/u;
/** "Merrowin 3" is a name. */
const figure =
  /(?<!\b\p{Lu}\p{Ll}{2,} )\d\b(?![.,]\d)|\d[\d.,]*\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|third|half|twice|quarter)\b/giu;

/**
 * How much a reader who knows headline and lede wants a sentence as a further point, in log-odds: 0 says that it is one
 * in half of all cases. Against it speaks that it tells the event once more, as the first sentence of every article does;
 * that it is about a person or a scene, or begins with the circumstances; that it quotes or comments. For it speak
 * figures, and what is to come.
 *
 * The weights were fitted (logistic regression, then rounded) to sentences that a reader had sorted (docs/decisions/0022).
 */
export function asPoint(sentence: Candidate, { event, first, early }: Traits): number {
  const { text, voice, quoted } = sentence;
  return (
    0.6 -
    0.6 * ifSo(isBare(sentence)) -
    2.4 * event -
    1.7 * ifSo(first) +
    0.4 * Math.min(3, text.match(figure)?.length ?? 0) -
    2 * ifSo(pointsBack(text)) -
    0.9 * ifSo(voice) -
    3.8 * quoted +
    plainness(text) +
    0.4 * ifSo(future.test(text)) +
    0.2 * ifSo(plainSubject.test(text)) +
    0.4 * early +
    0.8 * lengthOf(sentence)
  );
}

/** Below 0 where a sentence is about a person or a scene, begins with the circumstances, or comments. */
const plainness = (text: string): number =>
  -ifSo(person.test(text)) -
  0.8 * ifSo(scenery.test(text)) -
  ifSo(circumstance.test(text)) -
  0.6 * ifSo(rhetoric.test(text));

/** "Most leaks seem to be accidents.": short, without a figure or a name. */
export const isBare = ({ text, length }: Candidate): boolean =>
  length < 10 && text.search(figure) === -1 && !/[\p{L}\d,)] \p{Lu}\p{L}/u.test(text);

/** How well a sentence tells what happened, in log-odds but for a constant; fitted as `asPoint` was. */
export function asLede(sentence: Candidate, { event, first, early }: Traits): number {
  const { text, voice } = sentence;
  return (
    3.4 * event +
    2.8 * ifSo(first) +
    2.5 * early +
    1.4 * lengthOf(sentence) -
    1.3 * ifSo(voice) -
    1.5 * ifSo(marketMove.test(text)) -
    1.2 * ifSo(rhetoric.test(text)) -
    0.5 * ifSo(circumstance.test(text))
  );
}

const ifSo = (condition: boolean): number => (condition ? 1 : 0);
/** 1 for twenty words, 2 for forty and more. */
const lengthOf = ({ length }: Candidate): number => Math.min(length, 40) / 20;

/** @param articles in the order of the brief's sources */
export function traitsAmong(
  candidates: readonly Candidate[],
  articles: readonly StoryArticle[],
): (candidate: Candidate) => Traits {
  const told = new Map<number, Set<Told>>();
  for (const { articleId, among } of candidates)
    told.set(articleId, new Set([...(told.get(articleId) ?? []), ...among]));
  const event = eventOf([...told.values()].map((sentences) => [...sentences]));
  const places = new Map(articles.map(({ id }, index) => [id, index]));
  return ({ words, position, articleId }) => ({
    event: event(words),
    first: position === 0,
    early: 1 / (1 + (places.get(articleId) ?? 0)),
  });
}

/** Sentences of an article that say what happened. */
const opening = 2;

/**
 * What the openings of several articles have in common: the event. A word counts by the square of the share of openings
 * that have it.
 *
 * @param articles the sentences of each
 * @returns how much of it words hold, 0..1
 */
function eventOf(articles: readonly (readonly Told[])[]): (words: ReadonlySet<string>) => number {
  const shares = new Map<string, number>();
  for (const sentences of articles) {
    const told = sentences.filter(({ position }) => position < opening).flatMap(({ words }) => [...words]);
    for (const word of new Set(told)) shares.set(word, (shares.get(word) ?? 0) + 1 / articles.length);
  }
  const weightOf = (words: Iterable<string>): number =>
    [...words].reduce((sum, word) => sum + (shares.get(word) ?? 0) ** 2, 0);
  const all = weightOf(shares.keys());
  return (words) => (all === 0 ? 0 : weightOf(words) / all);
}
