import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { namesIn } from './names.ts';

/**
 * A name in the place of another: "the weights of Merrowin 3 Broad", where the articles say so of Merrowin 3 Slim. Only a
 * name behind the very word that another stands behind is told, and only where no sentence that says nearly the same
 * has it.
 */
export function swappedFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const matches = matchesOf(sentence, articles);
  if (matches.length === 0) return [];
  return namesIn(sentence).flatMap((name): Fault[] => {
    if (matches.some(({ words }) => words.some(({ text }) => text.toLowerCase() === name.text.toLowerCase())))
      return [];
    const before = sentence.words.findLast(({ end }) => end < name.start);
    if (!before || before.stop || before.end + 1 !== name.start) return [];
    const swapped = matches.some((match) =>
      namesIn(match).some((other) => {
        const earlier = match.words.findLast(({ end }) => end < other.start);
        return earlier?.form === before.form && earlier.end + 1 === other.start;
      }),
    );
    return swapped ? [{ kind: 'name', what: `${before.text} ${name.text}` }] : [];
  });
}
