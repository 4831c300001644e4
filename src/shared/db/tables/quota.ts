import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/**
 * Uses one of a quota that all processes share. Returns undefined, or when the next one is free where it is used up.
 *
 * @param windowMs after so long everything counts anew
 */
export async function useQuota(
  db: Db,
  quota: { scope: string; name: string; most: number; windowMs: number },
  at: Date,
): Promise<Date | undefined> {
  const until = new Date(at.getTime() + quota.windowMs);
  const [row] = await db.query<{ used: number; until: Date }>(sql`
    insert into news.quota as known (scope, name, used, until) values (${quota.scope}, ${quota.name}, 1, ${until})
    on conflict (scope, name) do update set
      used = case when known.until <= ${at} then 1 else known.used + 1 end,
      until = case when known.until <= ${at} then excluded.until else known.until end
    returning used, until`);
  return row && row.used > quota.most ? row.until : undefined;
}
