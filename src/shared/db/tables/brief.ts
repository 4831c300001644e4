import sql from 'sql-template-tag';
import type { Brief } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** A brief in the words of its sources; translations stand beside it under their own language. */
export const originalLanguage = 'original';

export async function saveBrief(
  db: Db,
  storyId: number,
  version: number,
  brief: Brief,
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.brief (story_id, version, language, brief, created_at)
    values (${storyId}, ${version}, ${originalLanguage}, ${toJson(brief)}::jsonb, ${at})
    on conflict (story_id, version, language) do update set brief = excluded.brief`);
}

export interface BriefRow {
  version: number;
  brief: Brief;
  created_at: Date;
}

export async function findBrief(db: Db, storyId: number, version: number): Promise<BriefRow | undefined> {
  const [row] = await db.query<BriefRow>(sql`
    select version, brief, created_at from news.brief
    where story_id = ${storyId} and version = ${version} and language = ${originalLanguage}`);
  if (!row) return undefined;
  // JSON knows no dates.
  const sources = row.brief.sources.map((source) => ({
    ...source,
    publishedAt: new Date(source.publishedAt),
  }));
  return { ...row, brief: { ...row.brief, sources } };
}
