import { daysLater, localDay, momentOf } from '../digest/local-time.ts';

/**
 * When the quiet hours end that a moment falls into; undefined when it falls into none. They begin at `from` and end
 * at `to`, local times of an IANA zone, over midnight where `to` is the earlier one.
 */
export function quietUntil(
  at: Date,
  quiet: { from: string; to: string } | undefined,
  timeZone: string,
): Date | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined;
  const today = localDay(at, timeZone);
  for (const day of [daysLater(today, -1), today]) {
    const from = momentOf(day, quiet.from, timeZone);
    const to = momentOf(quiet.from < quiet.to ? day : daysLater(day, 1), quiet.to, timeZone);
    if (from && to && from <= at && at < to) return to;
  }
  return undefined;
}
