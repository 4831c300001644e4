/**
 * Characters that a reader cannot see but that can hide, reorder or break text: C0/C1 controls (tab and line
 * feed stay), soft hyphen, zero-width spaces and joiners, bidirectional overrides and isolates (the "Trojan
 * Source" characters), the byte order mark, interlinear annotation marks and the Unicode tag block.
 */
const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Half of a character, as a careless cut leaves it; databases and JSON parsers refuse it. */
const loneSurrogate = /\p{Surrogate}/gu;

/** Marks a zero-width joiner that holds an emoji together, such as a family; those may stay. */
const emojiJoiner = /(?<=\p{Extended_Pictographic}\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu;
const keptJoiner = '\uE000';

/**
 * Removes invisible characters, mends lone surrogates (they become U+FFFD), folds every kind of space to an
 * ordinary one and composes letters with their accents (NFC). Line feeds and tabs stay.
 */
export function stripInvisible(text: string): string {
  return text
    .replace(loneSurrogate, '\uFFFD')
    .replaceAll(keptJoiner, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(emojiJoiner, keptJoiner)
    .replace(invisible, '')
    .replaceAll(keptJoiner, '\u200D')
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .normalize('NFC');
}

/** One line: invisible characters gone, every run of white space a single space, none at the ends. */
export function oneLine(text: string): string {
  return stripInvisible(text).replace(/\s+/g, ' ').trim();
}

/** For comparing two strings as a reader would: lower case, letters and digits only. */
export function comparable(text: string): string {
  return oneLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
