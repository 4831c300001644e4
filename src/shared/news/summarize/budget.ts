import { comparable } from '../text/characters.ts';
import type { Ranked } from './rank.ts';

/** Counts the words taken verbatim from each article. */
export class Budget {
  readonly #left = new Map<number, number>();
  readonly #limit: number;
  readonly #holders = new Map<string, number[]>();

  constructor(all: readonly Ranked[], limit: number) {
    this.#limit = limit;
    for (const { text, articleId } of all) {
      const key = comparable(text);
      this.#holders.set(key, [...(this.#holders.get(key) ?? []), articleId]);
    }
  }

  /** The same sentence in two articles is verbatim text of both. */
  #holdersOf({ text, articleId }: Ranked): number[] {
    return [...new Set([articleId, ...(this.#holders.get(comparable(text)) ?? [])])];
  }

  fits(sentence: Ranked, already = 0): boolean {
    return this.#holdersOf(sentence).every((id) => this.left(id) - already >= sentence.length);
  }

  take(sentence: Ranked): void {
    for (const id of this.#holdersOf(sentence)) this.#left.set(id, this.left(id) - sentence.length);
  }

  left(articleId: number): number {
    return this.#left.get(articleId) ?? this.#limit;
  }
}
