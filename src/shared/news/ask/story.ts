import type { Db } from '../../db/database.ts';
import { articlesOfStory } from '../../db/tables/article.ts';
import { findBrief } from '../../db/tables/brief.ts';
import { findVisibleStory } from '../../db/tables/story.ts';
import type { Brief, Level } from '../../domain/story.ts';
import { summarize } from '../summarize/summarize.ts';
import { toStoryArticle } from '../summarize/story-article.ts';

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
 */
export async function askStory(
  db: Db,
  publicId: string,
  workspaceId: number | null,
): Promise<AskedStory | undefined> {
  const story = await findVisibleStory(db, publicId, workspaceId);
  if (!story) return undefined;
  const known = await findBrief(db, story.id, story.version);
  const brief = known?.brief ?? (await briefNow(db, story.id));
  return (
    brief && { id: story.id, publicId: story.public_id, level: story.level, topics: story.topics, brief }
  );
}

async function briefNow(db: Db, storyId: number): Promise<Brief | undefined> {
  const articles = (await articlesOfStory(db, storyId)).filter(({ duplicate_of }) => duplicate_of === null);
  return articles.length === 0 ? undefined : summarize(articles.map(toStoryArticle));
}
