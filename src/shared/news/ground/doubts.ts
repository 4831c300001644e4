import { meaningOf } from '../cluster/meanings.ts';
import { detectLanguage } from '../text/language.ts';
import { stem } from '../text/stem.ts';
import type { EvidenceSentence } from './evidence.ts';
import type { Word } from './words.ts';

/** Words by which an article leaves open whether something happens, and how firmly a statement may tell it. */
export interface Doubt {
  cues: ReadonlySet<string>;
  /** So many words behind one of them are left open. */
  reach: number;
  /** Whether a statement tells a word so that this doubt is gone, whatever else it leaves open. */
  isGone: (said: EvidenceSentence, word: Word) => boolean;
  /** What is told in the present is no fact yet: "buys" for "is in talks to buy" passes. */
  onlyDone: boolean;
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Whatever tells the reader that it is not certain. */
const doubting = listed(
  `may might could can would should plan plans planned planning consider considers considered considering expect expects
  expected expecting hope hopes hoped hoping intend intends intended intending aim aims aimed aiming want wants wanted propose
  proposes proposed proposal possible possibly perhaps potential potentially likely unlikely probably if whether talks seek
  seeks seeking sought rumoured rumored rumour rumours rumor rumors allegedly reportedly weigh weighs weighing explore
  explores exploring könnte könnten möglicherweise vielleicht wohl erwägt erwägen planen geplant wollen sollte würde würden
  ob falls wahrscheinlich voraussichtlich`,
);
/** What is still to come excuses a plan in the present, but nothing that is told as done. */
const toCome = listed(
  `will soll sollen ahead upcoming next set due future towards may ready prepare prepares preparing about`,
);

const maybe = listed(
  `may might could consider considers considered considering propose proposed proposes possibly perhaps rumoured rumored
  weigh weighs weighing explore explores exploring könnte könnten möglicherweise vielleicht erwägt erwägen`,
);
const planned = listed('plan plans planned planning hopes hoping intends planen');
const wished = listed(
  `will want wants wanted expect expects expected expecting talks seek seeks seeking aim aims aimed aiming set offer offers
  offered offering try tries tried trying`,
);

export const doubts: readonly Doubt[] = [
  {
    cues: maybe,
    reach: 1,
    isGone: (said, word) => isDone(said, word) || isSure(said, word),
    onlyDone: false,
  },
  { cues: planned, reach: 1, isGone: isDone, onlyDone: false },
  { cues: wished, reach: 2, isGone: isDone, onlyDone: true },
];

/** Whether a word is among some; "May" is a month, and "plant" a verb in German alone. */
const isOneOf = (cues: ReadonlySet<string>, { text }: Word, sentence: EvidenceSentence): boolean =>
  text === 'plant'
    ? (cues === planned || cues === doubting) && detectLanguage(sentence.text) === 'de'
    : text !== 'May' && cues.has(text.toLowerCase());

/** Whether a word of an article's sentence leaves open what follows. */
export const isCue =
  ({ cues }: Doubt, sentence: EvidenceSentence) =>
  (word: Word): boolean =>
    isOneOf(cues, word, sentence) || (cues === wished && isArranged(word, sentence));

/** "is to open", "is due to open". */
const isArranged = ({ text, start }: Word, sentence: EvidenceSentence): boolean =>
  text === 'to' && /\b(?:is|are)(?: due)? $/.test(sentence.text.slice(0, start));

/** Whether a statement tells its reader that something in it is not certain. */
export const isDoubted = (said: EvidenceSentence): boolean =>
  said.text.includes('?') || said.words.some((word) => isOneOf(doubting, word, said));

/** Whether a statement tells of what is still to come. */
export const isToCome = ({ text, words }: EvidenceSentence): boolean =>
  /\bto \p{Ll}/u.test(text) || words.some((word) => toCome.has(word.text.toLowerCase()));

const irregular = new Map(
  `bought buy; sold sell; built build; paid pay; won win; made make; took take; taken take; began begin; given give; gave
  give; led lead; left leave; lost lose; met meet; ran run; rose rise; sent send; spent spend; wrote write;
  written write; brought bring; got get; held hold; hidden hide; shown show; taught teach; withdrew withdraw; withdrawn
  withdraw; chose choose; chosen choose; broke break; broken break; became become; found find; grew grow`
    .split(';')
    .map((pair): [string, string] => {
      const [past = '', base = ''] = pair.trim().split(/\s+/);
      return [past, stem(base)];
    }),
);

/** A verb in the past, or its participle. */
const isPast = ({ text }: Word): boolean => irregular.has(text) || /^\p{Ll}+(?<!e)ed$/u.test(text);

/** Whether a word tells of a deed: by a form of its verb; what is bought has as many verbs as the news has deals. */
export function tellsOf(word: Word, form: string): boolean {
  const own = irregular.get(word.text) ?? word.form;
  // Short verbs keep the "e" that "hired" loses.
  return own === form || `${own}e` === form || [form, word.form].every((each) => meaningOf(each) === '~buy');
}

/** "acquired", "has acquired", "was acquired"; but not "is acquired", "to be acquired". */
export function isDone({ text }: EvidenceSentence, word: Word): boolean {
  return isPast(word) && !/\b(?:to|be|being|is|are|gets?)(?: \p{Ll}+ly)? $/u.test(text.slice(0, word.start));
}

/** "will acquire", "is set to acquire", "Orrenby to acquire". */
const isSure = ({ text }: EvidenceSentence, word: Word): boolean =>
  /\bwill (?:\p{Ll}+ ){0,2}$|\b(?:(?:is|are)(?: set| due| about)?|\p{Lu}\p{L}+) to (?:be )?$/u.test(
    text.slice(0, word.start),
  );
