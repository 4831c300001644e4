import sql from 'sql-template-tag';
import type { Brief } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** A brief in the words of most of its sources; those for readers of one language stand beside it. */
export const originalLanguage = 'original';

/** @param of.language ISO 639-1 of the readers it is for; undefined for everybody */
export async function saveBrief(
  db: Db,
  of: { storyId: number; version: number; language?: string },
  brief: Brief,
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.brief (story_id, version, language, brief, created_at)
    values (${of.storyId}, ${of.version}, ${of.language ?? originalLanguage}, ${toJson(brief)}::jsonb, ${at})
    on conflict (story_id, version, language) do update set brief = excluded.brief`);
}

/** Every version of a story says this from now on; those for readers of one language go, to be made when asked for. */
export async function replaceBriefs(db: Db, storyId: number, brief: Brief): Promise<void> {
  await db.query(sql`
    delete from news.brief where story_id = ${storyId} and language <> ${originalLanguage}`);
  await db.query(sql`delete from news.writing where story_id = ${storyId}`);
  await db.query(sql`update news.brief set brief = ${toJson(brief)}::jsonb where story_id = ${storyId}`);
}

export interface BriefRow {
  version: number;
  brief: Brief;
  created_at: Date;
}

/** @param language ISO 639-1 of the readers it is for; by default the one for everybody */
export async function findBrief(
  db: Db,
  storyId: number,
  version: number,
  language: string = originalLanguage,
): Promise<BriefRow | undefined> {
  const [row] = await db.query<BriefRow>(sql`
    select version, brief, created_at from news.brief
    where story_id = ${storyId} and version = ${version} and language = ${language}`);
  return row && { ...row, brief: withDates(row.brief) };
}

/**
 * The newest brief of an earlier version for readers of a language, of those under whose headline everybody still knows
 * the story: one that had to be corrected is not taken up again.
 */
export async function earlierBrief(
  db: Db,
  storyId: number,
  version: number,
  language: string,
): Promise<Brief | undefined> {
  const [row] = await db.query<{ brief: Brief }>(sql`
    select own.brief from news.brief own
    join news.brief everybodys using (story_id, version)
    join news.brief now using (story_id)
    where own.story_id = ${storyId} and own.version < ${version} and own.language = ${language}
      and everybodys.language = ${originalLanguage}
      and now.version = ${version} and now.language = ${originalLanguage}
      and everybodys.brief ->> 'headline' = now.brief ->> 'headline'
    order by own.version desc limit 1`);
  return row && withDates(row.brief);
}

/** JSON knows no dates. */
export const withDates = (brief: Brief): Brief => ({
  ...brief,
  sources: brief.sources.map((source) => ({ ...source, publishedAt: new Date(source.publishedAt) })),
});
