import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { cover, matchesOf } from './matches.ts';
import type { Word } from './words.ts';

/** What an article has from one side of a dispute: all behind these words. */
const claiming =
  /\b(?:accus(?:e[sd]?|ing) [^,;]*? of|accus(?:ations?|ing) that|claim(?:s|ed|ing)? that|alleg(?:es|ed|ing|ations?) that)\b/i;
/** Whatever tells the reader that it is what one side says. */
const disputed =
  /\b(?:accus\w+|alleg\w+|claim\w*|sa(?:y|ys|id)|told|according|report\w*|argu\w+|insist\w*|su(?:e|es|ed|ing|it|its)|lawsuits?|complaints?|disput\w+|den(?:y|ies|ied)|charge\w*|suspect\w*|investigat\w+|probe\w*|over|whether|may|might|could)\b/i;

/** "Merrow copied the code" where the articles have it from a lawsuit. One sentence that tells it as a fact is enough. */
export function claimFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  if (disputed.test(sentence.text)) return [];
  const matches = matchesOf(sentence, articles);
  const cues = matches.map((match) => claimFor(sentence, match));
  const [first] = cues;
  return first === undefined || cues.includes(undefined) ? [] : [{ kind: 'attribution', what: first }];
}

/** The words by which an article's sentence claims what a statement says, where it says no more of that sentence. */
function claimFor(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  const claim = claiming.exec(found.text);
  if (!claim) return undefined;
  const [start, end] = [claim.index, claim.index + claim[0].length];
  const among = (keep: (word: Word) => boolean): EvidenceSentence => ({
    ...found,
    content: found.content.filter(keep),
  });
  // Who accuses, and who is accused, stands before what they are accused of.
  const isName = ({ text }: Word): boolean => /\p{Lu}/u.test(text);
  const claimed = among((word) => word.start >= end || isName(word));
  const outside = among((word) => word.start < start && !isName(word));
  const saysAsMuch = cover(said, claimed) >= 0.6 && said.content.some((word) => !isName(word));
  return saysAsMuch && cover(said, outside) === 0 ? claim[0] : undefined;
}
