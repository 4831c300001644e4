import { remembered } from '../cluster/remembered.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { namesIn } from './names.ts';

const prepositions = new Set(['in', 'from', 'at', 'near', 'to', 'into', 'aus', 'nach', 'bei']);
/** Words behind a preposition, up to the next, among which a name still belongs to it: "in Dunmeer and the port of Kallowey". */
const reach = 6;

/** A preposition and the names behind it. */
interface Placed {
  preposition: string;
  /** The form of the word before it; undefined where that has no meaning of its own. */
  word: string | undefined;
  /** In small letters, the nearest first. */
  names: readonly string[];
  /** The first stands right behind it. */
  isDirect: boolean;
  text: string;
}

/**
 * "A plant in Kallowey" where the articles have one in Dunmeer, near Kallowey: of two names in one sentence the wrong one
 * behind a word and its preposition. Nowhere among the sentences that say nearly the same does it stand close behind this
 * preposition; one that only they do not name may be another name of the same place.
 */
export function swappedPlaceFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const ours = placedIn(sentence).filter(({ word, isDirect }) => word !== undefined && isDirect);
  if (ours.length === 0) return [];
  const matches = matchesOf(sentence, articles);
  return ours.flatMap(({ word, preposition, names, text }): Fault[] => {
    const [name = ''] = names;
    const isSame = (other: Placed): boolean => other.preposition === preposition;
    if (matches.flatMap(placedIn).some((other) => isSame(other) && other.names.includes(name))) return [];
    const isSwapped = matches.some(
      (match) =>
        namesIn(match).some((other) => other.text.toLowerCase() === name) &&
        placedIn(match).some((other) => isSame(other) && other.word === word && other.isDirect),
    );
    return isSwapped ? [{ kind: 'name', what: text }] : [];
  });
}

const placedIn = remembered((sentence: EvidenceSentence): readonly Placed[] => {
  const { words, text } = sentence;
  const named = new Set(namesIn(sentence));
  return words.flatMap((preposition, index): Placed[] => {
    const [before, behind] = [words[index - 1], words[index + 1]];
    if (!before || !behind || !prepositions.has(preposition.text)) return [];
    const near = words.slice(index + 1, index + 1 + reach);
    const next = near.findIndex(({ text: word }) => prepositions.has(word));
    const names = near.slice(0, next === -1 ? reach : next).filter((word) => named.has(word));
    const [first] = names;
    if (!first) return [];
    return [
      {
        preposition: preposition.text,
        word: before.stop ? undefined : before.form,
        names: names.map((name) => name.text.toLowerCase()),
        isDirect: first === behind,
        text: text.slice(before.start, first.end),
      },
    ];
  });
});
