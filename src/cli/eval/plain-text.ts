import { isCaseless } from '../../shared/news/summarize/quotable.ts';

/**
 * A text of a data set as an article would have it: the marks of tokenizers put back ("-lrb- AP -rrb-", "`` no ''",
 * "said ."), a capital at the start of each sentence of a text without any, and each line a paragraph where the text
 * parts its paragraphs by single line breaks. Words stay as ROUGE counts them.
 */
export function plainText(text: string): string {
  const marked = text
    .replace(sentenceMarks, '\n')
    .replace(/-lrb-|-lsb-/gi, '(')
    .replace(/-rrb-|-rsb-/gi, ')')
    .replace(/``|''/g, '"')
    .replace(/\r\n?/g, '\n');
  const caseless = isCaseless(marked);
  const told = caseless ? marked.replace(caselessOpening, '') : marked;
  const whole = isTokenized(told) ? untokenized(told) : told;
  const joined = caseless ? capitalized(whole) : whole;
  return isWrapped(joined) || /\n\s*\n/.test(joined) ? joined : joined.replaceAll('\n', '\n\n');
}

/** Marks that stand between sentences or articles where a data set has no line breaks. */
const sentenceMarks = /\s*(?:##SENT##|<\/?[stq]>|<S_SEP>|\|{5}|NEWLINE_CHAR)\s*/g;

/** Most full stops stand off from their words. */
function isTokenized(text: string): boolean {
  const off = text.match(/ [.,](?=\s|$)/g)?.length ?? 0;
  const on = text.match(/\p{L}[.,](?=\s|$)/gu)?.length ?? 0;
  return off > on;
}

/** After these no sentence ends: a full stop that stands there was a line break. */
const unfinished =
  /(?<=(?:^|\s)(?:an|the|and|or|but|who|whose|which|its|their|our|your|my|than|was|were|has|had|have|mr|mrs|ms|dr|st)) \.(?= [\p{L}\d])/giu;
/** A full stop that a tokenizer set off ends a sentence, since those of abbreviations stay with their words. */
const sentenceEnd = /( [.!?](?:["’]| [’)](?= |$))*) (?=\S)/gu;

function untokenized(text: string): string {
  return text
    .replace(/(?:^|(?<=\s))` ?(?=\S)/g, '‘')
    .replace(/(?<=\S) '(?=\s|$)/g, '’')
    .replace(/(?:^|(?<=\s))" ([^"\n]{1,400}?) "/g, '"$1"')
    .replace(/(?<=^|\s)# ?(?=\d)/g, '£')
    .replace(unfinished, '')
    .replace(sentenceEnd, '$1\n')
    .replace(/ (?=[.,;:!?%)\]](?:["’]|\s|$))/g, '')
    .replace(/(?<=[([$£€#]) /g, '')
    .replace(/ (?=['’](?:s|re|ve|ll|d|m)\b)/gi, '');
}

/** Who wrote it and where, which nothing but capitals would tell from the text: "by . ann vale .", "moscow (cnn) --". */
const caselessOpening =
  /^\s*(?:by ?\.\s*[^.|\n]{2,60}\.\s*(?:and [^.|\n]{2,60}\.\s*)?)?(?:last updated at [^.]{5,50}\.\s*)?(?:(?:published|updated) ?:[\s.]*\d[^.]*\.[\s.|]*)*(?:[^.\n]{0,45}\( ?(?:cnn|reuters|ap|afp|hln) ?\) ?(?:-- ?)?|[\p{L}, ]{3,40} -- )?/u;

function capitalized(text: string): string {
  return text.replace(/(?<=^|\n\s*|[\p{L}\d"”'’)]{2}[.!?]["”'’]? )["“‘']?\p{Ll}/gu, (start) =>
    start.toUpperCase(),
  );
}

/** Lines that are broken in mid-sentence, at a width: they are no paragraphs. */
function isWrapped(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const broken = lines.filter((line) => line.length < 100 && /[\p{L}\p{N},]\s*$/u.test(line));
  return lines.length > 2 && broken.length > lines.length / 2;
}
