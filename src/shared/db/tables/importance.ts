import sql from 'sql-template-tag';
import type { SourceScope, Tier } from '../../domain/source.ts';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** One article of a story as importance and repeat control look at it: no text. */
export interface ReportRow {
  id: number;
  link: string;
  canonical_url: string;
  title: string;
  teaser: string;
  publisher: string;
  source_id: number;
  tier: Tier;
  scope: SourceScope;
  published_at: Date;
  seen_at: Date;
  past: boolean;
  points: number | null;
  comments: number | null;
}

/**
 * The articles of a story in the order of time. Those that are there twice are among them: a community that points
 * to an outlet's page adds its readers to that outlet's voice.
 */
export async function reportsOfStory(db: Db, storyId: number): Promise<ReportRow[]> {
  return db.query<ReportRow>(sql`
    select article.id, link, canonical_url, title, teaser, source.name as publisher, source_id, tier, scope, published_at, seen_at,
      past, points, comments
    from news.article join news.source on source.id = article.source_id
    where story_id = ${storyId} order by published_at, seen_at, article.id`);
}

/** @param parts as `ImportancePart[]` */
export async function recordImportance(
  db: Db,
  storyId: number,
  assessed: { importance: number; level: Level; parts: readonly unknown[] },
): Promise<void> {
  await db.query(sql`
    update news.story set importance = ${assessed.importance}, level = ${assessed.level},
      importance_parts = ${toJson(assessed.parts)}::jsonb
    where id = ${storyId}`);
}
