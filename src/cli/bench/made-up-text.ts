/** Numbers from 0 to 1, the same ones for the same seed: Mulberry32, which passes gjrand at this length. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables =
  'ba be bi bo bra cal cor da del dor el fa fen gar go hal in jor ka kel lan lo mar mi nor o pel qua ra ren sol ta tor u val wen xi yar zo'.split(
    ' ',
  );
const vocabularySize = 20_000;

/** The word of a rank, 0 being the most frequent; no two ranks share one. */
export function wordOfRank(rank: number): string {
  let word = '';
  // Three syllables at least, so that no word is a common English one.
  for (let left = rank + syllables.length ** 2; left > 0; left = Math.floor(left / syllables.length)) {
    word += syllables[left % syllables.length] ?? '';
  }
  return word;
}

/** How often words of the ranks up to each one are drawn: Zipf's law, flattened at its top as headlines are. */
const cumulative = (() => {
  let sum = 0;
  return Float64Array.from({ length: vocabularySize }, (_, rank) => (sum += 1 / (rank + 12)));
})();
const total = cumulative.at(-1) ?? 0;
const vocabulary = Array.from({ length: vocabularySize }, (_, rank) => wordOfRank(rank));

function drawWord(random: () => number): string {
  const wanted = random() * total;
  let [low, high] = [0, vocabularySize - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return vocabulary[low] ?? '';
}

/** As many words as asked for, drawn as a language draws them. */
export const words = (random: () => number, count: number): string[] =>
  Array.from({ length: count }, () => drawWord(random));

/** A whole number from `low` to `high`. */
export const between = (random: () => number, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));
