import sql, { raw } from 'sql-template-tag';
import type { Db } from '../db/database.ts';
import { type Step, deliverStep, journey, upkeepStep } from './steps.ts';

export interface Overdue {
  /** As the queue is called. */
  step: string;
  rows: number;
  since: Date;
}

/** What has been due since before a moment, a line a queue: nobody takes it up, or it is too much. */
export async function overdueSteps(db: Db, before: Date): Promise<Overdue[]> {
  const platforms = await db.query<{ platform: string }>(
    sql`select distinct platform from news.delivery where due_at <= ${before} order by platform`,
  );
  const steps = [
    ...Object.values(journey),
    ...platforms.map(({ platform }) => deliverStep(platform)),
    upkeepStep,
  ];
  const found: Overdue[] = [];
  for (const step of steps) {
    const { rows, since } = await countDue(db, step, before);
    if (since !== null) found.push({ step: step.name, rows, since });
  }
  return found;
}

async function countDue(db: Db, step: Step, before: Date): Promise<{ rows: number; since: Date | null }> {
  const [row] = await db.query<{ rows: number; since: Date | null }>(sql`
    select count(*)::int as rows, min(due_at) as since from ${raw(`news.${step.table}`)}
    where due_at <= ${before} and ${step.condition}`);
  return row ?? { rows: 0, since: null };
}
