import { type Doubt, doubts, isCue, isDoubted, isToCome } from './doubts.ts';
import type { EvidenceSentence } from './evidence.ts';
import { cover } from './matches.ts';
import { scopes } from './scopes.ts';
import { isDone, isPast, isUnderWay, tellsOf } from './tenses.ts';
import type { Word } from './words.ts';

/** What a statement tells as a fact, or as settled, and an article's sentence leaves open. */
export function madeCertain(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if (isDoubted(said)) return undefined;
  const certain = doubts.flatMap((doubt) => {
    const isAsserted = (word: Word, form: string): boolean =>
      doubt.isGone(said, word)
        ? tellsOf(word, form) && !tellsAsDone(found, word)
        : !doubt.onlyDone && word.form === form && !isToCome(said) && !isUnderWay(said, word);
    return [
      ...scopes(found, isCue(doubt, found), doubt.reach, { withinClause: true }),
      ...weighedIn(found, doubt),
    ].filter(([form]) => said.content.some((word) => isAsserted(word, form)));
  });
  return certain[0]?.[1];
}

const weighing =
  /\b(?:is|are|was|were|being|been) (?:considered|discussed|weighed|explored|mulled|negotiated|evaluated)\b/;

/** The forms before words that leave them open: "a sale is being considered". */
function weighedIn({ text, content }: EvidenceSentence, doubt: Doubt): [form: string, text: string][] {
  const cue = doubt.onlyDone ? weighing.exec(text) : null;
  if (cue === null) return [];
  const from = Math.max(...[...text.slice(0, cue.index).matchAll(/[,;:()]/g)].map(({ index }) => index), 0);
  return content
    .filter(({ start }) => start >= from && start < cue.index)
    .map((word) => [word.form, `${word.text} ${cue[0]}`]);
}

/** Whether an article tells it as done, too. */
const tellsAsDone = (found: EvidenceSentence, told: Word): boolean =>
  found.words.some((word) => word.form === told.form && isDone(found, word));

/** So much of a statement stands in a sentence that tells of the very same deed. */
const sameDeed = 0.75;
/** A deed stands so close behind what leaves it open. */
const reach = 2;

/** What an article's sentence tells as done, and a statement as planned or in doubt: "plans to sell" for "has sold". */
export function madeOpen(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if (isDoubted(found) || cover(said, found) < sameDeed || namesMore(said, found)) return undefined;
  const done = found.words.filter((word) => isDone(found, word));
  if (done.length === 0) return undefined;
  const open = doubts.flatMap((doubt) => [
    ...scopes(said, isCue(doubt, said), reach, { withinClause: true }),
  ]);
  return open.find(
    ([form]) =>
      done.some((word) => tellsOf(word, form)) &&
      // "Has launched it in Norway, and is to launch it in Sweden".
      !found.words.some((word) => word.form === form && !isPast(word) && !isDone(found, word)) &&
      !said.words.some((word) => isDone(said, word) && tellsOf(word, form)),
  )?.[1];
}

/** Whether a statement names a place, a day or a number that a sentence has not: it tells of another deed, then. */
const namesMore = (said: EvidenceSentence, found: EvidenceSentence): boolean =>
  said.words
    .slice(1)
    .some((word) => /[\p{Lu}\p{N}]/u.test(word.text) && !found.words.some(({ form }) => form === word.form));
