import type { EvidenceSentence } from './evidence.ts';
import type { Word } from './words.ts';

/** "Not only" and "no doubt" and the like: no denial of the word behind them. */
const noDenial = /^(?:only|just|least|matter|doubt|nur)$/i;

/** The forms that a word of denial or doubt stands close before (in German also behind), and the words themselves. */
export function scopes(
  sentence: EvidenceSentence,
  cues: (word: Word) => boolean,
  reach: number,
  { withinClause = false } = {},
): Map<string, string> {
  const { words } = sentence;
  const found = new Map<string, string>();
  const ahead = wordsAhead(sentence, cues, reach, withinClause);
  let last: Word | undefined;
  words.forEach((word, index) => {
    if (cues(word) && !noDenial.test(words[index + 1]?.text ?? '')) {
      const german = /^(?:nicht|kein\p{L}*)$/iu.test(word.text);
      for (const other of [...(ahead[index] ?? []), ...(german && last ? [last] : [])])
        if (!found.has(other.form)) found.set(other.form, `${word.text} ${other.text}`);
    }
    if (!word.stop) last = word;
  });
  return found;
}

/** What is told behind these, is told of another time. */
const opensClause = /^(?:after|before|when|once|since|because|while|who|which|nachdem|bevor|weil|seit)$/i;

/** For each word the next ones that carry meaning and are no cues, up to where another part of the sentence begins. */
function wordsAhead(
  { words, text }: EvidenceSentence,
  cues: (word: Word) => boolean,
  reach: number,
  withinClause: boolean,
): (readonly Word[])[] {
  const ahead: (readonly Word[])[] = [];
  let next: Word | undefined;
  let near: readonly Word[] = [];
  // From the end on, since looking ahead from every word takes time in the square of them.
  for (const [index, word] of [...words.entries()].reverse()) {
    if (next && /[,;:"()]/.test(text.slice(word.end, next.start))) near = [];
    ahead[index] = near;
    if (withinClause && opensClause.test(word.text)) near = [];
    if (!word.stop && !cues(word)) near = [word, ...near].slice(0, reach);
    next = word;
  }
  return ahead;
}
