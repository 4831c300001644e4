import { meaningOf } from '../cluster/meanings.ts';
import { denialsIn, deniesAnything } from './denials.ts';
import { madeCertain, madeOpen } from './certainty.ts';
import { turnedNumber } from './directions.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { namesIn } from './names.ts';
import { otherTenseInGerman } from './german-tenses.ts';
import { areConverse, opposites } from './opposites.ts';
import { overstated } from './quantities.ts';
import { scopes } from './scopes.ts';
import type { Word } from './words.ts';

/**
 * What a statement denies and the articles assert, or the other way round; what they leave open and it tells as settled,
 * or the other way round; a word for its opposite, and a number that goes the other way; and what they say of some and
 * it of all. Only sentences that say nearly the same are compared, and one that agrees is enough.
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
    madeOpen(sentence, other) ??
    otherTenseInGerman(sentence, other) ??
    overstated(sentence, other);
  const found = matches.map(disagreement);
  if (found.some((what) => what === undefined)) return [];
  return [{ kind: 'negation', what: found[0] ?? sentence.text }];
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
