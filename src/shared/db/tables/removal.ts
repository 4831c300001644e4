import sql, { type Sql } from 'sql-template-tag';
import type { Db } from '../database.ts';

/** A story and those merged into it. */
const family = (storyId: number): Sql => sql`
  (select id from news.story where id = ${storyId} or merged_into = ${storyId})`;

/** Notes that a moderator took a story out of a workspace: it does not come back there. */
export async function insertRemoval(db: Db, workspaceId: number, storyId: number, at: Date): Promise<void> {
  await db.query(sql`
    insert into news.removal (workspace_id, story_id, at) values (${workspaceId}, ${storyId}, ${at})
    on conflict do nothing`);
}

/** The workspaces that a story, or one merged into it, was taken out of. */
export async function removedFrom(db: Db, storyId: number): Promise<ReadonlySet<number>> {
  const rows = await db.query<{ workspace_id: number }>(sql`
    select distinct workspace_id from news.removal where story_id in ${family(storyId)}`);
  return new Set(rows.map((row) => row.workspace_id));
}

/** Notes that an operator took a story back everywhere. Returns whether it still stood. */
export async function retract(db: Db, storyId: number, at: Date): Promise<boolean> {
  const rows = await db.query(sql`
    update news.story set retracted_at = ${at} where id = ${storyId} and retracted_at is null returning id`);
  return rows.length > 0;
}
