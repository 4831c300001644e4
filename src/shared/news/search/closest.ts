/** The candidate that a mistyped word most probably stands for: at most a third of its letters differ. */
export function closest(typed: string, candidates: readonly string[]): string | undefined {
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // What differs more in length alone need not be compared.
    if (Math.abs(typed.length - candidate.length) * 3 > candidate.length) continue;
    const distance = editDistance(typed, candidate);
    if (distance * 3 <= candidate.length && distance < (best?.distance ?? Infinity)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate;
}

/** How many letters must be put in, taken out or exchanged (Levenshtein, by rows of Wagner and Fischer). */
function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 0; row < one.length; row += 1) {
    const current = [row + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const exchanged = (above[column - 1] ?? 0) + (one[row] === other[column - 1] ? 0 : 1);
      current.push(Math.min(exchanged, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[other.length] ?? 0;
}
