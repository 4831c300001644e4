import { plainWords } from './tf-idf.ts';

/** A text, and whether it has the label. */
export interface Example {
  text: string;
  positive: boolean;
}

/** Parts that a file is cut into; each is judged by what the other four teach. */
const folds = 5;

/**
 * For each example, the log odds that it has the label, by a multinomial naive Bayes classifier (McCallum and Nigam
 * 1998) with add-one smoothing that was trained on the other folds. Every fifth example is in the same fold.
 */
export function crossValidated(examples: readonly Example[]): number[] {
  const prepared = examples.map(({ text, positive }) => ({ words: plainWords(text), positive }));
  const models = Array.from({ length: folds }, (_, fold) =>
    train(prepared.filter((_example, index) => index % folds !== fold)),
  );
  return prepared.map(({ words }, index) => models[index % folds]?.(words) ?? 0);
}

interface Prepared {
  words: readonly string[];
  positive: boolean;
}

function train(examples: readonly Prepared[]): (words: readonly string[]) => number {
  const vocabulary = new Set(examples.flatMap(({ words }) => words));
  const [yes, no] = [true, false].map((positive) => {
    const own = examples.filter((example) => example.positive === positive);
    const counts = new Map<string, number>();
    for (const word of own.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return {
      prior: Math.log(own.length + 1),
      logOf: (word: string): number => Math.log(((counts.get(word) ?? 0) + 1) / (all + vocabulary.size)),
    };
  });
  return (words) =>
    words
      .filter((word) => vocabulary.has(word))
      .reduce(
        (sum, word) => sum + (yes?.logOf(word) ?? 0) - (no?.logOf(word) ?? 0),
        (yes?.prior ?? 0) - (no?.prior ?? 0),
      );
}
