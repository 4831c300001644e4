import { comparable } from '../text/characters.ts';
import type { Allowance } from './allowance.ts';
import type { Ranked } from './rank.ts';

/** Counts what is taken verbatim from each article, against what may be. */
export class Budget {
  readonly #left: ReadonlyMap<number, Allowance>;
  readonly #holders = new Map<string, number[]>();

  /** @param allowances by article */
  constructor(all: readonly Ranked[], allowances: ReadonlyMap<number, Allowance>) {
    this.#left = new Map([...allowances].map(([id, allowance]) => [id, { ...allowance }]));
    for (const { text, articleId } of all) {
      const key = comparable(text);
      this.#holders.set(key, [...(this.#holders.get(key) ?? []), articleId]);
    }
  }

  /** The same sentence in two articles is verbatim text of both. */
  #holdersOf({ text, articleId }: Ranked): Allowance[] {
    const ids = new Set([articleId, ...(this.#holders.get(comparable(text)) ?? [])]);
    return [...ids].flatMap((id) => this.#left.get(id) ?? []);
  }

  fits(sentence: Ranked): boolean {
    return this.#holdersOf(sentence).every(
      (left) => left.words >= sentence.length && left.characters >= sentence.text.length,
    );
  }

  take(sentence: Ranked): void {
    for (const left of this.#holdersOf(sentence)) {
      left.words -= sentence.length;
      left.characters -= sentence.text.length;
    }
  }
}
