import type { Db } from '../../db/database.ts';
import { type ReportRow, recordImportance, reportsOfStory } from '../../db/tables/importance.ts';
import { insertRemark } from '../../db/tables/remark.ts';
import { utterancesOf } from '../../db/tables/spoken.ts';
import { findStory } from '../../db/tables/story.ts';
import type { Level } from '../../domain/story.ts';
import { importanceOf, outletsPhrase } from './importance.ts';
import { highest, isAbove } from './levels.ts';
import type { Report } from './outlets.ts';

export interface Assessment {
  level: Level;
  /** It stands higher now than when its last version was written. */
  rose: boolean;
}

/**
 * Computes and stores how important a story is. Its level never sinks below one with which it has spoken: readers
 * were told "major", and the same story under a lower word, or gone from a digest, would look like a correction.
 */
export async function assessStory(tx: Db, storyId: number, now: Date): Promise<Assessment> {
  const story = await findStory(tx, storyId);
  if (!story) return { level: 'minor', rose: false };
  const assessed = importanceOf((await reportsOfStory(tx, storyId)).map(toReport));
  const told = (await utterancesOf(tx, storyId)).map((utterance) => utterance.level);
  const level = highest([assessed.level, ...told]);
  await recordImportance(tx, storyId, { ...assessed, level });
  const rose = story.version > 0 && isAbove(level, story.level);
  if (rose) {
    const text = `Rose from ${story.level} to ${level}: ${outletsPhrase(assessed.outlets)}.`;
    await insertRemark(tx, storyId, text, now);
  }
  return { level, rose };
}

export const toReport = (row: ReportRow): Report => ({
  url: row.canonical_url,
  title: row.title,
  teaser: row.teaser,
  tier: row.tier,
  scope: row.scope,
  publishedAt: row.published_at,
  points: row.points,
  comments: row.comments,
});
