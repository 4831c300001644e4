import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Lets no other transaction decide about these destinations until this one is over. */
export async function lockDestinations(db: Db, ids: readonly number[]): Promise<void> {
  await db.query(sql`
    select id from news.destination where id = any(${[...ids]}::int[]) order by id for no key update`);
}

/** How many posts each destination has had, or is owed, since a moment of its own. */
export async function postsSince(
  db: Db,
  since: ReadonlyMap<number, Date>,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query<{ id: number; posts: number }>(sql`
    select place.id, count(*)::int as posts
    from unnest(${[...since.keys()]}::int[], ${[...since.values()]}::timestamptz[]) as place(id, since)
      join news.delivery on delivery.destination_id = place.id
    where kind = 'post' and state in ('due', 'sent') and coalesce(sent_at, decided_at) >= place.since
    group by place.id`);
  return new Map(rows.map((row) => [row.id, row.posts]));
}
