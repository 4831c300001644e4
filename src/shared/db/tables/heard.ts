import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Notes that a platform told something. False where it told the same before: then it was acted on already. */
export async function hearOnce(db: Db, platform: string, eventId: string, at: Date): Promise<boolean> {
  const rows = await db.query(sql`
    insert into news.heard (platform, event_id, at) values (${platform}, ${eventId}, ${at})
    on conflict do nothing returning event_id`);
  return rows.length > 0;
}

/** Forgets what was told so long ago that it is not told again. */
export async function forgetHeard(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from news.heard where at < ${before}`);
}
