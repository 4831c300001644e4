import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';

/** "Silenced his doubters doubters": a word of meaning twice in a row, as no article has it. */
export const stammerFaults = ({ words, text }: EvidenceSentence, articles: readonly Prepared[]): Fault[] =>
  words.slice(1).flatMap((word, index): Fault[] => {
    const before = words[index];
    if (!before || word.stop || word.form !== before.form || /\P{L}/u.test(word.text)) return [];
    if (text.slice(before.end, word.start) !== ' ') return [];
    const isTold = articles.some(({ pairs }) => pairs.has(`${word.form} ${word.form}`));
    return isTold ? [] : [{ kind: 'content', what: text.slice(before.start, word.end) }];
  });
