import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Links a story with others that are near but tell of another event; the link is seen from both sides. */
export async function relateStories(
  db: Db,
  storyId: number,
  others: readonly { storyId: number; reason: string }[],
): Promise<void> {
  if (others.length === 0) return;
  await db.query(sql`
    insert into news.related (story_id, other_id, reason)
    select ${storyId}::int, other, reason
    from unnest(${others.map((other) => other.storyId)}::int[], ${others.map((other) => other.reason)}::text[])
      as near(other, reason)
    where other <> ${storyId} on conflict do nothing`);
}

/** Hands the links of a story over to the one that took it in. */
export async function moveRelated(db: Db, from: number, to: number): Promise<void> {
  await db.query(sql`
    insert into news.related (story_id, other_id, reason)
    select ${to}::int, other_id, reason from news.related where story_id = ${from} and other_id <> ${to}
    union select story_id, ${to}::int, reason from news.related where other_id = ${from} and story_id <> ${to}
    on conflict do nothing`);
  await db.query(sql`delete from news.related where story_id = ${from} or other_id = ${from}`);
}
