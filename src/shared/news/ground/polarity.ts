import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { opposites } from './opposites.ts';
import type { Word } from './words.ts';

const denying = new Set(
  `not no never without neither nor fail fails failed failing refuse refuses refused refusing decline
  declines declined declining deny denies denied denying unable nicht kein keine keinen keinem keiner
  keines nie niemals ohne weder verweigert verweigerte lehnt lehnte bestreitet bestritt dementiert dementierte`.split(
    /\s+/,
  ),
);
/** "Not only" and "no longer" and the like: no denial of the word behind them. */
const noDenial = /^(?:only|just|least|matter|doubt|nur|one)$/i;

const doubting = new Set(
  `may might could can would should plan plans planned planning consider considers considered considering expect expects
  expected hope hopes hoped hoping intend intends intended aim aims aimed want wants wanted propose proposes proposed
  proposal possible possibly perhaps potential potentially likely unlikely probably if whether talks seek seeks seeking sought
  rumoured rumored rumour rumours rumor rumors allegedly reportedly weigh weighs weighing explore explores exploring will
  könnte könnten möglicherweise vielleicht wohl erwägt erwägen plant planen geplant will wollen soll sollen sollte würde
  würden ob falls wahrscheinlich voraussichtlich ahead upcoming next set due future towards ready prepare prepares preparing
  about`.split(/\s+/),
);
/** Those that make a fact of the next verb uncertain; "can" and "will" and others only excuse a statement. */
const uncertain =
  /^(?:may|might|could|plans?|planned|planning|considers?|considering|considered|hopes?|hoping|intends?|proposed?|proposes|possibly|perhaps|rumou?red|weighs?|weighing|explor(?:es?|ing)|könnten?|möglicherweise|vielleicht|erwägt|erwägen|plant|planen)$/i;

/**
 * What a statement denies and the articles assert, or the other way round; what they call possible and it calls a fact;
 * and a word for its opposite. Only sentences that say nearly the same are compared, and one that agrees is enough.
 */
export function polarityFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const matches = matchesOf(sentence, articles);
  if (matches.length === 0) return [];
  const disagreement = (other: EvidenceSentence): string | undefined =>
    deniedApart(sentence, other) ?? oppositeIn(sentence, other) ?? madeCertain(sentence, other);
  const found = matches.map(disagreement);
  if (found.some((what) => what === undefined)) return [];
  return [{ kind: 'negation', what: found[0] ?? sentence.text }];
}

/** The forms that a word of denial stands close before (in German also behind), and the words themselves. */
function scopes(
  sentence: EvidenceSentence,
  cues: (word: Word) => boolean,
  reach: number,
): Map<string, string> {
  const { words } = sentence;
  const found = new Map<string, string>();
  const ahead = wordsAhead(sentence, cues, reach);
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

/** For each word the next ones that carry meaning and are no cues, up to where another part of the sentence begins. */
function wordsAhead(
  { words, text }: EvidenceSentence,
  cues: (word: Word) => boolean,
  reach: number,
): (readonly Word[])[] {
  const ahead: (readonly Word[])[] = [];
  let next: Word | undefined;
  let near: readonly Word[] = [];
  // From the end on, since looking ahead from every word takes time in the square of them.
  for (const [index, word] of [...words.entries()].reverse()) {
    if (next && /[,;:"()]/.test(text.slice(word.end, next.start))) near = [];
    ahead[index] = near;
    if (!word.stop && !cues(word)) near = [word, ...near].slice(0, reach);
    next = word;
  }
  return ahead;
}

const isDenying = ({ text }: Word): boolean => denying.has(text.toLowerCase());

function deniedApart(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  const [ours, theirs] = [said, found].map((each) => scopes(each, isDenying, 2)) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const [weDeny, theyDeny] = [said, found].map(({ words }) => words.filter(isDenying).length) as [
    number,
    number,
  ];
  for (const [form, text] of ours)
    if (!theirs.has(form) && theyDeny === 0 && found.content.some((word) => word.form === form)) return text;
  for (const [form, text] of theirs)
    if (!ours.has(form) && weDeny === 0 && said.content.some((word) => word.form === form)) return text;
  return undefined;
}

function oppositeIn(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  const has = ({ words }: EvidenceSentence, form: string): boolean =>
    words.some((word) => word.form === form);
  const wrong = said.words.find(({ form }) => {
    const others = opposites.get(form);
    return (
      others !== undefined &&
      !has(found, form) &&
      [...others].some((other) => has(found, other) && !has(said, other))
    );
  });
  // "did not fall" for "rose" says the same.
  return wrong === undefined || said.words.some(isDenying) !== found.words.some(isDenying)
    ? undefined
    : wrong.text;
}

function madeCertain(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if (said.words.some(({ text }) => doubting.has(text.toLowerCase())) || /\bto \p{Ll}|\?/u.test(said.text))
    return undefined;
  const doubted = scopes(found, ({ text }) => uncertain.test(text) && text !== 'May', 1);
  for (const [form, text] of doubted) if (said.content.some((word) => word.form === form)) return text;
  return undefined;
}
