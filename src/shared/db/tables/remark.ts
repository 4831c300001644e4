import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Notes what happened to a story beyond its articles, in one sentence for people who ask why. */
export async function insertRemark(db: Db, storyId: number, text: string, at: Date): Promise<void> {
  await db.query(sql`insert into news.remark (story_id, at, text) values (${storyId}, ${at}, ${text})`);
}
