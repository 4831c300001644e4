import { isStopWord, tokenize } from '../../shared/news/text/tokens.ts';

/** The words of a text for the plain rivals: in lower case, without stop words; no stemming, no names. */
export function plainWords(text: string): string[] {
  return tokenize(text)
    .map((token) => token.text)
    .filter((word) => !isStopWord(word))
    .map((word) => word.toLowerCase());
}

/** A sparse vector of length 1; a text without words gives one without terms, like nothing. */
export interface Vector {
  terms: Int32Array;
  weights: Float64Array;
}

/**
 * A vector for each text: (1 + ln tf) * ln(N / df), scaled to length 1 (Salton and Buckley 1988, "ltc"). Document
 * frequencies are counted over all the texts given, as if the future were known.
 */
export function tfIdfVectors(texts: readonly string[]): Vector[] {
  const numbers = new Map<string, number>();
  const frequencies: number[] = [];
  const counted = texts.map((text) => {
    const counts = new Map<number, number>();
    for (const word of plainWords(text)) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    for (const number of counts.keys()) frequencies[number] = (frequencies[number] ?? 0) + 1;
    return counts;
  });
  return counted.map((counts) => {
    const weights = Float64Array.from(
      counts,
      ([number, count]) => (1 + Math.log(count)) * Math.log(texts.length / (frequencies[number] ?? 1)),
    );
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0));
    return {
      terms: Int32Array.from(counts.keys()),
      weights: length === 0 ? weights : weights.map((weight) => weight / length),
    };
  });
}

/** The cosine of two vectors of length 1, 0..1. */
export function cosine(a: Vector, b: Vector): number {
  const inA = new Map(Array.from(a.terms, (term, index) => [term, a.weights[index] ?? 0]));
  return b.weights.reduce((sum, weight, index) => sum + weight * (inA.get(b.terms[index] ?? -1) ?? 0), 0);
}
