import { remembered } from '../cluster/remembered.ts';
import { meaningOf } from '../cluster/meanings.ts';
import { detectLanguage } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import { tidy } from './tidy.ts';
import { type Word, contentOf, wordsOf } from './words.ts';

/** What a statement is compared with: all text of one article. */
export interface Evidence {
  title: string;
  teaser?: string;
  text?: string;
  /** ISO 639-1; looked for in the text where it is not told. */
  language?: string | undefined;
  /** When it was published: "last year" is told from there. */
  publishedAt?: Date | undefined;
}

/** A sentence of an article. */
export interface EvidenceSentence {
  /** Tidy. */
  text: string;
  words: readonly Word[];
  content: readonly Word[];
}

/** Where a content word stands: the sentence, and the place among its content words. */
export interface Place {
  sentence: number;
  word: number;
}

/** An article, read once for all statements that cite it. */
export interface Prepared {
  /** ISO 639-1; undefined where too little tells it. */
  language: string | undefined;
  /** The year in which it was published. */
  year: number | undefined;
  sentences: readonly EvidenceSentence[];
  /** Each whole sentence, and all of them in a row: for knowing one that was taken over word for word. */
  verbatim: ReadonlySet<string>;
  whole: string;
  /** Where each form of a content word stands; meanings are written with a tilde before them. */
  places: ReadonlyMap<string, readonly Place[]>;
  /** The forms of content words by their first four letters. */
  byOpening: ReadonlyMap<string, readonly string[]>;
  /** Two words side by side in one sentence. */
  pairs: ReadonlySet<string>;
  /** Two content words near each other in one sentence, in either order. */
  near: ReadonlySet<string>;
  /** Every word in lower case, with and without its ending. */
  vocabulary: ReadonlySet<string>;
}

/** Reads an article; the same object is read once, so it must not change afterwards. */
export const prepare = remembered((evidence: Evidence): Prepared => {
  const read = [evidence.title, evidence.teaser ?? '', evidence.text ?? ''].flatMap(sentencesOf);
  const places = new Map<string, Place[]>();
  const byOpening = new Map<string, string[]>();
  const pairs = new Set<string>();
  const near = new Set<string>();
  const vocabulary = new Set<string>();
  read.forEach(({ words, content }, sentence) => {
    words.forEach(({ text, form }) => {
      const lower = text.toLowerCase();
      // "L'Orrenby" opens a sentence in Italian.
      vocabulary
        .add(lower)
        .add(lower.replace(/^[dl]'/, ''))
        .add(form);
    });
    words.slice(1).forEach(({ form }, index) => pairs.add(`${words[index]?.form ?? ''} ${form}`));
    for (const pair of nearPairs(words)) near.add(pair);
    content.forEach(({ form }, place) => {
      if (!places.has(form)) append(byOpening, form.slice(0, 4), form);
      append(places, form, { sentence, word: place });
      append(places, `~${meaningOf(form)}`, { sentence, word: place });
    });
  });
  const verbatim = new Set(read.map(({ text }) => plain(text)));
  const whole = read.map(({ text }) => plain(text)).join(' ');
  const language = evidence.language ?? detectLanguage(whole);
  const year = evidence.publishedAt?.getUTCFullYear();
  return { language, year, sentences: read, verbatim, whole, places, byOpening, pairs, near, vocabulary };
});

/** Words that a content word may be away from another one to be near it. */
const reach = 7;

function* nearPairs(words: readonly Word[]): Generator<string> {
  for (const [at, { form, stop }] of words.entries()) {
    if (stop) continue;
    for (const other of words.slice(at + 1, at + 1 + reach)) if (!other.stop) yield pairOf(form, other.form);
  }
}

/** Two words as one key, whichever comes first. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** The sentences of a text, tidy and with their words; those without a word are left out. */
export function sentencesOf(text: string): EvidenceSentence[] {
  return sentences(tidy(text))
    .flatMap((sentence) => sentence.split(beforeSmallLetter))
    .map((sentence) => {
      const words = wordsOf(sentence);
      return { text: sentence.trim(), words, content: contentOf(words) };
    })
    .filter(({ words }) => words.length > 0);
}

/** Texts in small letters end their sentences all the same; an abbreviation has fewer than three letters. */
const beforeSmallLetter = /(?<=[\p{L}\p{N}]{3}[.!?]["')]?) (?=["'(]?\p{Ll})/u;

/** A sentence for telling whether another is the same, letter by letter. */
export const plain = (sentence: string): string => sentence.replace(/\s+/g, ' ').trim();

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
