import { meaningOf } from '../cluster/meanings.ts';
import { stem } from '../text/stem.ts';
import type { EvidenceSentence } from './evidence.ts';
import type { Word } from './words.ts';

/** So many characters before a word may belong to its verb. */
const reach = 80;

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

/** Nouns that share hardly a letter with a form of their verb, and the verb. */
const nouns = [
  ['loss', 'lose'],
  ['growth', 'grow'],
  ['choice', 'choose'],
] as const;

const families = nouns.map(([noun, verb]) => {
  const base = stem(verb);
  return new Set([stem(noun), base, ...[...irregular].flatMap(([form, of]) => (of === base ? [form] : []))]);
});

/** The other forms of a verb whose noun looks different: "lost" and "loss". */
export const otherForms = (form: string): readonly string[] => [
  ...(families.find((family) => family.has(form)) ?? []),
];

/** A verb in the past, or its participle. */
export const isPast = ({ text }: Word): boolean => irregular.has(text) || /^\p{Ll}+(?<!e)ed$/u.test(text);

/** What has as many verbs as the news has deals: what one sells, another buys. */
const isDeal = (form: string): boolean => meaningOf(form) === '~buy' || meaningOf(form) === sale;
const sale = meaningOf(stem('sale'));

/** The stem of the verb that a word is a form of; other words are told by their own form. */
export const verbOf = ({ text, form }: Word): string => irregular.get(text) ?? form;

/** Whether a word tells of a deed: by a form of its verb, or by another word for a deal or a closure. */
export function tellsOf(word: Word, form: string): boolean {
  const own = verbOf(word);
  // Short verbs keep the "e" that "hired" loses.
  if (own === form || `${own}e` === form) return true;
  return [form, word.form].every(isDeal) || [form, word.form].every((each) => meaningOf(each) === '~close');
}

/** "acquired", "has acquired", "was acquired"; but not "is acquired", "to be acquired". */
export function isDone({ text }: EvidenceSentence, word: Word): boolean {
  const before = text.slice(Math.max(0, word.start - reach), word.start);
  if (unchanging.has(word.text))
    return /(?:\b(?:has|have|had|was|were|it|they|he|she|who)|(?:^|\s)\p{Lu}\S*)(?: \p{Ll}+ly)? $/u.test(
      before,
    );
  return isPast(word) && !/\b(?:to|be|being|is|are|gets?)(?: \p{Ll}+ly)? $/u.test(before);
}

/** Verbs with one form for the past and the present: what stands before them tells. */
const unchanging = new Set(['cut', 'shut', 'hit', 'put', 'quit', 'split', 'spread']);

/** "will acquire", "is set to acquire", "Orrenby to acquire", "has agreed to acquire". */
export const isSure = ({ text }: EvidenceSentence, word: Word): boolean =>
  /\bwill (?:\p{Ll}+ ){0,2}$|\b(?:(?:is|are)(?: set| due| about)?|(?:agree|decide)[sd]?|\p{Lu}\p{L}+) to (?:be )?$/u.test(
    text.slice(Math.max(0, word.start - reach), word.start),
  );

/** Forms that are nothing but a verb in the present, which headlines tell of what has been settled. */
const present = new Set(
  `acquires adopts approves bans builds buys closes cuts dismisses divests drops ends enters expands fires hires invests joins
  launches lays leaves licenses merges moves opens pays publishes raises releases replaces sells shuts signs stops sues
  supplies takes withdraws verkauft kauft übernimmt schließt eröffnet baut streicht entlässt`.split(/\s+/),
);

/** "Orrenby buys", "Orrenby is buying". */
export const isNow = (sentence: EvidenceSentence, word: Word): boolean =>
  present.has(word.text) || isUnderWay(sentence, word);

/** "is buying": of what is planned, too. */
export const isUnderWay = ({ text }: EvidenceSentence, word: Word): boolean =>
  word.text.endsWith('ing') &&
  /\b(?:is|are)(?: \p{Ll}+ly)? $/u.test(text.slice(Math.max(0, word.start - reach), word.start));
