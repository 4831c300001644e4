/**
 * A text of a data set as an article would have it: the marks of tokenizers put back ("-lrb- AP -rrb-", "`` no ''",
 * "said ." and "do n't"), and each line a paragraph where the text parts its paragraphs by single line breaks.
 */
export function plainText(text: string): string {
  const marked = text
    .replace(/-lrb-|-lsb-/gi, '(')
    .replace(/-rrb-|-rsb-/gi, ')')
    .replace(/``|''/g, '"')
    .replace(/\r\n?/g, '\n');
  const joined = isTokenized(marked) ? untokenized(marked) : marked;
  return isWrapped(joined) || /\n\s*\n/.test(joined) ? joined : joined.replaceAll('\n', '\n\n');
}

/** Most full stops stand off from their words. */
function isTokenized(text: string): boolean {
  const off = text.match(/ [.,](?=\s|$)/g)?.length ?? 0;
  const on = text.match(/\p{L}[.,](?=\s|$)/gu)?.length ?? 0;
  return off > on;
}

function untokenized(text: string): string {
  return text
    .replace(/ (?=[.,;:!?%)\]](?:\s|$))/g, '')
    .replace(/(?<=[([$£€#]) /g, '')
    .replace(/ (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b)/gi, '')
    .replace(/" ([^"\n]{1,400}?) "/g, '"$1"');
}

/** Lines that are broken in mid-sentence, at a width: they are no paragraphs. */
function isWrapped(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const broken = lines.filter((line) => line.length < 100 && /[\p{L}\p{N},]\s*$/u.test(line));
  return lines.length > 2 && broken.length > lines.length / 2;
}
