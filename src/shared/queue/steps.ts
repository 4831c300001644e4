import sql, { type Sql, join, raw } from 'sql-template-tag';
import type { Db } from '../db/database.ts';

/** One arrow of the journey: which rows it works on, and in which order they are taken. */
export interface Step {
  /** The queue's name, and the beginning of its job ids. */
  name: string;
  table: 'source' | 'article' | 'story' | 'subscription' | 'writing' | 'delivery' | 'upkeep';
  /** Which rows of the table belong to this step. */
  condition: Sql;
  /** Columns that give the order of work. */
  order: string;
}

const step = (name: string, table: Step['table'], condition: Sql, order: string): Step => ({
  name,
  table,
  condition,
  order,
});

/** In the order in which a news item passes them. */
export const journey = {
  poll: step('poll', 'source', sql`enabled`, 'due_at, id'),
  read: step('read', 'article', sql`step = 'read'`, 'seen_at, source_id, position'),
  cluster: step('cluster', 'article', sql`step = 'cluster'`, 'seen_at, source_id, position'),
  summarize: step('summarize', 'story', sql`step = 'summarize'`, 'due_at, id'),
  publish: step('publish', 'story', sql`step = 'publish'`, 'due_at, id'),
  digest: step(
    'digest',
    'subscription',
    sql`mode in ('daily', 'weekly') and not exists (
      select 1 from news.destination where destination.id = destination_id and paused_at is not null)`,
    'due_at, destination_id, id',
  ),
};

/** Briefs that messages wait for; before the deliveries, which order them. */
export const writeStep: Step = step('write', 'writing', sql`state = 'open'`, 'due_at, id');

/** One deliver queue a platform, so that an outage of one does not starve the others. */
export const deliverStep = (platform: string): Step =>
  step(`deliver-${platform}`, 'delivery', sql`platform = ${platform}`, 'decided_at, story_id, id');

export const upkeepStep: Step = step('upkeep', 'upkeep', sql`true`, 'due_at, id');

/** After this long, a row that was queued and not finished counts as lost by the queue. Longer than any job runs. */
const leaseMs = 5 * 60_000;

/**
 * Marks up to `limit` due rows as queued and returns their ids in the order of work. The mark is what
 * keeps a row from being queued twice; two sweepers never claim the same row.
 */
export async function claimDue(db: Db, step: Step, now: Date, limit: number): Promise<string[]> {
  const lost = new Date(now.getTime() - leaseMs);
  const table = raw(`news.${step.table}`);
  const rows = await db.query<{ id: number | string }>(sql`
    with due as (
      select id from ${table}
      where due_at <= ${now} and (queued_at is null or queued_at <= ${lost}) and ${step.condition}
      order by ${raw(step.order)} limit ${limit}
      for update skip locked),
    claimed as (
      update ${table} set queued_at = ${now} where id in (select id from due) returning *)
    select id from claimed order by ${raw(step.order)}`);
  return rows.map((row) => String(row.id));
}

/** When the next row of any of the steps falls due, or is to be taken for lost; undefined when none waits. */
export async function nextDue(db: Db, steps: readonly Step[]): Promise<Date | undefined> {
  const parts = steps.map(
    (step) => sql`
      select min(greatest(due_at, queued_at + ${`${leaseMs} ms`}::interval)) as at
      from ${raw(`news.${step.table}`)} where due_at is not null and ${step.condition}`,
  );
  if (parts.length === 0) return undefined;
  const [row] = await db.query<{ at: Date | null }>(
    sql`select min(at) as at from (${join(parts, ' union all ')}) as waiting`,
  );
  return row?.at ?? undefined;
}

/**
 * Takes the queue mark off every row. For a start that owns the whole queue: what was queued before is
 * gone from it, and is queued anew.
 */
export async function forgetQueued(db: Db): Promise<void> {
  for (const table of ['source', 'article', 'story', 'subscription', 'writing', 'delivery', 'upkeep']) {
    await db.query(sql`update ${raw(`news.${table}`)} set queued_at = null where queued_at is not null`);
  }
}
