import { normalForms, tokenize, topicWords } from '../text/tokens.ts';
import type { Mentions } from './mentions.ts';

/** What stands for the one whom the headline names, and needs no sentence before it. */
const understood = new Set(
  `company firm startup lab maker group agency government court police team researchers scientists authors model models
  system tool app service software chip report study paper work university bank union minister president`
    .split(/\s+/)
    .flatMap(normalForms),
);
/** Here the subject is over, or never was one ("the first", "the more"). */
const ends =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|of|in|on|at|to|for|from|with|by|and|or|that|which|who|whose|said|says|also|now|then|not|first|last|more|most|less|latest|next)$|^\p{Ll}+(?:ed|ly)$/u;
const mostWords = 3;

/**
 * Of a sentence that begins with a subject as if known ("The factory will employ 480 people"): the words of the subject
 * that the article has told before, as it wrote them last. Who has read of floods does not know which "the flood" is,
 * nor who has read of office work which office "the office" is. Where a reader knows none of them, the sentence leans on
 * its neighbours. Nothing for other sentences, and where the article told of none of them before.
 *
 * @param told the article's sentences before this one
 */
export function subjectToldBefore(sentence: string, told: Mentions): string[] {
  if (!/^(?:The|Die|Der|Das) \p{Ll}/u.test(sentence)) return [];
  const words = tokenize(sentence).slice(1, 1 + mostWords);
  const end = words.findIndex(({ text }) => ends.test(text));
  const subject = (end === -1 ? words : words.slice(0, end)).map(({ text }) => text);
  if (subject.some((word) => /\p{Lu}/u.test(word))) return [];
  // "The office's full report" is as unknown as the office.
  const owned = /^\S+ ((?:\p{Ll}+ )?\p{Ll}+)['’]s /u.exec(sentence)?.[1];
  const named = (owned?.split(' ') ?? subject).flatMap((word) => word.split('-'));
  if (named.flatMap(normalForms).some((form) => understood.has(form))) return [];
  return named.flatMap((word) => {
    const written = told.lastWritten(word);
    if (written === undefined || topicWords(word).length === 0) return [];
    // A name keeps its capital; anything else must be what it was: one flood, or several.
    return /\p{Lu}/u.test(written) ? [written] : [word];
  });
}

/** "Salloway said ...": a name and what its bearer did. */
const namedSpeaker =
  /^(\p{Lu}[\p{L}’'-]+) (?:has |had |also )?(?:said|says|told|tells|adds|added|calls|called|argues|argued|wrote|writes|expects|expected|hopes|hoped|believes|believed|thinks|warned|warns|denied|denies|declined|promised|promises)\b/u;

/** "Rennick’s group will ...": what belongs to somebody is as unknown as they are. */
const namedOwner = /^(\p{Lu}[\p{L}-]+)(?:[’']s|(?<=s)[’']) \p{L}/u;

/**
 * Of a sentence that calls somebody by the last name alone, since the article has introduced them before: both names. Who
 * has read neither does not know who that is. Nothing for other sentences.
 */
export function personToldBefore(sentence: string, told: Mentions): string[] {
  const name = (namedSpeaker.exec(sentence) ?? namedOwner.exec(sentence))?.[1] ?? '';
  const first = told.introducedBy(name);
  return first === undefined ? [] : [first, name];
}

/** Names by a pronoun or a bare article what another sentence has told. */
const namesBack =
  /\b(?:this|that|these|those) (?:measure|approach|method|move|change|decision|figure|rule|sum|step|feature|result|idea|kind|way)s?\b|\b(?:of|in|by|with|from|for|at|on|to|than) (?:this|that|these|those)\b(?! (?:week|month|year|quarter|spring|summer|autumn|fall|winter|morning|afternoon|evening|decade|century|who)\b)|(?<!\bwith )\bthe (?:sum|rest|move|measure|figure|difference)\b(?! (?:of|between)\b)|\bthe same(?=[.,;]| (?:is|was|goes|holds)\b)|\b(?:do|does|did|doing|done) so\b(?! (?:well|far|much|many|little)\b)|\b(?:this|that|one|ones|so|there|do|does|did|too|either|instead)[.!]$|^(?:\S+ ){0,8}(?:it|them)[.!]$/i;
/** "Members rejected it ...", "Every copy is entered there ...": so early nothing was named that it could stand for. */
const earlyObject =
  /^(?:[\p{L}\p{N}’'-]+ ){0,4}(?!(?:said?|says|that|if|when|while|because|as|before|after|until|since|and|or|but|which|who|where|whether|how|why|what) )[\p{L}\p{N}’'-]+ (?:it|them|there(?! (?:is|are|was|were|will|would|has|have|had|may|might|can|should)\b))\b/u;

/** Whether a sentence speaks of what it does not name. */
export const pointsBack = (sentence: string): boolean =>
  namesBack.test(sentence) || earlyObject.test(sentence);

const opensWithPronoun =
  /^["“‘'(]*(?:(?:he|she|they|his|her|their|its|both|such|er|sie|diese[rsmn]?|sein|ihr)|it(?! (?:is|was|will be|would be|remains) (?:\p{L}+ )?(?:clear|unclear|known|unknown|likely|unlikely|possible|the first)\b)|(?:this|that|these|those)(?! (?:week|month|year|quarter|spring|summer|autumn|fall|winter|morning|afternoon|evening|decade|century)s?\b))\b/iu;
/** "Both companies", "Both Orrenby and Merrowin": behind it stands who is meant. "Both sell" has a verb there. */
const bothOfThem =
  /^["“‘'(]*[Bb]oth (?:\p{Lu}\S* ){0,3}(?:and|men|women|people|children|(?!(?:its|his|always|sometimes)\b)\p{Ll}+[a-rtv-z]s)\b/u;

/** "IT departments", "ER doctors": in capitals it is no pronoun. */
export const opensWithAcronym = (sentence: string): boolean => /^["“‘'(]*\p{Lu}{2,}\b/u.test(sentence);

/** Whether the first words of a sentence stand for something that only a sentence before it can name. */
export const opensOnAnother = (sentence: string): boolean =>
  opensWithPronoun.test(sentence) && !opensWithAcronym(sentence) && !bothOfThem.test(sentence);
