import { deniesAnything } from './denials.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { cover, matchesOf } from './matches.ts';
import type { Word } from './words.ts';

/** What an article has from one side of a dispute: all behind these words. */
const claiming =
  /\b(?:accus(?:e[sd]?|ing) [^,;]*? of|accus(?:ations?|ing) that|claim(?:s|ed|ing)? that|alleg(?:es|ed|ing|ations?) that)\b/i;
/** What an article tells as false: all behind these words. */
const refuting =
  /\b(?:dismiss(?:ed|es|ing)?|reject(?:ed|s|ing)?|rebut(?:s|ted|ting)?|debunk(?:s|ed|ing)?|rubbish(?:es|ed)|brushed aside)\b[^,;.]{0,60}?\b(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?|idea|notion|assertions?) that\b/i;
/** Whatever tells the reader that it is not so, or that somebody claims it. */
const refuted =
  /\b(?:dismiss\w*|reject\w*|rebut\w*|debunk\w*|den(?:y|ies|ied)|refut\w*|rubbish\w*|brush\w*|false|hoax|untrue|baseless|alleg\w*|accus\w*|claim\w*|rumou?r\w*|suggest\w*|reports?|reported|reportedly|whether|disput\w+)\b/i;
/** Whatever tells the reader that it is what one side says. */
const disputed =
  /\b(?:accus\w+|alleg\w+|claim\w*|sa(?:y|ys|id)|told|according|report\w*|argu\w+|insist\w*|su(?:e|es|ed|ing|it|its)|lawsuits?|complaints?|disput\w+|den(?:y|ies|ied)|charge\w*|suspect\w*|investigat\w+|probe\w*|over|whether|may|might|could)\b/i;

/** How an article may tell what it does not say itself. */
interface Claim {
  cue: RegExp;
  /** Whether a statement lets its reader know. */
  isKnown: (said: EvidenceSentence) => boolean;
  /** A statement may name who dismissed it and be wrong all the same; who accuses somebody may well be right. */
  namesJudge: boolean;
}

const claims: readonly Claim[] = [
  { cue: claiming, isKnown: ({ text }) => disputed.test(text), namesJudge: false },
  { cue: refuting, isKnown: (said) => refuted.test(said.text) || deniesAnything(said), namesJudge: true },
];

/**
 * "Merrow copied the code" where the articles have it from a lawsuit, or say that a court dismissed the claim. One sentence
 * that tells it as a fact is enough.
 */
export function claimFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const hidden = claims.filter(({ isKnown }) => !isKnown(sentence));
  if (hidden.length === 0) return [];
  const cues = matchesOf(sentence, articles).map((match) =>
    hidden.map((claim) => cueFor(sentence, match, claim)).find(Boolean),
  );
  const [first] = cues;
  return first === undefined || cues.includes(undefined) ? [] : [{ kind: 'attribution', what: first }];
}

/** The words by which an article's sentence claims what a statement says, where it says no more of that sentence. */
function cueFor(said: EvidenceSentence, found: EvidenceSentence, claim: Claim): string | undefined {
  const cue = claim.cue.exec(found.text);
  if (!cue) return undefined;
  const [start, end] = [cue.index, cue.index + cue[0].length];
  const among = (keep: (word: Word) => boolean): EvidenceSentence => ({
    ...found,
    content: found.content.filter(keep),
  });
  // Who accuses, and who is accused, stands before what they are accused of.
  const claimed = among((word) => word.start >= end || isName(word));
  const outside = among((word) => word.start < start && !isName(word));
  const told = claim.namesJudge ? withoutWordsOf(outside, said) : said;
  return isClaimed(told, claimed) && cover(told, outside) === 0 ? cue[0] : undefined;
}

const isName = ({ text }: Word): boolean => /\p{Lu}/u.test(text);

const isClaimed = (said: EvidenceSentence, claimed: EvidenceSentence): boolean =>
  cover(said, claimed) >= 0.6 && said.content.some((word) => !isName(word));

/** Without who is named as having dismissed a claim: "A court said that Orrenby had copied the data". */
const withoutWordsOf = (outside: EvidenceSentence, said: EvidenceSentence): EvidenceSentence => ({
  ...said,
  content: said.content.filter(({ form }) => !outside.content.some((word) => word.form === form)),
});
