import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Stores what a person wants of stories like this, one vote a person and story; a second one replaces the first. */
export async function recordVote(
  db: Db,
  vote: { storyId: number; person: string; value: 1 | -1 },
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.vote (story_id, person, value, at)
    values (${vote.storyId}, ${vote.person}, ${vote.value}, ${at})
    on conflict (story_id, person) do update set value = excluded.value, at = excluded.at`);
}

export type ReportKind = 'wrong' | 'other-event';

/** Notes that somebody says that a story is wrong; not who. */
export async function insertReport(
  db: Db,
  report: { storyId: number; workspaceId: number | null; kind: ReportKind },
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.report (story_id, workspace_id, kind, at)
    values (${report.storyId}, ${report.workspaceId}, ${report.kind}, ${at})`);
}
