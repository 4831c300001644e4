/** "By . Ann Vale . ", "By Ann Vale and Tom Orr" on a line of its own: who wrote it, where a page begins with that. */
const byline =
  /^\s*By(?: \. |[^\S\n]*\n\s*| )\p{Lu}[^.|\n]{2,70}(?: \. (?:and \p{Lu}[^.|\n]{2,60} \. )?|\n\s*)(?=\S)/u;
const stamp =
  /\b(?:PUBLISHED|UPDATED|Published|Updated|Last updated(?: at)?):?[ .\n]{0,12}\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Za-z]{2,4})?,?(?: on)? \d{1,2}(?:st|nd|rd|th)? \p{L}+ \d{4}[ .|\n]*/gu;
const calls = /\b(?:Scroll down for (?:a )?videos?|E-mail to a friend)\b[ .]*/gi;
/** "Watch the rescue » .": a link that stood in the text. */
const links = /(?<=^|[.!?”"'] )(?:Watch|See|Read|Go|View)\b[^.!?»\n]{3,120}» ?\.? ?/gu;

const agencies =
  '\\((?:CNN|Reuters|AP|AFP|HLN|UPI|dpa|PA|Bloomberg|BUSINESS WIRE|GLOBE NEWSWIRE)(?: Business| Newswire)?\\)';
/** "(CNN)", "(Reuters) -- ". */
const agency = new RegExp(`^${agencies}\\s*(?:[-–—]{1,2}\\s*)?(?=\\S)`, 'u');
/**
 * "LONDON, England (Reuters) -- ", and "Kallowey (CNN)Police said" where the dash got lost. Without a dash it is a name
 * and its short form: "The Associated Press (AP) said".
 */
const agencyAtPlace = new RegExp(
  `^\\p{Lu}[\\p{L}.'’-]*(?:,? \\p{Lu}[\\p{L}.'’-]*){0,5},?(?: \\d{1,2})? ${agencies}(?:\\s*[-–—]{1,2}\\s*(?=\\S)|(?=["“‘']?\\p{Lu}))`,
  'u',
);
/** "NEW YORK — ", "BREMEN, Germany -- ", "DENVER - ": a place in capitals and a dash. */
const place =
  /^\p{Lu}{3,}(?: \p{Lu}{2,}){0,3}(?:, \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?)?(?:, \p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:, \d{4})?)? (?:--|[—–-]) (?=["“‘'(]?[\p{Lu}\d])/u;
/** "June 15 - ", "Sept. 3, 2029 — ". */
const day =
  /^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\p{Ll}+|\.)? \d{1,2}(?:, \d{4})? (?:--|[—–-]) (?=["“‘'(]?[\p{Lu}\d])/u;

/**
 * The text without what newsrooms and templates put around the sentences: the line of who wrote it, stamps of time,
 * calls to scroll and to mail, links, and the place and agency before a first sentence. What is left stands in the
 * text word for word.
 */
export function withoutFurniture(text: string): string {
  return text
    .replace(byline, '')
    .replace(stamp, '')
    .replace(calls, '')
    .replace(links, '')
    .split('\n')
    .map((line) => withoutDateline(line.trimStart()))
    .join('\n')
    .trim();
}

/** The sentence without the place, agency or day that it begins with: "(CNN)Police said" -> "Police said". */
export function withoutDateline(sentence: string): string {
  return sentence.replace(agency, '').replace(agencyAtPlace, '').replace(place, '').replace(day, '');
}
