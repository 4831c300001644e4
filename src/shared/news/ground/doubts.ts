import { detectLanguage } from '../text/language.ts';
import type { EvidenceSentence } from './evidence.ts';
import { isDone, isNow, isSure } from './tenses.ts';
import type { Word } from './words.ts';

/** Words by which an article leaves open whether something happens, and how firmly a statement may tell it. */
export interface Doubt {
  cues: ReadonlySet<string>;
  /** So many words behind one of them are left open. */
  reach: number;
  /** Whether a statement tells a word so that this doubt is gone, whatever else it leaves open. */
  isGone: (said: EvidenceSentence, word: Word) => boolean;
  /** Whatever is not told so is no fact yet: "a sale" for "is considering a sale" passes. */
  onlyDone: boolean;
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Whatever tells the reader that it is not certain. */
const doubting = listed(
  `may might could can would should plan plans planned planning consider considers considered considering expect expects
  expected expecting hope hopes hoped hoping intend intends intended intending aim aims aimed aiming want wants wanted propose
  proposes proposed proposal possible possibly perhaps potential potentially likely unlikely probably if whether talks seek
  seeks seeking sought rumoured rumored rumour rumours rumor rumors allegedly reportedly weigh weighs weighing explore
  explores exploring mull mulls mulling eyes eyeing ponder ponders pondering discuss discusses discussed discussing negotiate
  negotiates negotiated negotiating negotiations evaluate evaluates evaluating study studies studying option options könnte könnten möglicherweise vielleicht wohl erwägt erwägen planen geplant wollen sollte würde würden
  ob falls wahrscheinlich voraussichtlich`,
);
/** What is still to come excuses a plan in the present, but nothing that is told as done. */
const toCome = listed(
  `will soll sollen ahead upcoming next set due future towards may ready prepare prepares preparing about`,
);

const maybe = listed(
  `may might could possibly perhaps rumoured rumored könnte könnten möglicherweise vielleicht`,
);
const weighed = listed(
  `consider considers considered considering propose proposed proposes weigh weighs weighing explore explores exploring mull
  mulls mulling eyes eyeing ponder ponders pondering discuss discusses discussed discussing negotiate negotiates negotiated
  negotiating talks whether erwägt erwägen prüft prüfen`,
);
const planned = listed('plan plans planned planning hopes hoping intends planen');
const wished = listed(
  `will want wants wanted expect expects expected expecting talks seek seeks seeking aim aims aimed aiming set offer offers
  offered offering try tries tried trying`,
);

/** Done, to be done for certain, or being done. */
const isSettled = (said: EvidenceSentence, word: Word): boolean =>
  isDone(said, word) || isSure(said, word) || isNow(said, word);

export const doubts: readonly Doubt[] = [
  { cues: maybe, reach: 1, isGone: isSettled, onlyDone: false },
  // "may soon acquire", "is considering options such as a sale", "in talks with Kallowey to sell".
  { cues: new Set([...maybe, ...weighed]), reach: 4, isGone: isSettled, onlyDone: true },
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
    (isOneOf(cues, word, sentence) && (cues === wished || areTalks(word, sentence))) ||
    (cues === wished && isArranged(word, sentence));

/** "In talks", "holds talks"; somebody who talks of what they do leaves nothing open. */
const areTalks = ({ text, start }: Word, sentence: EvidenceSentence): boolean =>
  text !== 'talks' ||
  /\b(?:in|hold|holds|held|holding|begins?|began|starts?|started) (?:\p{L}+ )?$/u.test(
    sentence.text.slice(Math.max(0, start - 40), start),
  );

/** "is to open", "is due to open". */
const isArranged = ({ text, start }: Word, sentence: EvidenceSentence): boolean =>
  text === 'to' && /\b(?:is|are)(?: due)? $/.test(sentence.text.slice(0, start));

/** Whether a statement tells its reader that something in it is not certain. */
export const isDoubted = (said: EvidenceSentence): boolean =>
  said.text.includes('?') || said.words.some((word) => isOneOf(doubting, word, said));

/** Whether a statement tells of what is still to come. */
export const isToCome = ({ text, words }: EvidenceSentence): boolean =>
  /\bto \p{Ll}/u.test(text) || words.some((word) => toCome.has(word.text.toLowerCase()));
