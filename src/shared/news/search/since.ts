import { DateTime } from 'luxon';
import type { SearchContext } from './query.ts';

const units = { h: 'hours', d: 'days', w: 'weeks' } as const;

/** The moment that `since:` names; undefined where it names none. All but days by name and date count back from this minute. */
export function readSince(text: string, { now, timeZone }: SearchContext): Date | undefined {
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  const ago = /^(\d{1,4})([hdw])$/.exec(text);
  if (ago) return here.minus({ [units[ago[2] as keyof typeof units]]: Number(ago[1]) }).toJSDate();
  if (text === 'today') return here.startOf('day').toJSDate();
  if (text === 'yesterday') return here.minus({ days: 1 }).startOf('day').toJSDate();
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return undefined;
  const date = DateTime.fromFormat(text, 'yyyy-M-d', { zone: timeZone });
  return date.isValid ? date.toJSDate() : undefined;
}

/** Hours where the day is not over yet, the year where it is another one. */
export function describeMoment(moment: Date, { now, timeZone }: SearchContext): string {
  const at = DateTime.fromJSDate(moment, { zone: timeZone }).setLocale('en');
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  const day = at.toFormat(at.year === here.year ? 'd LLL' : 'd LLL yyyy');
  return here.diff(at).as('hours') < 48 && +at !== +at.startOf('day')
    ? `${day} ${at.toFormat('HH:mm')}`
    : day;
}
