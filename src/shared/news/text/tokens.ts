import { stripInvisible } from './characters.ts';
import { stem } from './stem.ts';
import { stopWords } from './stopwords.ts';

/** One word as it stands in the text. */
export interface Token {
  /** As written, without a possessive 's: `GPT-4o`, `Anthropic`, `$65B`, `22%`. */
  text: string;
  /** Offset of the first character in the text that was given (after invisible characters are gone). */
  start: number;
}

/**
 * A word: letters and digits, held together inside by hyphen, dot, apostrophe, ampersand or slash between
 * letters or digits (`GPT-4o`, `llama.cpp`, `AT&T`, `4.8`, `2,000`), with its currency sign or per cent.
 */
const word =
  /[$€£¥]?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:[-.'’&]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*%?/gu;

/** Scripts written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text in order, in their own case. Invisible characters are dropped first. */
export function tokenize(raw: string): Token[] {
  const text = stripInvisible(raw);
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    if (unspaced.test(match[0])) for (const token of segmented(match[0], match.index)) tokens.push(token);
    else tokens.push({ text: match[0].replace(/['’]s?$/u, ''), start: match.index });
  }
  return tokens;
}

/** Characters that are segmented at once: the segmenter's time grows with the square of them. */
const mostSegmented = 1000;

function segmented(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; from += mostSegmented) {
    for (const part of segmenter.segment(text.slice(from, from + mostSegmented)))
      if (part.isWordLike === true) tokens.push({ text: part.segment, start: offset + from + part.index });
  }
  return tokens;
}

/**
 * A token's comparable forms, in lower case and stemmed. An ordinary compound gives its parts, so that
 * "open-weights" meets "open weights"; a name such as `GPT-4o` or `N-day` stays whole.
 */
export function normalForms(token: string): string[] {
  const lower = token.toLowerCase().replaceAll('’', "'");
  const parts = lower.split('-');
  const compound = parts.length > 1 && parts.every((part) => /^\p{L}{2,}$/u.test(part));
  if (compound) return parts.map(stem);
  return [stem(lower.replace(/'\p{L}{1,2}$/u, ''))];
}

/** The words of a text that carry its topic: normal forms without stop words, in order, repeated as they stand. */
export function topicWords(text: string): string[] {
  return tokenize(text)
    .filter((token) => !isStopWord(token.text))
    .flatMap((token) => normalForms(token.text))
    .filter(
      (form) => !stopWords.has(form) && (form.length > 1 || /\p{N}/u.test(form) || unspaced.test(form)),
    );
}

/** Stop words are looked up in lower case, except capitals such as "US" and "IT", which are names. */
export function isStopWord(token: string): boolean {
  if (token.length > 1 && token.length < 4 && token === token.toUpperCase() && /^(?:US|IT)$/.test(token))
    return false;
  return stopWords.has(
    token
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/'\p{L}{1,2}$/u, ''),
  );
}

/** How many words a text has, for limits that count words as a reader would. */
export function wordCount(text: string): number {
  let count = 0;
  for (const match of text.matchAll(word))
    count += unspaced.test(match[0]) ? segmented(match[0], 0).length : 1;
  return count;
}
