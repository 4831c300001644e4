import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A day of somebody's calendar, as the time in milliseconds at which it begins in UTC. */
export type LocalDay = number;

const offsetMs = (at: number, timeZone: string): number => IANAZone.create(timeZone).offset(at) * minuteMs;

/** The day that a calendar in this IANA zone shows. */
export function localDay(at: Date, timeZone: string): LocalDay {
  const local = at.getTime() + offsetMs(at.getTime(), timeZone);
  return Math.floor(local / dayMs) * dayMs;
}

export const daysLater = (day: LocalDay, days: number): LocalDay => day + days * dayMs;

/** 1 = Monday .. 7. */
export const weekdayOf = (day: LocalDay): number => new Date(day).getUTCDay() || 7;

/** '2026-11-26'. */
export const nameOfDay = (day: LocalDay): string => new Date(day).toISOString().slice(0, 10);

export const isLocalTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * When the clocks of a zone show a local time ('09:00') on a day: the first time where they show it twice, the moment
 * at which they are put forward where they skip it. Undefined on a day that the zone's calendar skipped.
 */
export function momentOf(day: LocalDay, localTime: string, timeZone: string): Date | undefined {
  const [hours, minutes] = localTime.split(':').map(Number);
  const shown = day + ((hours ?? 0) * 60 + (minutes ?? 0)) * minuteMs;
  // No zone is further than 14 hours from UTC, and none changes its clocks twice in two days.
  const [from, to] = [shown - dayMs, shown + dayMs];
  const [before, after] = [offsetMs(from, timeZone), offsetMs(to, timeZone)];
  if (before === after) return new Date(shown - before);
  const change = changeBetween(from, to, timeZone);
  if (shown - before < change) return new Date(shown - before);
  if (shown - after >= change) return new Date(shown - after);
  // Skipped: by an hour or so, or with the whole day, as on islands that crossed the date line.
  const lastShown = change - 1 + before;
  const skipsDay = lastShown < day && change + after >= day + dayMs;
  return skipsDay ? undefined : new Date(change);
}

/** The first moment of the day; of one that the calendar skipped, when the next one began. */
export const startOfDay = (day: LocalDay, timeZone: string): Date =>
  momentOf(day, '00:00', timeZone) ?? startOfDay(daysLater(day, 1), timeZone);

/** The first minute with another offset than at `from`. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const before = offsetMs(from, timeZone);
  let [low, high] = [Math.floor(from / minuteMs), Math.ceil(to / minuteMs)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * minuteMs, timeZone) === before) low = middle;
    else high = middle;
  }
  return high * minuteMs;
}
