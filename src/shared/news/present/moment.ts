import { DateTime, Info } from 'luxon';

/** "today 09:00", "tomorrow 09:00", "Monday 09:00" within a week, else "3 December 09:00". */
export function momentInWords(at: Date, now: Date, timeZone: string): string {
  const moment = DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en-GB');
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  const days = Math.round(moment.startOf('day').diff(today, 'days').days);
  const day =
    days === 0
      ? 'today'
      : days === 1
        ? 'tomorrow'
        : days > 1 && days < 7
          ? moment.toFormat('cccc')
          : moment.toFormat('d MMMM');
  return `${day} ${moment.toFormat('HH:mm')}`;
}

/** @param weekday 1 = Monday .. 7 */
export const weekdayName = (weekday: number): string =>
  Info.weekdays('long', { locale: 'en-GB' })[weekday - 1] ?? 'Monday';
