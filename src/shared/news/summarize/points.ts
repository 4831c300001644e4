import type { KeyPoint } from '../../domain/story.ts';
import { topicWords } from '../text/tokens.ts';
import type { Budget } from './budget.ts';
import { isNew, repeats, sharesRun, tellsMore } from './likeness.ts';
import { Mentions } from './mentions.ts';
import { isBare } from './news-value.ts';
import type { Ranked } from './rank.ts';
import { type Told, leans, worthOf } from './worth.ts';

/** A sentence may be so many times as long as the room that is left for it. */
const overshoot = 1.5;
/** So many points a brief has if it can; further ones only when they are worth reading. */
const enough = 3;

interface PointRules {
  headline: string;
  lede: readonly Ranked[];
  wanted: number;
  budget: Budget;
  /** About so many words for all points together; more are wanted then even where they are hardly worth reading. */
  aboutWords?: number;
}

/**
 * Maximal marginal relevance: the best sentence that says something new, again and again, within the limits. Best
 * first: where only some are shown, the first are the best.
 */
export function choosePoints(
  ranked: readonly Ranked[],
  { headline, lede, wanted, budget, aboutWords }: PointRules,
): KeyPoint[] {
  const whole = aboutWords !== undefined;
  const chosen: Ranked[] = [];
  // "We tested" is fine where one voice speaks; among several nobody knows who "we" is.
  const alone = new Set(ranked.map((sentence) => sentence.articleId)).size === 1;
  const said = new Set([...topicWords(headline), ...lede.flatMap((sentence) => [...sentence.words])]);
  const pool = ranked.filter(
    (sentence) =>
      !lede.includes(sentence) && !sentence.hook && !repeats(sentence, said) && (alone || !sentence.voice),
  );
  const room = (): number =>
    (aboutWords ?? Infinity) - chosen.reduce((sum, sentence) => sum + sentence.length, 0);
  while (chosen.length < wanted && room() > 0) {
    const known = [...lede, ...chosen];
    const texts = [headline, ...known.map(({ text }) => text)];
    const told = { headline, lede, chosen, read: new Mentions(...texts) };
    const open = pool.filter(
      (sentence) =>
        !chosen.includes(sentence) &&
        (whole || isWanted(sentence, told)) &&
        budget.fits(sentence) &&
        (!sentence.leans || followsOne(sentence, known)) &&
        (whole || tellsMore(sentence, texts)) &&
        known.every((other) => isNew(sentence, other) && !sharesRun(sentence.text, other.text)),
    );
    const next = open
      .map((sentence) => ({ sentence, worth: worthOf(sentence, told) }))
      .sort((a, b) => b.worth - a.worth)[0];
    // Where the best would overshoot by much, a lesser one in its stead says less than nothing.
    if (next === undefined || next.sentence.length > overshoot * room()) break;
    budget.take(next.sentence);
    chosen.push(next.sentence);
  }
  // At a length the brief is read as a whole, in the order in which its articles tell it.
  const inOrder = whole ? ranked.filter((sentence) => chosen.includes(sentence)) : chosen;
  return inOrder.map(({ text, articleIds }) => ({ text, articleIds }));
}

/** Of four bare remarks one is a fact; further points are worth reading by themselves. */
const isWanted = (sentence: Ranked, told: Told): boolean =>
  !isBare(sentence) && (told.chosen.length < enough || (sentence.asPoint >= 0 && !leans(sentence, told)));

/** What leans on the sentence before it may stand only behind that. */
function followsOne(sentence: Ranked, known: readonly Ranked[]): boolean {
  return known.some(({ among, position }) => among === sentence.among && position === sentence.position - 1);
}
