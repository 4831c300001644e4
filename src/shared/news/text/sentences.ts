import { stripInvisible } from './characters.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Characters that are segmented at once: the segmenter's time grows with the square of them. */
const mostSegmented = 4_000;
/** Characters from which on a sentence is not put together any more: none is so long, and each piece reads it again. */
const longest = 1_000;

/** After these a full stop does not end the sentence, whatever follows. */
const titlesAndNames = new Set(
  `mr mrs ms dr prof sr jr st gen sen rep gov capt lt col sgt rev hon fig figs eq no nos vol vols pp art sec ch ed eds vs
  approx resp cf e.g i.e al ca bzw z.b d.h u.a z.t sog vgl nr str mio mrd jan feb mar apr jun jul aug sep sept oct nov
  dec`.split(/\s+/),
);
/** After these it ends one only when a new sentence plainly begins (a capital, and not the next name's). */
const companies = /(?:^|\s)(?:inc|corp|ltd|co|llc|u\.s|u\.k|u\.n|e\.u|d\.c|a\.m|p\.m|ph\.d|etc)\.["”’)]*$/i;
const germanMonth =
  /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/;
const sentenceStarters =
  /^["“‘(]*(?:the|a|an|it|its|he|she|they|we|this|that|these|those|in|on|at|but|and|for|as|if|when|while|after|before|both|no|one|our|his|her|their|there|what|some|most|more|since|with|by|to|under|according|however|meanwhile|last|earlier|der|die|das|es|er|sie|wir|im|in|ein|eine)\b/i;

/**
 * The sentences of a plain text, in order, each on one line. Paragraphs (blank lines) end a sentence; a single
 * line break ends one only after a full stop or before a bullet. Abbreviations, initials, decimals, versions
 * and quotes do not cut a sentence in two (Unicode's UAX #29 rules, mended where they are known to break).
 */
export function sentences(text: string): string[] {
  return paragraphs(text).flatMap(sentencesOfParagraph);
}

/** The paragraphs of a plain text, parted by blank lines or bullets, each on one line. */
export function paragraphs(text: string): string[] {
  return stripInvisible(text)
    .split(/\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•‣▪]\s|\d{1,2}[.)]\s))|(?<=[.!?:]["”’)]?)[ \t]*\n/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

function sentencesOfParagraph(paragraph: string): string[] {
  const merged: string[] = [];
  for (const segment of segmentsOf(paragraph)) {
    const last = merged.at(-1);
    if (last !== undefined && last.length < longest && belongsTogether(last, segment))
      merged[merged.length - 1] = last + segment;
    else merged.push(segment);
  }
  return merged
    .flatMap((sentence) => sentence.split(beforeBrand))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** What the segmenter finds, piece by piece; what has no end within a piece goes on into the next. */
function* segmentsOf(text: string): Generator<string> {
  let open = '';
  for (let from = 0; from < text.length;) {
    const piece = text.slice(from, from + mostSegmented);
    const segments = [...segmenter.segment(piece)].map(({ segment }) => segment);
    const goesOn = from + mostSegmented < text.length;
    // The last one may go on behind the cut.
    const last = goesOn ? segments.pop() : undefined;
    for (const segment of segments) {
      yield open + segment;
      open = '';
      from += segment.length;
    }
    if (segments.length === 0 && last !== undefined) {
      open += last;
      from += last.length;
    }
  }
  if (open !== '') yield open;
}

/** Whether the segmenter cut between two pieces that are one sentence. */
function belongsTogether(before: string, after: string): boolean {
  const end = before.trimEnd();
  if (/^[\p{Ll},;:)–—%]/u.test(after) && !startsWithBrand(after)) return true;
  // A quotation left open is closed in the next piece, if that is near.
  if (opensQuote(end) && /^[^“]{0,200}”/u.test(after)) return true;
  const lastWord = /(?:^|[\s("“])([\p{L}.]+)\.$/u.exec(end)?.[1]?.toLowerCase();
  if (lastWord !== undefined && titlesAndNames.has(lastWord)) return true;
  // German: "z. B.", "d. h.", and the ordinal of a date, "am 3. Mai".
  if (/(?:^|\s)\p{Ll}\.$/u.test(end)) return true;
  if (/(?:^|\s)\d{1,2}\.$/.test(end) && germanMonth.test(after)) return true;
  // An initial: "J. Smith", "Samuel L. Jackson"; but "plan B. The" and "vitamin C. It" end there.
  if (/(?:^|[\s.])\p{Lu}\.$/u.test(end) && /^\p{Lu}/u.test(after)) return !sentenceStarters.test(after);
  return companies.test(end) && !sentenceStarters.test(after);
}

/** "iPhone", "xAI", "eBay": a small letter at the start of a sentence that is a name, not a continuation. */
function startsWithBrand(after: string): boolean {
  return /^\p{Ll}{1,3}\p{Lu}/u.test(after);
}

/** The segmenter takes every small letter for a continuation; before such a name it is none. */
const beforeBrand = /(?<=\p{Ll}{3,}[.!?]) (?=\p{Ll}{1,3}\p{Lu}\p{L}*\b)/u;

function opensQuote(text: string): boolean {
  const open = text.lastIndexOf('“');
  return open !== -1 && !text.includes('”', open);
}
