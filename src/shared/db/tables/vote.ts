import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Stores what a person wants of stories like this, one vote a person and story; a second one replaces the first. */
export async function recordVote(
  tx: Db,
  vote: { storyId: number; person: string; value: 1 | -1 },
  at: Date,
): Promise<void> {
  await tx.query(sql`
    insert into news.vote (story_id, person, value, at)
    values (${vote.storyId}, ${vote.person}, ${vote.value}, ${at})
    on conflict (story_id, person) do update set value = excluded.value, at = excluded.at`);
  await weighOpinion(tx, [vote.storyId]);
}

/** A person's votes go, and what they moved goes back. */
export async function forgetVotes(tx: Db, person: string): Promise<void> {
  const gone = await tx.query<{ story_id: number }>(
    sql`delete from news.vote where person = ${person} returning story_id`,
  );
  await weighOpinion(
    tx,
    gone.map(({ story_id: id }) => id),
  );
}

/** A few friends who agree are no opinion. */
const enoughVoters = 5;
/** Points beside the 100 of importance, each way. */
const mostPoints = 10;

/** Importance as readers see it: their votes move it a little. */
async function weighOpinion(tx: Db, storyIds: readonly number[]): Promise<void> {
  const ids = [...storyIds];
  // Votes are counted once nobody else is counting: two at one moment would not see each other.
  await tx.query(sql`select id from news.story where id = any(${ids}::int[]) order by id for no key update`);
  await tx.query(sql`
    update news.story set opinion = (
      select case when count(*) < ${enoughVoters} then 0
        else least(${mostPoints}, greatest(-${mostPoints}::int, coalesce(sum(value), 0))) end
      from news.vote where story_id = story.id)
    where id = any(${ids}::int[])`);
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
