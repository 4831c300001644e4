import type { Utterance } from '../../db/tables/spoken.ts';
import type { Level } from '../../domain/story.ts';
import { outletsPhrase } from '../importance/importance.ts';
import { isAbove } from '../importance/levels.ts';
import { type Fact, factsIn, sameFact } from './facts.ts';

/** What one independent outlet has written, for looking facts up. */
export interface OutletText {
  articles: { seenAt: Date; text: string }[];
}

export interface StandingNow {
  level: Level;
  /** How many independent outlets carry the story. */
  outlets: number;
  /** The facts of the newest version that at least two of them state. */
  facts: readonly StatedFact[];
}

export interface StatedFact extends Fact {
  /** When an article with it was first seen. */
  since: Date;
  /** With what it counts: "1,150 people" rather than "1,150". */
  phrase: string;
}

/** A fact counts when so many independent outlets state it. */
const enoughOutlets = 2;

/** The facts in a version's lede and points that at least two independent outlets state. */
export function statedFacts(version: readonly string[], outlets: readonly OutletText[]): StatedFact[] {
  const named = version.flatMap((sentence) =>
    factsIn(sentence).map((fact) => ({ ...fact, phrase: phraseOf(sentence, fact) })),
  );
  if (named.length === 0) return [];
  const known = outlets.map(({ articles }) =>
    articles.map(({ seenAt, text }) => ({ seenAt, facts: factsIn(text) })),
  );
  return named.flatMap((fact) => {
    const sights = known.map((articles) =>
      articles
        .filter(({ facts }) => facts.some((other) => sameFact(fact, other)))
        .map(({ seenAt }) => seenAt),
    );
    if (sights.filter((times) => times.length > 0).length < enoughOutlets) return [];
    return [{ ...fact, since: new Date(Math.min(...sights.flat().map((at) => at.getTime()))) }];
  });
}

const counted = /^ (?:(?:of|per|more|fewer|new|an?|the) )*\p{L}[\p{L}’'-]*/u;

/** A bare figure tells nothing without what it counts; money, versions and dates speak for themselves. */
function phraseOf(sentence: string, { text, amount }: Fact): string {
  if (amount === undefined || /[$€£¥]/.test(text)) return text;
  const rest = sentence.slice(sentence.indexOf(text) + text.length);
  return text + (counted.exec(rest)?.[0] ?? '');
}

/** "Far more sources": so many times as many, and so many more. */
const farMore = { times: 3, more: 5 };

/**
 * Why a story has something to say again to those whom it told `told`, in words; undefined where it has not. A fact is
 * new when no article held it by then: a summary that merely picks another sentence tells nothing new.
 */
export function whyAgain(told: Utterance, now: StandingNow): string | undefined {
  if ((now.level === 'major' || now.level === 'breaking') && isAbove(now.level, told.level)) {
    const name = now.level === 'major' ? 'a major story' : 'breaking news';
    return `Now ${name}: ${outletsPhrase(now.outlets)}`;
  }
  const fresh = now.facts.find(({ since }) => since > told.at);
  if (fresh) return `New: ${fresh.phrase}`;
  const farMoreNow =
    now.outlets >= farMore.times * told.outlets && now.outlets - told.outlets >= farMore.more;
  return farMoreNow ? `Now ${outletsPhrase(now.outlets)} instead of ${told.outlets}` : undefined;
}
