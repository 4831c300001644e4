import sql from 'sql-template-tag';
import type { Db } from '../../src/shared/db/database.ts';
import type { Job } from '../../src/shared/queue/job.ts';
import type { Step } from '../../src/shared/queue/steps.ts';
import { start } from './setups.ts';

/** A step of its own for tests, on rows of the simplest table that carries work. */
export const choreStep: Step = { name: 'chores', table: 'upkeep', condition: sql`true`, order: 'due_at, id' };

/** Makes chores that are due, and returns their ids in the order of work. */
export async function newChores(db: Db, count: number, dueAt = start): Promise<string[]> {
  const rows = await db.query<{ id: number }>(sql`
    insert into news.upkeep (name, due_at)
    select 'chore ' || n || ' of ' || (select count(*) from news.upkeep), ${dueAt} from generate_series(1, ${count}::int) n
    returning id`);
  return rows.map(({ id }) => String(id)).sort((a, b) => Number(a) - Number(b));
}

export interface ChoreRow {
  id: number;
  due_at: Date | null;
  queued_at: Date | null;
  last_error: string | null;
}

export const choresLeft = (db: Db): Promise<ChoreRow[]> =>
  db.query(sql`
    select id, due_at, queued_at, last_error from news.upkeep where due_at is not null order by id`);

/** What a job does with its row when all went well. */
export const choreDone = (db: Db, id: string): Promise<unknown> =>
  db.query(sql`update news.upkeep set due_at = null, queued_at = null where id = ${Number(id)}`);

/** A job that does `work`, if any, and then ticks its row off. */
export const choreJob = (
  db: Db,
  work: (id: string) => void | Promise<void>,
  more: Partial<Job> = {},
): Job => ({
  step: choreStep,
  concurrency: 3,
  async run(id) {
    await work(id);
    await choreDone(db, id);
  },
  async fail(id, error) {
    await db.query(sql`
      update news.upkeep set last_error = ${error.message}, queued_at = null where id = ${Number(id)}`);
  },
  ...more,
});
