import { meaningOf } from '../cluster/meanings.ts';
import { denialsIn, deniesAnything } from './denials.ts';
import { turnedNumber } from './directions.ts';
import { doubts, isCue, isDone, isDoubted, isToCome, tellsOf } from './doubts.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { namesIn } from './names.ts';
import { areConverse, opposites } from './opposites.ts';
import { overstated } from './quantities.ts';
import type { Word } from './words.ts';

/** "Not only" and "no doubt" and the like: no denial of the word behind them. */
const noDenial = /^(?:only|just|least|matter|doubt|nur)$/i;

/**
 * What a statement denies and the articles assert, or the other way round; what they call possible and it calls a fact;
 * a word for its opposite; and what they say of some and it of all. Only sentences that say nearly the same are compared,
 * and one that agrees is enough.
 */
export function polarityFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const matches = matchesOf(sentence, articles);
  if (matches.length === 0) return [];
  const disagreement = (other: EvidenceSentence): string | undefined =>
    deniedApart(sentence, other) ??
    crossed(sentence, other) ??
    oppositeIn(sentence, other) ??
    turnedNumber(sentence, other) ??
    madeCertain(sentence, other) ??
    overstated(sentence, other);
  const found = matches.map(disagreement);
  if (found.some((what) => what === undefined)) return [];
  return [{ kind: 'negation', what: found[0] ?? sentence.text }];
}

/** The forms that a word of denial stands close before (in German also behind), and the words themselves. */
function scopes(
  sentence: EvidenceSentence,
  cues: (word: Word) => boolean,
  reach: number,
): Map<string, string> {
  const { words } = sentence;
  const found = new Map<string, string>();
  const ahead = wordsAhead(sentence, cues, reach);
  let last: Word | undefined;
  words.forEach((word, index) => {
    if (cues(word) && !noDenial.test(words[index + 1]?.text ?? '')) {
      const german = /^(?:nicht|kein\p{L}*)$/iu.test(word.text);
      for (const other of [...(ahead[index] ?? []), ...(german && last ? [last] : [])])
        if (!found.has(other.form)) found.set(other.form, `${word.text} ${other.text}`);
    }
    if (!word.stop) last = word;
  });
  return found;
}

/** For each word the next ones that carry meaning and are no cues, up to where another part of the sentence begins. */
function wordsAhead(
  { words, text }: EvidenceSentence,
  cues: (word: Word) => boolean,
  reach: number,
): (readonly Word[])[] {
  const ahead: (readonly Word[])[] = [];
  let next: Word | undefined;
  let near: readonly Word[] = [];
  // From the end on, since looking ahead from every word takes time in the square of them.
  for (const [index, word] of [...words.entries()].reverse()) {
    if (next && /[,;:"()]/.test(text.slice(word.end, next.start))) near = [];
    ahead[index] = near;
    if (!word.stop && !cues(word)) near = [word, ...near].slice(0, reach);
    next = word;
  }
  return ahead;
}

const deniedIn = (sentence: EvidenceSentence, reach: number): Map<string, string> =>
  scopes(sentence, (word) => denialsIn(sentence).has(word), reach);

function deniedApart(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  const [ours, theirs] = [deniedIn(said, 2), deniedIn(found, 2)];
  const [weDeny, theyDeny] = [deniesAnything(said), deniesAnything(found)];
  for (const [form, text] of ours) if (!theirs.has(form) && !theyDeny && hasForm(found, form)) return text;
  for (const [form, text] of theirs) if (!ours.has(form) && !weDeny && hasForm(said, form)) return text;
  return undefined;
}

const hasForm = ({ content }: EvidenceSentence, form: string): boolean =>
  content.some((word) => word.form === form);

/** A denial holds for this many words at the most. */
const longestScope = 6;

/** Each denies what the other asserts: "which is open, did not pass" for "which is not open, passed". */
function crossed(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if ([said, found].some((each) => denialsIn(each).size === 0)) return undefined;
  // In German a denial may stand behind all that it denies.
  if ([said, found].some((each) => [...denialsIn(each)].some(({ text }) => /^(?:nicht|kein)/i.test(text))))
    return undefined;
  const turned = (here: EvidenceSentence, there: EvidenceSentence): string | undefined => {
    const denied = deniedIn(there, longestScope);
    return [...deniedIn(here, 1)].find(([form]) => !denied.has(form) && hasForm(there, form))?.[1];
  };
  return turned(found, said) && turned(said, found);
}

function oppositeIn(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  // "did not fall" for "rose" says the same.
  if (denialsIn(said).size > 0 !== denialsIn(found).size > 0) return undefined;
  return said.words.find((word) => {
    const sides = opposites.get(word.form);
    if (sides === undefined || found.words.some((other) => saysTheSame(word, other, sides.own))) return false;
    const contrary = found.words.filter(({ form }) => sides.others.has(form) && !hasWord(said, form));
    return contrary.some((other) => !isOtherSide(said, word, found, other));
  })?.text;
}

const hasWord = ({ words }: EvidenceSentence, form: string): boolean =>
  words.some((word) => word.form === form);

/** "Jumped" for "rose", and "lost" for "a loss": then it is told of something else that goes the other way. */
const saysTheSame = ({ form }: Word, { form: other }: Word, own: ReadonlySet<string>): boolean =>
  form === other || own.has(other) || (isWay(meaningOf(form)) && meaningOf(form) === meaningOf(other));

/** Groups of meanings are wide: "profit" and "revenue" share one. */
const isWay = (meaning: string): boolean => meaning === '~rise' || meaning === '~fall';

/** What Orrenby sells to Kallowey, Kallowey buys: the deal is told from its other side. */
function isOtherSide(said: EvidenceSentence, word: Word, found: EvidenceSentence, other: Word): boolean {
  if (!areConverse(word.form, other.form)) return false;
  const [ours, theirs] = [actorOf(said, word), actorOf(found, other)];
  const isNamed = found.words.some(({ form }) => form === ours?.form);
  return ours !== undefined && theirs !== undefined && ours.form !== theirs.form && isNamed;
}

/** The first name before a verb. */
const actorOf = (sentence: EvidenceSentence, verb: Word): Word | undefined =>
  namesIn(sentence).find(({ start }) => start < verb.start);

function madeCertain(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if (isDoubted(said)) return undefined;
  const certain = doubts.flatMap((doubt) => {
    const isAsserted = (word: Word, form: string): boolean =>
      doubt.isGone(said, word)
        ? tellsOf(word, form) && !tellsAsDone(found, word)
        : !doubt.onlyDone && word.form === form && !isToCome(said);
    return [...scopes(found, isCue(doubt, found), doubt.reach)].filter(([form]) =>
      said.content.some((word) => isAsserted(word, form)),
    );
  });
  return certain[0]?.[1];
}

/** Whether an article tells it as done, too. */
const tellsAsDone = (found: EvidenceSentence, told: Word): boolean =>
  found.words.some((word) => word.form === told.form && isDone(found, word));
