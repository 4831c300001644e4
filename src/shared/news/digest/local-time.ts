import { DateTime } from 'luxon';

/** A day of somebody's calendar: '2026-11-26'. */
export type LocalDay = string;

/** The day that a calendar in this IANA zone shows. */
export const localDay = (at: Date, timeZone: string): LocalDay =>
  dayOf(DateTime.fromJSDate(at, { zone: timeZone }));

export const daysLater = (day: LocalDay, days: number): LocalDay =>
  dayOf(DateTime.fromISO(day, { zone: 'utc' }).plus({ days }));

/** 1 = Monday .. 7. */
export const weekdayOf = (day: LocalDay): number => DateTime.fromISO(day, { zone: 'utc' }).weekday;

const dayOf = (at: DateTime): LocalDay => at.toISODate() ?? '';

export const isLocalTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * When the clocks of a zone show a local time ('09:00') on a day: the first time where they show it twice; where they skip
 * it, as much later as they skip. Undefined on a day that the zone's calendar skipped.
 */
export function momentOf(day: LocalDay, localTime: string, timeZone: string): Date | undefined {
  const at = DateTime.fromISO(`${day}T${localTime}`, { zone: timeZone });
  const isSkipped = dayOf(at) !== day && dayOf(DateTime.fromISO(day, { zone: timeZone })) !== day;
  return isSkipped ? undefined : at.getPossibleOffsets()[0]?.toJSDate();
}

/** The first moment of the day; of one that the calendar skipped, when the next one began. */
export const startOfDay = (day: LocalDay, timeZone: string): Date =>
  momentOf(day, '00:00', timeZone) ?? DateTime.fromISO(day, { zone: timeZone }).toJSDate();
