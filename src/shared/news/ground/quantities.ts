import type { EvidenceSentence } from './evidence.ts';
import type { Word } from './words.ts';

/**
 * "All hospitals" for "some hospitals", "sold its stake" for "sold half of its stake", and "the largest" for "the
 * second-largest" or "one of the largest".
 */
export const overstated = (said: EvidenceSentence, found: EvidenceSentence): string | undefined =>
  madeWhole(said, found) ?? madeFull(said, found) ?? madeFirst(said, found);

const whole = /^(?:all|every|each|alle[nr]?|jede[rnms]?|sämtliche[rn]?)$/i;
const part = /^(?:some|several|many|most|few|einige[rn]?|manche[rn]?|mehrere[rn]?|viele[rn]?|wenige[rn]?)$/i;

/** "Most passed the test, and all of them run on phones". */
const wholeAgain =
  /\b(?:all|each|every one) of (?:them|these|those|which|whom)\b|\bthey all\b|\balle davon\b/i;

function madeWhole(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if (wholeAgain.test(found.text)) return undefined;
  const [ours, theirs] = [countedBy(whole, said), countedBy(whole, found)];
  const parts = countedBy(part, found);
  const wrong = ours.find(({ form }) => has(parts, form) && !has(theirs, form));
  return wrong && `all ${wrong.text}`;
}

/** The words that such words are said of: "hospitals" in "all of the hospitals". */
const countedBy = (kind: RegExp, { words }: EvidenceSentence): Word[] =>
  words.flatMap(({ text }, index) => {
    const next = kind.test(text) ? words.slice(index + 1).find(({ stop }) => !stop) : undefined;
    // "some 300 people" are about 300.
    return next && !/^\p{N}/u.test(next.form) ? [next] : [];
  });

const share = /^(?:half|thirds?|quarters?|fifths?|tenths?|parts?|most|some|portion)$/i;
/** Words on either side of such a word that may belong to it. */
const reach = 4;
const definite = /\b(?:the|its|his|her|their|our|all)\b/i;

/** Right behind the same word, without the share of it that an article tells. */
function madeFull(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  return found.words.flatMap(({ text }, index): string[] => {
    if (!share.test(text) || found.words[index + 1]?.text !== 'of') return [];
    const before = found.words.slice(Math.max(0, index - reach), index).findLast(({ stop }) => !stop);
    const behind = found.words.slice(index + 1, index + 1 + reach).find(({ stop }) => !stop);
    if (!before || !behind) return [];
    const at = said.content.findIndex(
      ({ form }, place) => form === behind.form && said.content[place - 1]?.form === before.form,
    );
    const [verb, whole] = [said.content[at - 1], said.content[at]];
    if (!verb || !whole) return [];
    const told = said.text.slice(verb.end, whole.start);
    if (/\bof\b/i.test(told)) return [];
    return definite.test(told) || /\p{Lu}/u.test(whole.text) ? [`${verb.text}${told}${whole.text}`] : [];
  })[0];
}

const superlatives =
  /\b(?:(?:larg|bigg|high|low|small|fast|strong|rich|cheap|old|long|busi|great|b)est|leading|most (?<=\b(?:the|\p{L}+(?:nd|rd|th)) most )\p{Ll}+)\b/giu;
const ranked =
  /\b(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[ -]|(?:one of|among) (?:the |its |their |\p{L}+'s )*)$/iu;
/** "The largest after Haldrekk" is the second. */
const behindAnother = /\b(?:after|behind|except|besides|among|apart from|other than)\b/i;

function madeFirst({ text: said }: EvidenceSentence, { text: found }: EvidenceSentence): string | undefined {
  if (behindAnother.test(said)) return undefined;
  const theirs = extremesIn(found);
  const wrong = extremesIn(said).find(({ word, isRanked }) => {
    const same = theirs.filter((other) => other.word === word);
    return !isRanked && same.length > 0 && same.every((other) => other.isRanked);
  });
  return wrong?.word;
}

/** The superlatives of a text, and whether it ranks them below the first. */
const extremesIn = (text: string): { word: string; isRanked: boolean }[] =>
  [...text.matchAll(superlatives)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replace('biggest', 'largest'),
    isRanked: ranked.test(text.slice(0, index)),
  }));

const has = (words: readonly Word[], form: string): boolean => words.some((word) => word.form === form);
