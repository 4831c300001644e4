/** From this likeness on two sentences say the same. */
export const sameStatement = 0.62;

/** How alike two sentences are, 0..1: the cosine of their sets of topic words. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.sqrt(a.size * b.size);
}

/** Share (0..1) of `a` that stands in `b`. */
export function coverOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 1;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / a.size;
}
