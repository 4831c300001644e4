import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/**
 * Addresses of a story's pictures that their source shows with other pages, too: they stand for the source and not for
 * the story.
 */
export async function commonPictures(db: Db, storyId: number): Promise<string[]> {
  const rows = await db.query<{ url: string }>(sql`
    select distinct article.picture ->> 'url' as url
    from news.article join news.article other on other.source_id = article.source_id
      and other.picture ->> 'url' = article.picture ->> 'url' and other.canonical_url <> article.canonical_url
    where article.story_id = ${storyId} and article.picture is not null and other.picture is not null`);
  return rows.map(({ url }) => url);
}
