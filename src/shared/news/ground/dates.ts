/** A day, a month, a year, a quarter, a weekday or a word such as "yesterday". */
export interface DateNamed {
  /** As written. */
  text: string;
  year?: number | undefined;
  /** 1..12 */
  month?: number | undefined;
  day?: number | undefined;
  /** 1..4 */
  quarter?: number | undefined;
  /** The weekday or the word, in English. */
  word?: string | undefined;
  /** Whether something lasts until then or since then. */
  bound?: 'until' | 'since' | undefined;
  start: number;
  end: number;
}

const months = `jan feb mar apr may jun jul aug sep oct nov dec`.split(' ');
const germanMonths: Record<string, string> = { mär: 'mar', mai: 'may', okt: 'oct', dez: 'dec', mrz: 'mar' };
const monthName =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const year = '(?:19|20)\\d\\d';
const weekdays: Record<string, string> = {
  montag: 'monday', dienstag: 'tuesday', mittwoch: 'wednesday', donnerstag: 'thursday', freitag: 'friday',
  samstag: 'saturday', sonnabend: 'saturday', sonntag: 'sunday',
}; // prettier-ignore
const relatives: Record<string, string> = {
  gestern: 'yesterday', vorgestern: 'the day before yesterday',
  woche: 'week', monat: 'month', jahr: 'year', quartal: 'quarter',
}; // prettier-ignore

type Reading = Omit<DateNamed, 'text' | 'bound' | 'start' | 'end'>;

const monthOf = (name: string): number => {
  const short = name.slice(0, 3).toLowerCase();
  return months.indexOf(germanMonths[short] ?? short) + 1;
};
const numeric = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** "GPT-5 may launch": no month where it has no capital but other words have. */
const isVerb = (name: string, { input }: RegExpExecArray): boolean =>
  /^(?:may|march|mar)$/.test(name) && /\p{Lu}/u.test(input);

/** In order: what an earlier pattern has taken, a later one does not see. */
const patterns: [pattern: RegExp, read: (match: RegExpExecArray) => Reading | undefined][] = [
  [
    /\b((?:19|20)\d\d)-(\d{2})-(\d{2})\b/g,
    ([, y, m, d]) => ({ year: numeric(y), month: numeric(m), day: numeric(d) }),
  ],
  [
    /\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b/g,
    ([, d, m, y]) => ({ year: numeric(y), month: numeric(m), day: numeric(d) }),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? (${monthName})\\b\\.?(?:,? (${year}))?`, 'gi'),
    (match) => {
      const [, d, m = '', y] = match;
      return isVerb(m, match) ? undefined : { day: numeric(d), month: monthOf(m), year: numeric(y) };
    },
  ],
  [
    new RegExp(
      `\\b(${monthName})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?![.,]?\\d|%| (?:mi|bi|tri)ll(?:ion|iard))(?:,? (${year}))?`,
      'gi',
    ),
    (match) => {
      const [, m = '', d, y] = match;
      return isVerb(m, match) ? undefined : { day: numeric(d), month: monthOf(m), year: numeric(y) };
    },
  ],
  [
    new RegExp(`\\b(${monthName})\\.?,? (${year})\\b`, 'gi'),
    ([, m = '', y]) => ({ month: monthOf(m), year: numeric(y) }),
  ],
  [
    /\b(?:q([1-4])|([1-4])q|(first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter|([1-4])\. quartals?|(erste|zweite|dritte|vierte)[ns]? quartals?)(?: (?:of )?((?:19|20)\d\d))?\b/gi,
    ([, a, b, c, d, e, y]) => ({ quarter: quarterOf(a ?? b ?? c ?? d ?? e ?? ''), year: numeric(y) }),
  ],
  [
    /\b(?:(?:Jan|Febr)uary|Januar|Februar|(?<=[a-zäöü,] )(?:March|May|Mai)|März|April|June|Juni|July|Juli|August|September|[OÖ][ck]tober|November|De[cz]ember)\b/g,
    ([m]) => ({ month: monthOf(m) }),
  ],
  [
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b/gi,
    ([w]) => ({ word: weekdays[w.toLowerCase()] ?? w.toLowerCase() }),
  ],
  [
    /\b(?:yesterday|tomorrow|gestern|vorgestern|(?:last|next) (?:week|month|year|quarter))\b/gi,
    ([w]) => ({ word: relatives[w.toLowerCase()] ?? w.toLowerCase() }),
  ],
  [
    /\b(?:(letzte|vergangene|vorige)|nächste|kommende)[nrsm]? (woche|monat|jahr|quartal)s?\b/gi,
    ([, before, span = '']) => ({
      word: `${before === undefined ? 'next' : 'last'} ${relatives[span.toLowerCase()] ?? ''}`,
    }),
  ],
  // "Am Morgen" is in the morning.
  [/(?:^Morgen|(?<!\b(?:heute|gestern|jeden) )\bmorgen)\b/g, () => ({ word: 'tomorrow' })],
  [/(?<![\p{L}\p{N}$€£.,-])((?:19|20)\d\d)(?!\d|[.,]\d|%|-\d|\p{L})/gu, ([, y]) => ({ year: numeric(y) })],
];

const quarters = ['1 first 1st erste', '2 second 2nd zweite', '3 third 3rd dritte', '4 fourth 4th vierte'];
const quarterOf = (name: string): number =>
  quarters.findIndex((names) => names.split(' ').includes(name.toLowerCase())) + 1;

/** The dates of a tidy text, and the text with spaces in their places. */
export function datesIn(text: string): { dates: DateNamed[]; rest: string } {
  const dates: DateNamed[] = [];
  const isOver = ended.test(text);
  let rest = text;
  for (const [pattern, read] of patterns) {
    for (const match of rest.matchAll(pattern)) {
      const reading = read(match);
      if (reading === undefined || !isPossible(reading)) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      const bound = isOver ? undefined : boundBefore(text.slice(0, start));
      dates.push({ text: match[0], ...reading, bound, start, end });
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
    }
  }
  return { dates, rest };
}

/** What ran until a day has been closed since that day, and what was not there until then has been since. */
const ended =
  /\b(?:end(?:s|ed|ing)?|clos\w+|stop\w*|shut\w*|ceas\w+|halt\w*|cancel\w*|expir\w+|offline|gone|not|no|never|without|un\w+able|nicht|kein\w*|geschlossen|eingestellt|beendet)\b|n't\b/i;

function boundBefore(before: string): 'until' | 'since' | undefined {
  const [, until, since] = boundWord.exec(before) ?? [];
  if (until !== undefined) return 'until';
  return since === undefined ? undefined : 'since';
}

const boundWord =
  /\b(?:(until|till|bis)|(since|from|starting|seit|ab))(?: (?:the|its|zum|dem|early|late|mid|anfang|mitte|ende))*[ -]$/i;

const isPossible = ({ month, day }: Reading): boolean =>
  (month === undefined || (month >= 1 && month <= 12)) && (day === undefined || (day >= 1 && day <= 31));

/** Until a day where the other says since that day. */
export const isTurned = ({ bound }: DateNamed, { bound: other }: DateNamed): boolean =>
  bound !== undefined && other !== undefined && bound !== other;

/** Whether an article's date says all that the statement's says. */
export function sameDate(said: DateNamed, found: DateNamed): boolean {
  if (isTurned(said, found)) return false;
  if (said.word !== undefined) return said.word === found.word;
  if (said.quarter !== undefined)
    return said.quarter === found.quarter && agree(said.year, found.year, { needed: false });
  if (said.month === undefined) return said.year === found.year;
  return (
    said.month === found.month &&
    agree(said.day, found.day, { needed: true }) &&
    agree(said.year, found.year, { needed: false })
  );
}

/** Where only one of the two says it: fine for a year, which texts leave out, but not for a day. */
const agree = (
  said: number | undefined,
  found: number | undefined,
  { needed }: { needed: boolean },
): boolean => said === undefined || said === found || (found === undefined && !needed);
