/** What a search says to the person who typed it, in English. */

/** Somebody's own words between quotes, cut where they would fill the screen. */
const said = (text: string): string =>
  `"${text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text}"`;

const list = (parts: readonly string[], last: 'and' | 'or'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;

const orMeant = (closest: string | undefined, otherwise: string): string =>
  closest === undefined ? otherwise : ` did you mean ${closest}?`;

export const words = {
  tooLong: (limit: number): string => `A search has at most ${limit} characters; the rest was left out.`,
  tooMany: (limit: number): string => `A search has at most ${limit} terms; those after it were left out.`,
  tooDeep: (limit: number): string =>
    `Brackets may stand at most ${limit} deep; those further in were left out, what they hold was not.`,
  quoteOpen: 'A quotation mark was not closed; it was closed at the end.',
  bracketOpen: 'A bracket was not closed; it was closed at the end.',
  bracketUnopened: 'A bracket was closed that had not been opened; it was left out.',
  bracketEmpty: 'There is nothing between two brackets; they were left out.',
  orAlone: '"or" needs something before and after it; it was left out.',
  minusAlone: 'A minus needs what it leaves out right behind it; it was left out.',
  noLetters: (text: string): string => `${said(text)} has no letter or digit to search for.`,
  tooCommon: (found: readonly string[]): string =>
    `${list(found.map(said), 'and')} ${found.length === 1 ? 'is' : 'are'} too common to search for.`,
  phraseTooCommon: (text: string): string =>
    `${said(text)} holds only words that are too common to search for.`,
  nothing: 'There is nothing to search for.',
  onlyMinus: 'The search only says what to leave out; it takes everything else.',
  filterEmpty: (name: string, example: string): string =>
    `${name}: needs something right behind it, such as ${name}:${example}.`,
  filterUnknown: (name: string, closest: string | undefined): string =>
    `There is no filter ${said(`${name}:`)};${orMeant(closest && `${closest}:`, ' there are source:, topic:, lang:, level: and since:.')} It was searched for as words.`,
  topicUnknown: (text: string, closest: string | undefined, some: readonly string[]): string =>
    `There is no topic ${said(text)};${orMeant(closest, ` some are ${list(some, 'and')}.`)}`,
  topicUnclear: (text: string, several: readonly string[]): string =>
    `topic: ${said(text)} may be ${list(several, 'or')}; write more of it.`,
  levelUnknown: 'level: takes minor, notable, major or breaking.',
  languageUnknown: (text: string): string =>
    `lang: takes a language by its two letters or its English name, such as de or German, not ${said(text)}.`,
  sinceUnknown: (text: string): string =>
    `since: takes 12h, 7d, 2w, today, yesterday or a date such as 2026-09-01, not ${said(text)}.`,
  sinceTurned: 'since: cannot be turned round by a minus; it was left out.',
  sinceInOr: 'since: holds for the whole search, not for one side of "or" alone.',
  sinceKept: 'since: has no meaning in a search that is kept, which sees only new stories; it was left out.',

  and: ' and ',
  or: ' or ',
  not: (what: string): string => `not ${what}`,
  topic: (name: string): string => `topic ${name}`,
  source: (name: string): string => `from ${name}`,
  language: (name: string): string => `in ${name}`,
  level: (name: string, highest: boolean): string => (highest ? `level ${name}` : `level ${name} or higher`),
  since: (when: string): string => `since ${when}`,
  everything: 'everything',
};
