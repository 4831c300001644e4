import { stem } from '../text/stem.ts';
import { stopWords } from '../text/stopwords.ts';
import { numberWords } from './number-words.ts';

/** One word of a text that has been made tidy. */
export interface Word {
  /** As written, without a possessive 's. */
  text: string;
  /** For comparing: in lower case and stemmed; digits for a number word. */
  form: string;
  /** Carries no meaning of its own. */
  stop: boolean;
  /** Where it starts and ends in the text. */
  start: number;
  end: number;
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['.&][\p{L}\p{N}][\p{L}\p{N}\p{M}]*|,\d{3}(?!\d))*/gu;

/** "d'" and "dell'" before a name, in French and Italian; in small letters, since "L'Oréal" and "D'Angelo" are names. */
const elided =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|quell|quest|all|coll|dall|dell|nell|sull)'(?=\p{Lu})/u;

/**
 * The words of a tidy text in order. A compound gives its parts, since one writer says "long-running" where the other
 * says "long running"; "didn't" gives "did" and "not"; "could" and "might" are the same as "may".
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: whole, index: start } of text.matchAll(word)) {
    const found = whole.replace(elided, '');
    const index = start + whole.length - found.length;
    const negated = /^(.*?)(n't|not)$/i.exec(found);
    const end = index + found.length;
    if (negated?.[1] && (negated[2]?.includes("'") === true || /^can(?:not)$/i.test(found))) {
      words.push(wordAt(shortened[negated[1].toLowerCase()] ?? negated[1], index, end));
      words.push({ text: 'not', form: 'not', stop: true, start: index, end });
    } else words.push(wordAt(found.replace(/'s$/i, ''), index, end));
  }
  return words;
}

const shortened: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' };

function wordAt(text: string, start: number, end: number): Word {
  const lower = text.toLowerCase();
  const value = numberWords.get(lower);
  if (/^(?:could|might)$/.test(lower)) return { text, form: 'may', stop: true, start, end };
  const stop =
    value === undefined && (stopWords.has(lower) || (lower.length < 2 && !/\p{N}|\p{Lo}/u.test(lower)));
  const form = value === undefined ? formOf(lower) : String(value);
  return { text, form, stop, start, end };
}

/** The form of a word in lower case: stemmed, a figure without the points and commas that group its digits. */
function formOf(lower: string): string {
  if (/^\d{1,3}(?:,\d{3})+$/.test(lower)) return lower.replaceAll(',', '');
  return /\p{N}/u.test(lower) ? lower : stem(lower.replaceAll('.', ''));
}

/** The words that carry meaning. */
export const contentOf = (words: readonly Word[]): Word[] => words.filter((each) => !each.stop);

/** Words that come and go in a retelling without a change of sense: articles, helping verbs, hedges of numbers. */
const loose = new Set(
  `a an the has have had do does did said says any also that about around some roughly nearly almost more than over its his her their just now
  der die das dem den des ein eine einen einem einer hat haben hatte sagt sagte auch rund etwa fast knapp`.split(
    /\s+/,
  ),
);

/** Whether a word may come and go in a retelling. */
export const isLoose = ({ text }: Word): boolean => loose.has(text.toLowerCase());
