import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/database.ts';
import { type SourcedArticle, articlesOfStory } from '../../db/tables/article.ts';
import { findBrief, saveBrief } from '../../db/tables/brief.ts';
import { findStory, recordVersion, settleStory } from '../../db/tables/story.ts';
import type { StoryArticle } from '../../domain/story.ts';
import { summarize } from './summarize.ts';

/** Writes the story's next version and makes it due to be published; nothing where it would say the same again. */
export async function writeVersion(tx: Db, storyId: number, now: Date): Promise<void> {
  const story = await findStory(tx, storyId);
  if (story?.step !== 'summarize') return;
  const articles = (await articlesOfStory(tx, storyId)).filter((article) => article.duplicate_of === null);
  const before = await findBrief(tx, storyId, story.version);
  const written = summarize(articles.map(toStoryArticle));
  // Readers know the story by the headline that it was posted under: decision 0008.
  const brief = before ? { ...written, headline: before.brief.headline } : written;
  if (before && isDeepStrictEqual(before.brief, brief)) {
    await settleStory(tx, storyId, 'summarize');
    return;
  }
  const version = story.version + 1;
  await saveBrief(tx, storyId, version, brief, now);
  await recordVersion(tx, storyId, version, brief.headline, now);
}

const toStoryArticle = (article: SourcedArticle): StoryArticle => ({
  id: article.id,
  publisher: article.publisher,
  title: article.title,
  teaser: article.teaser,
  text: article.body ?? undefined,
  url: article.link,
  publishedAt: article.published_at,
  language: article.language ?? undefined,
});
