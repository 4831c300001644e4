import { normalForms, tokenize } from '../text/tokens.ts';

/**
 * Words that somebody has read, and how each was written last: as a part of a name ("the Assessment Office") with its
 * capital, else in small letters, as at the beginning of a sentence.
 */
export class Mentions {
  readonly #written = new Map<string, string>();
  readonly #words = new Set<string>();

  constructor(...texts: readonly string[]) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    const [first, ...rest] = tokenize(text).map((token) => token.text);
    const words = [first?.toLowerCase() ?? '', ...rest].flatMap((word) => word.split('-'));
    for (const word of words) {
      this.#words.add(word).add(word.toLowerCase());
      for (const form of normalForms(word)) this.#written.set(form, word);
    }
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
