const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `a, b and c`; nothing where there is none. */
export const inWords = (parts: readonly string[]): string => conjunction.format(parts);

/** Each text once, in any writing, and none that stands within another: "humanoid robots", not "robots" beside it. */
export function outermost(texts: readonly string[]): string[] {
  const folded = texts.map((text) => text.toLowerCase());
  return texts.filter((_, place) => {
    const own = folded[place] ?? '';
    return folded.indexOf(own) === place && !folded.some((other) => other !== own && other.includes(own));
  });
}
