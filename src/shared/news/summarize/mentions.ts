import { normalForms, tokenize, topicWords } from '../text/tokens.ts';

/**
 * Words that somebody has read, and how each was written last: as a part of a name ("the Assessment Office") with its
 * capital, else in small letters, as at the beginning of a sentence.
 */
export class Mentions {
  readonly #written = new Map<string, string>();
  readonly #words = new Set<string>();
  readonly #introduced = new Map<string, string | undefined>();

  constructor(...texts: readonly string[]) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    const tokens = tokenize(text).map((token) => token.text);
    this.#introduce(tokens);
    const [first, ...rest] = tokens;
    const words = [first?.toLowerCase() ?? '', ...rest].flatMap((word) => word.split('-'));
    for (const word of words) {
      this.#words.add(word).add(word.toLowerCase());
      for (const form of normalForms(word)) this.#written.set(form, word);
    }
  }

  #introduce(tokens: readonly string[]): void {
    for (const [at, word] of tokens.entries()) {
      if (!isName(word) || this.#introduced.has(word)) continue;
      const before = tokens[at - 1];
      this.#introduced.set(word, before !== undefined && isName(before) ? before : undefined);
    }
  }

  /**
   * The word with a capital behind which a name was read first, a given name or a title: "Ingrid" of "Salloway". Undefined
   * where it stood alone, and where it was not read.
   */
  introducedBy(name: string): string | undefined {
    return this.#introduced.get(name);
  }

  /** How a word was written where it was read last, in whatever form; undefined where it never was. */
  lastWritten(word: string): string | undefined {
    return normalForms(word)
      .map((form) => this.#written.get(form))
      .find((written) => written !== undefined);
  }

  /** Whether a word was read in this very form; one with a capital only as a part of a name. */
  has(word: string): boolean {
    return this.#words.has(word);
  }
}

const isName = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word) && topicWords(word).length > 0;
