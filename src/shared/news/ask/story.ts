import type { Db } from '../../db/database.ts';
import { findVisibleStory } from '../../db/tables/story.ts';
import type { Brief, Level } from '../../domain/story.ts';
import { briefIn } from '../summarize/brief-in.ts';
import { storyArticles } from '../summarize/story-articles.ts';
import { summarize } from '../summarize/summarize.ts';

export interface AskedStory {
  id: number;
  publicId: string;
  level: Level;
  topics: readonly string[];
  brief: Brief;
}

/**
 * A story that somebody asks for by its public id, as a workspace may see it; one that was merged is the story that it
 * became part of. A story that was never posted is summarized now. Undefined where there is none to be seen.
 *
 * @param language ISO 639-1 of the readers; undefined as it comes
 */
export async function askStory(
  db: Db,
  publicId: string,
  workspaceId: number | null,
  language?: string,
): Promise<AskedStory | undefined> {
  const story = await findVisibleStory(db, publicId, workspaceId);
  if (!story) return undefined;
  const known = await briefIn(db, { storyId: story.id, version: story.version }, language);
  const brief = known?.brief ?? (await briefNow(db, story.id, language));
  return (
    brief && { id: story.id, publicId: story.public_id, level: story.level, topics: story.topics, brief }
  );
}

async function briefNow(db: Db, storyId: number, language?: string): Promise<Brief | undefined> {
  const articles = await storyArticles(db, storyId);
  return articles.length === 0 ? undefined : summarize(articles, { ...(language && { language }) });
}
