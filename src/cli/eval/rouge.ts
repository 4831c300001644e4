import { sentences } from '../../shared/news/text/sentences.ts';
import { porterStem } from './porter.ts';
import { type Scores, withF } from './metrics.ts';

/** ROUGE F1, each 0..1: words in common, pairs of neighbouring words, and longest common subsequences. */
export interface Rouge {
  rouge1: number;
  rouge2: number;
  rougeL: number;
}

/** A text as ROUGE sees it: its sentences, each the stems of its words. */
export type Stemmed = readonly (readonly string[])[];

/**
 * The words of a text as the customary `rouge_score` package takes them with its stemmer on: lower case, nothing but
 * a-z and 0-9, and words of more than three letters stemmed. Lines are sentences; a text of one line is parted into
 * its sentences.
 */
export function stemmed(text: string): Stemmed {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.length > 1 ? lines : sentences(text))
    .map((line) => rougeWords(line).map((word) => (word.length > 3 ? porterStem(word) : word)))
    .filter((words) => words.length > 0);
}

export function rougeWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/**
 * ROUGE-1, -2 and -L against the reference that is best for each measure, as `rouge_score` does with several.
 * ROUGE-L is that of whole summaries ("Lsum"): for each sentence of the reference, the words that it has in common
 * subsequence with any of ours.
 */
export function rouge(ours: Stemmed, references: readonly Stemmed[]): Rouge {
  const best = (measure: (reference: Stemmed) => Scores): number =>
    Math.max(0, ...references.map((reference) => measure(reference).f));
  return {
    rouge1: best((reference) => ngramOverlap(ours, reference, 1)),
    rouge2: best((reference) => ngramOverlap(ours, reference, 2)),
    rougeL: best((reference) => summaryLcs(ours, reference)),
  };
}

/** n-grams of the whole text, across the ends of sentences. */
function ngramOverlap(ours: Stemmed, reference: Stemmed, n: number): Scores {
  const [found, wanted] = [ours, reference].map((text) => counted(ngrams(text.flat(), n)));
  if (found === undefined || wanted === undefined) return withF(0, 0);
  let common = 0;
  for (const [gram, count] of wanted) common += Math.min(count, found.get(gram) ?? 0);
  return shares(common, total(found), total(wanted));
}

function ngrams(words: readonly string[], n: number): string[] {
  return words.slice(0, Math.max(0, words.length - n + 1)).map((_, at) => words.slice(at, at + n).join(' '));
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((a, b) => a + b, 0);

/** Nothing on either side has nothing in common. */
const shares = (common: number, found: number, wanted: number): Scores =>
  found === 0 || wanted === 0 ? withF(0, 0) : withF(common / found, common / wanted);

/** No word of either side counts more often than it stands there. */
function summaryLcs(ours: Stemmed, reference: Stemmed): Scores {
  const left = { ours: counted(ours.flat()), reference: counted(reference.flat()) };
  const [found, wanted] = [total(left.ours), total(left.reference)];
  let common = 0;
  for (const sentence of reference) {
    const places = new Set(ours.flatMap((own) => commonPlaces(sentence, own)));
    for (const place of [...places].sort((a, b) => a - b)) {
      const word = sentence[place] ?? '';
      const [mine, theirs] = [left.ours.get(word) ?? 0, left.reference.get(word) ?? 0];
      if (mine === 0 || theirs === 0) continue;
      left.ours.set(word, mine - 1);
      left.reference.set(word, theirs - 1);
      common++;
    }
  }
  return shares(common, found, wanted);
}

/** Places in `a` of a longest common subsequence with `b`. */
function commonPlaces(a: readonly string[], b: readonly string[]): number[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const row = lengths[i];
      if (row) row[j] = a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  const places: number[] = [];
  for (let i = a.length, j = b.length; i > 0 && j > 0;) {
    if (a[i - 1] === b[j - 1]) {
      places.push(i - 1);
      i--;
      j--;
    } else if (at(i, j - 1) > at(i - 1, j)) j--;
    else i--;
  }
  return places;
}
