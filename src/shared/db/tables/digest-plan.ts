import sql from 'sql-template-tag';
import { type Schedule, usualDigestTime, usualWeekday } from '../../domain/subscription.ts';
import { nextDigest } from '../../news/digest/schedule.ts';
import type { Db } from '../database.ts';

interface PlannedRow {
  id: number;
  destination_id: number;
  mode: Schedule['mode'];
  local_time: string | null;
  weekday: number | null;
}

/**
 * Sets when the digests of these destinations come next, after a change of their times or zones.
 *
 * @param zones IANA zone of each destination
 */
export async function replanDigests(db: Db, zones: ReadonlyMap<number, string>, now: Date): Promise<void> {
  const rows = await db.query<PlannedRow>(sql`
    select id, destination_id, mode, local_time, weekday from news.subscription
    where destination_id = any(${[...zones.keys()]}::int[]) and mode in ('daily', 'weekly')`);
  for (const row of rows) {
    const timeZone = zones.get(row.destination_id);
    if (timeZone === undefined) continue;
    await db.query(sql`
      update news.subscription set due_at = ${nextDigest(scheduleOf(row, timeZone), now)}, queued_at = null
      where id = ${row.id}`);
  }
}

export const scheduleOf = (
  row: Pick<PlannedRow, 'mode' | 'local_time' | 'weekday'>,
  timeZone: string,
): Schedule => ({
  mode: row.mode,
  localTime: row.local_time ?? usualDigestTime,
  weekday: row.weekday ?? usualWeekday,
  timeZone,
});
