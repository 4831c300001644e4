import type { Schedule } from '../../domain/subscription.ts';
import { type LocalDay, daysLater, localDay, momentOf, weekdayOf } from './local-time.ts';

const isDayOf = ({ mode, weekday }: Schedule, day: LocalDay): boolean =>
  mode === 'daily' || weekdayOf(day) === weekday;

/**
 * When the next digest comes, later than `after`. Each local day, or each week, has one: a time that the clocks skip comes
 * as much later as they skip, one that they show twice comes once, at the first.
 */
export function nextDigest(schedule: Schedule, after: Date): Date {
  // Yesterday's may be to come: one that was skipped before midnight comes when today has begun.
  const yesterday = daysLater(localDay(after, schedule.timeZone), -1);
  for (let day = yesterday; ; day = daysLater(day, 1)) {
    if (!isDayOf(schedule, day)) continue;
    const at = momentOf(day, schedule.localTime, schedule.timeZone);
    if (at && at > after) return at;
  }
}

/** The local day ('2026-11-26') of the last digest whose time has come by `at`. */
export function digestDay(schedule: Schedule, at: Date): string {
  for (let day = localDay(at, schedule.timeZone); ; day = daysLater(day, -1)) {
    if (!isDayOf(schedule, day)) continue;
    const came = momentOf(day, schedule.localTime, schedule.timeZone);
    if (came && came <= at) return day;
  }
}
