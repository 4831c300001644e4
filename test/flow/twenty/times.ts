import { DateTime } from 'luxon';
import { type Granted, type Opened, type Span, never } from './opened.ts';

// When something may come, and when digests do. It shares nothing with the product.

export const hourMs = 3_600_000;
/** A digest that is later than this does not come at the time that its readers chose. */
const lateMs = 2 * hourMs;
const nearMs = 12 * hourMs;
const gatherMs = hourMs / 2;

export const within = (at: Date, span: Span | undefined): boolean =>
  span !== undefined && span.from <= at && at < span.to;

/** When the quiet hours end that a moment lies in. */
export function quietEnd({ server: { quiet, zone } }: Opened, at: Date): Date | undefined {
  if (!quiet) return undefined;
  const local = DateTime.fromJSDate(at, { zone });
  const time = local.toFormat('HH:mm');
  const over = quiet.from > quiet.to;
  const is = over ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!is) return undefined;
  const [hour = 0, minute = 0] = quiet.to.split(':').map(Number);
  const end = local.set({ hour, minute, second: 0, millisecond: 0 });
  return (end <= local ? end.plus({ days: 1 }) : end).toJSDate();
}

export const localDay = ({ server: { zone } }: Opened, at: Date): string =>
  DateTime.fromJSDate(at, { zone }).toISODate() ?? '';

/** When this wish's digests come: each day, or each Monday, at its local time, as far as the place is open. */
export function hoursOf(opened: Opened, wish: Granted, endedAt: Date): number[] {
  const all = plannedHours(opened, wish, endedAt);
  const missed = all.filter((hour) => within(new Date(hour), opened.closed));
  const met = all.filter((hour) => !missed.includes(hour));
  const late = lateHour(opened, missed[0], met);
  return late === undefined || late > endedAt.getTime() ? met : [...met, late];
}

function plannedHours(
  { server: { zone } }: Opened,
  { mode, time = '', since }: Granted,
  endedAt: Date,
): number[] {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const hours: number[] = [];
  for (let day = DateTime.fromJSDate(since, { zone }).startOf('day'); ; day = day.plus({ days: 1 })) {
    const at = day.set({ hour, minute });
    if (at.toJSDate() > endedAt) return hours;
    if (at.toJSDate() > since && (mode === 'daily' || at.weekday === 1)) hours.push(at.toMillis());
  }
}

/**
 * What was missed while the place was closed comes at once if that is soon, with the next digest if that is near, else
 * when there was time to gather the news.
 */
function lateHour(opened: Opened, missed: number | undefined, met: readonly number[]): number | undefined {
  const { closed } = opened;
  if (missed === undefined || !closed || closed.to === never) return undefined;
  const mended = closed.to.getTime();
  const next = met.find((hour) => hour > mended) ?? Infinity;
  if (mended - missed <= lateMs) return mended;
  if (next - mended <= nearMs) return undefined;
  const gathered = new Date(mended + gatherMs);
  return (quietEnd(opened, gathered) ?? gathered).getTime();
}
