import { quietUntil } from '../publish/quiet.ts';

const hourMs = 3_600_000;
/** Later than this, a digest does not come at the time that its readers chose. */
const lateMs = 2 * hourMs;
/** What is late waits for the next digest where that is no further off. */
const nearMs = 12 * hourMs;

/**
 * Until when a late digest waits: for the next one, which then tells of both days, or for the end of quiet hours;
 * undefined where it comes now. Pure.
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
  return quietUntil(now, quiet, timeZone);
}
