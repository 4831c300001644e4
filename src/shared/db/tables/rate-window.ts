import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Until when a platform wants none of these kinds of requests from us; undefined where it takes them. */
export async function openRateWindow(
  db: Db,
  platform: string,
  scopes: readonly string[],
  now: Date,
): Promise<Date | undefined> {
  const [row] = await db.query<{ until: Date | null }>(sql`
    select max(until) as until from news.rate_window
    where platform = ${platform} and scope = any(${[...scopes]}::text[]) and until > ${now}`);
  return row?.until ?? undefined;
}

/** Writes down, for all workers, that a platform has refused requests of one kind until then. Windows that are over go. */
export async function recordRateWindow(
  db: Db,
  window: { platform: string; scope: string; until: Date },
  now: Date,
): Promise<void> {
  await db.query(sql`delete from news.rate_window where platform = ${window.platform} and until <= ${now}`);
  await db.query(sql`
    insert into news.rate_window (platform, scope, until)
    values (${window.platform}, ${window.scope}, ${window.until})
    on conflict (platform, scope) do update set until = greatest(news.rate_window.until, excluded.until)`);
}
