import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/database.ts';
import { findBrief, saveBrief } from '../../db/tables/brief.ts';
import { refreshSearch } from '../../db/tables/search.ts';
import { findStory, letWait, recordVersion, scheduleStory, settleStory } from '../../db/tables/story.ts';
import { storyArticles } from './story-articles.ts';
import { assignTopics } from '../match/assign-topics.ts';
import { assessStory } from '../importance/assess-story.ts';
import { outdatedIn } from './corrections.ts';
import { summarize } from './summarize.ts';

/**
 * Assesses the story anew, writes its next version and makes it due to be published. Where the brief would say the same
 * again, nothing is written, and only a level that has risen is published.
 */
export async function writeVersion(tx: Db, storyId: number, now: Date): Promise<void> {
  const story = await findStory(tx, storyId);
  if (story?.step !== 'summarize') return;
  if (story.merged_into !== null) {
    await scheduleStory(tx, storyId, 'publish', now);
    return;
  }
  const articles = await storyArticles(tx, storyId);
  if (articles.length === 0) {
    // All of them have moved to other stories.
    await settleStory(tx, storyId, 'summarize');
    return;
  }
  await assignTopics(tx, storyId);
  const { rose } = await assessStory(tx, storyId, now);
  const before = await findBrief(tx, storyId, story.version);
  const written = summarize(articles);
  // Readers know the story by the headline that it was posted under (decision 0008), unless its figure proved wrong.
  const stays = before && !outdatedIn(articles)(before.brief.headline);
  const brief = stays ? { ...written, headline: before.brief.headline } : written;
  if (before && isDeepStrictEqual(before.brief, brief)) {
    if (rose) await scheduleStory(tx, storyId, 'publish', now);
    else if (story.waiting) await letWait(tx, storyId, story.waiting, now);
    else await settleStory(tx, storyId, 'summarize');
    await refreshSearch(tx, storyId);
    return;
  }
  const version = story.version + 1;
  await saveBrief(tx, { storyId, version }, brief, now);
  await recordVersion(tx, storyId, version, brief.headline, now);
  await refreshSearch(tx, storyId);
}
