import { quietUntil } from '../publish/quiet.ts';

const hourMs = 3_600_000;
/** Later than this, a digest does not come at the time that its readers chose. */
const lateMs = 2 * hourMs;
/** What is late waits for the next digest where that is no further off. */
const nearMs = 12 * hourMs;
/** Sources are asked, and stories settle, before it is told what was missed. */
const gatherMs = hourMs / 2;

/**
 * Until when a late digest waits: for the next one, which then tells of both days, else until the news of the outage
 * is gathered and quiet hours are over; undefined where it is not late. Pure.
 *
 * @param dueAt when it should have come
 * @param nextAt when the next one comes
 */
export function lateUntil(digest: {
  dueAt: Date;
  nextAt: Date;
  now: Date;
  quiet: { from: string; to: string } | undefined;
  timeZone: string;
}): Date | undefined {
  const { dueAt, nextAt, now, quiet, timeZone } = digest;
  if (now.getTime() - dueAt.getTime() <= lateMs) return undefined;
  if (nextAt.getTime() - now.getTime() <= nearMs) return nextAt;
  const gathered = new Date(now.getTime() + gatherMs);
  return quietUntil(gathered, quiet, timeZone) ?? gathered;
}
