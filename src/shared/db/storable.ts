/**
 * PostgreSQL holds neither the character NUL nor half a surrogate pair, and refuses the whole statement for one.
 * Pages and feeds contain both; a replacement character stands in for them.
 */
const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

/** A parameter as PostgreSQL takes it. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  return Array.isArray(value) ? value.map(storable) : value;
}

/** The parameter for a jsonb. In JSON such characters are written as escapes, so they must go before. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
