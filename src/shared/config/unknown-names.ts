import { secretNames, variableNames } from './variables.ts';

/** A prefix that people expect, and that no variable of ours has. */
const PREFIX = 'AI_NEWS_';

/** Short names are close to many words (CONTACT, CONTEXT): one slip is allowed in them, two in longer ones. */
const LONG_NAME = 8;

const knownNames: readonly string[] = [...variableNames, ...secretNames.map((name) => `${name}_FILE`)];

/** How many letters must be added, removed, replaced or swapped with their neighbour to get from `a` to `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

function intended(name: string): string | undefined {
  const upper = name.toUpperCase();
  const bare = upper.startsWith(PREFIX) ? upper.slice(PREFIX.length) : upper;
  const byDistance = knownNames
    .map((known) => ({ known, distance: editDistance(bare, known) }))
    .filter(({ known, distance }) => distance <= (known.length < LONG_NAME ? 1 : 2))
    .sort((a, b) => a.distance - b.distance);
  return byDistance[0]?.known;
}

/** One line for each name that looks as if it were meant for this product, but is not read by it. */
export function warnOfUnknownNames(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (knownNames.includes(name)) return [];
    const meant = intended(name);
    if (meant !== undefined) return [`${name} is set, but it is not read. Did you mean ${meant}?`];
    if (name.toUpperCase().startsWith(PREFIX)) {
      return [`${name} is set, but there is no such setting. The file .env.example lists them all.`];
    }
    return [];
  });
}
