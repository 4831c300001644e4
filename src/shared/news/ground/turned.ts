import { remembered } from '../cluster/remembered.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { isPast, verbOf } from './tenses.ts';
import type { Word } from './words.ts';

/** Who did something, or had it done to them. */
interface Deed {
  /** The form of the word before the verb. */
  subject: string;
  verb: string;
  /** "was found" instead of "found the child". */
  isPassive: boolean;
  text: string;
}

const being = /^(?:is|are|was|were|be|been|being)$/;
/** May stand between a subject and its verb. */
const adverb = /^(?:also|later|now|then|not|\p{Ll}+ly)$/u;
const helping = /^(?:has|have|had)$/;
/** Words between a subject and its verb, helping ones, that still belong to it. */
const reach = 5;
/** A verb with something behind it that it is done to: "found the child", "fined Orrenby"; not "opened its doors". */
const object = /^(?:the|an?)$|^\p{Lu}|^\p{N}/u;

/**
 * "The husband was found" where the articles say that he found somebody, or the other way round: the same word before the
 * same verb, once as the one who acts and once as the one to whom it is done. Only sentences that say nearly the same are
 * compared, and one that agrees is enough.
 */
export function turnedFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const ours = deedsIn(sentence);
  if (ours.length === 0) return [];
  const theirs = matchesOf(sentence, articles).flatMap(deedsIn);
  return ours.flatMap((deed): Fault[] => {
    const same = theirs.filter(({ verb, subject }) => verb === deed.verb && subject === deed.subject);
    const isTurned = same.length > 0 && same.every(({ isPassive }) => isPassive !== deed.isPassive);
    // "Orrenby fined $3 million" is how headlines say that it was.
    const isShort = !deed.isPassive && /\P{L}$/u.test(deed.text);
    return isTurned && !isShort ? [{ kind: 'name', what: deed.text }] : [];
  });
}

const deedsIn = remembered((sentence: EvidenceSentence): readonly Deed[] => {
  const { words, text } = sentence;
  return words.flatMap((verb, index): Deed[] => {
    if (!isPast(verb)) return [];
    const behind = words[index + 1];
    const isPassive = isBeing(words, index);
    const isActive =
      !isPassive && behind !== undefined && object.test(behind.text) && isNext(text, verb, behind);
    if (!isPassive && !isActive) return [];
    const subject = words
      .slice(Math.max(0, index - reach), index)
      .findLast((word) => ![being, helping, adverb].some((kind) => kind.test(word.text)));
    if (!subject || subject.stop) return [];
    const last = isActive ? behind : verb;
    return [
      { subject: subject.form, verb: verbOf(verb), isPassive, text: text.slice(subject.start, last.end) },
    ];
  });
});

/** "was found", "has been widely used". */
const isBeing = (words: readonly Word[], index: number): boolean =>
  being.test(
    words.slice(Math.max(0, index - 2), index).findLast(({ text }) => !adverb.test(text))?.text ?? '',
  );

/** Without a comma between them. */
const isNext = (text: string, a: Word, b: Word): boolean => /^[\s$€£"]*$/.test(text.slice(a.end, b.start));
