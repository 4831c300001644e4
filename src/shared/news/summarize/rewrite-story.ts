import type { Db } from '../../db/database.ts';
import { findBrief, replaceBriefs, saveBrief } from '../../db/tables/brief.ts';
import { refreshSearch } from '../../db/tables/search.ts';
import { findStory, recordVersion, renameStory } from '../../db/tables/story.ts';
import type { StoryArticle } from '../../domain/story.ts';
import { assessStory } from '../importance/assess-story.ts';
import { assignTopics } from '../match/assign-topics.ts';
import { comparable } from '../text/characters.ts';
import { summarize } from './summarize.ts';

/**
 * Writes a story anew from the articles that are left of it, after others were withdrawn. What the earlier versions
 * said stands nowhere any more, in no language: whoever shows one of them shows the new one.
 *
 * @returns the number of the new version; undefined for a story that has not been told yet
 */
export async function rewriteStory(
  tx: Db,
  storyId: number,
  articles: readonly StoryArticle[],
  now: Date,
): Promise<number | undefined> {
  const story = await findStory(tx, storyId);
  if (!story) return undefined;
  await assignTopics(tx, storyId);
  await assessStory(tx, storyId, now);
  const written = summarize(articles);
  const before = await findBrief(tx, storyId, story.version);
  if (!before) {
    await renameStory(tx, storyId, written.headline);
    await refreshSearch(tx, storyId);
    return undefined;
  }
  // Readers know the story by its headline, unless that came from what was withdrawn.
  const { headline } = before.brief;
  const stays = articles.some(({ title }) => comparable(title).includes(comparable(headline)));
  const brief = stays ? { ...written, headline } : written;
  const version = story.version + 1;
  await replaceBriefs(tx, storyId, brief);
  await saveBrief(tx, { storyId, version }, brief, now);
  await recordVersion(tx, storyId, version, brief.headline, now);
  await refreshSearch(tx, storyId);
  return version;
}
