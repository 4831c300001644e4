import type { Db } from '../../db/database.ts';
import { openingsOfStory } from '../../db/tables/article.ts';
import { recordTopics } from '../../db/tables/story.ts';
import { storyTopics } from './story-topics.ts';

/** Works out anew, from all its articles, which topics a story has and why. */
export async function assignTopics(tx: Db, storyId: number): Promise<void> {
  const articles = await openingsOfStory(tx, storyId);
  const openings = articles.map(({ text, ...rest }) => ({ ...rest, ...(text === null ? {} : { text }) }));
  await recordTopics(tx, storyId, storyTopics(openings));
}
