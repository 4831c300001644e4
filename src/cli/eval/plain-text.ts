import { isCaseless } from '../../shared/news/summarize/quotable.ts';

/**
 * A text of a data set as an article would have it: the marks of tokenizers put back ("-lrb- AP -rrb-", "`` no ''",
 * "said ."), a capital at the start of each sentence of a text without any, and each line a paragraph where the text
 * parts its paragraphs by single line breaks. Words stay as ROUGE counts them.
 */
export function plainText(text: string): string {
  const marked = text
    .replace(/-lrb-|-lsb-/gi, '(')
    .replace(/-rrb-|-rsb-/gi, ')')
    .replace(/``|''/g, '"')
    .replace(/\r\n?/g, '\n');
  const whole = isTokenized(marked) ? untokenized(marked) : marked;
  const joined = isCaseless(whole) ? capitalized(whole) : whole;
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
    .replace(/ (?=['’](?:s|re|ve|ll|d|m)\b)/gi, '')
    .replace(/" ([^"\n]{1,400}?) "/g, '"$1"');
}

/** Who wrote it and where, which nothing but capitals would tell from the text: "by . ann vale .", "moscow (cnn) --". */
const opening =
  /^\s*(?:by ?\. ?[^.|\n]{2,60}\. *)?(?:(?:published|updated):[ .]*\d[^.]*\.[ .|]*)*(?:[^.\n]{0,45}\((?:cnn|reuters|ap|afp|hln)\) ?(?:-- ?)?|[\p{L}, ]{3,40} -- )?/u;

function capitalized(text: string): string {
  return text
    .replace(opening, '')
    .replace(/(?<=^|\n\s*|[\p{L}\d"”'’)]{2}[.!?]["”'’]? )["“‘']?\p{Ll}/gu, (start) => start.toUpperCase());
}

/** Lines that are broken in mid-sentence, at a width: they are no paragraphs. */
function isWrapped(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const broken = lines.filter((line) => line.length < 100 && /[\p{L}\p{N},]\s*$/u.test(line));
  return lines.length > 2 && broken.length > lines.length / 2;
}
