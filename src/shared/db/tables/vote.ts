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

export interface ReportedStory {
  public_id: string;
  headline: string;
  /** How often each was said. */
  wrong: number;
  other_event: number;
  last_at: Date;
}

/** Stories that readers said something is wrong with, the last report first; not those that were taken back since. */
export async function reportedStories(db: Db, limit: number): Promise<ReportedStory[]> {
  return db.query<ReportedStory>(sql`
    select public_id, headline, count(*) filter (where kind = 'wrong')::int as wrong,
      count(*) filter (where kind = 'other-event')::int as other_event, max(report.at) as last_at
    from news.report join news.story on story.id = story_id
    where retracted_at is null group by story.id order by last_at desc, story.id desc limit ${limit}`);
}
