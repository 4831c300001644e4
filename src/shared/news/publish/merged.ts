import type { Db } from '../../db/database.ts';
import { findBrief, saveBrief } from '../../db/tables/brief.ts';
import { dropOwed, insertDelivery } from '../../db/tables/delivery.ts';
import { postedCards } from '../../db/tables/posted-card.ts';
import { reportsOfStory } from '../../db/tables/importance.ts';
import { type Survivor, recordPointer, recordSilence, survivorOf } from '../../db/tables/spoken.ts';
import { type StoryRow, findStory, scheduleStory } from '../../db/tables/story.ts';
import type { Brief } from '../../domain/story.ts';

/** What is said of a story that proved to be another one. */
export const sameNews = (headline: string): string => `This is the same news as “${headline}”.`;

/**
 * Brings the cards of a merged story in order. Nothing that it still owed is sent. Its card stays where the older
 * story has none, and stands for that from now on; elsewhere it is edited to point to the older one.
 */
export async function publishMerged(tx: Db, story: StoryRow, now: Date): Promise<void> {
  const survivor = await survivorOf(tx, story.id);
  if (!survivor) return;
  const said = sameNews(survivor.headline);
  await dropOwed(tx, story.id, said);
  await recordSilence(tx, story.id, said);
  const standing = new Map((await postedCards(tx, survivor.id)).map((card) => [card.destination_id, card]));
  const needless = (await postedCards(tx, story.id)).filter(
    (card) =>
      card.state === 'sent' &&
      !card.paused &&
      !card.deleted &&
      standing.get(card.destination_id)?.delivery_id !== card.delivery_id,
  );
  if (needless.length > 0) {
    const version = await pointTo(tx, story, survivor, now);
    for (const card of needless) {
      const { destination_id: destinationId, platform } = card;
      await insertDelivery(tx, { destinationId, platform, storyId: story.id, kind: 'edit', version }, now);
    }
  }
  // Where a post was dropped just now, or this story's card stands for the older one, that one has something to do.
  const older = await findStory(tx, survivor.id);
  if (older?.step === null && older.version > 0) await scheduleStory(tx, older.id, 'publish', now);
}

/** Writes the version that points to the older story, unless the newest one does. Returns its number. */
async function pointTo(tx: Db, story: StoryRow, survivor: Survivor, now: Date): Promise<number> {
  const newest = await findBrief(tx, story.id, story.version);
  if (newest?.brief.sameAs === survivor.public_id) return story.version;
  const version = story.version + 1;
  await saveBrief(tx, { storyId: story.id, version }, await pointer(tx, story.headline, survivor), now);
  await recordPointer(tx, story.id, version);
  return version;
}

async function pointer(tx: Db, headline: string, survivor: Survivor): Promise<Brief> {
  const shown = await findBrief(tx, survivor.id, survivor.version);
  const [first] = (await reportsOfStory(tx, survivor.id)).map((row) => ({
    articleId: row.id,
    publisher: row.publisher,
    title: row.title,
    url: row.link,
    publishedAt: row.published_at,
  }));
  const source = shown?.brief.sources[0] ?? first;
  return {
    headline,
    lede: '',
    ledeArticleIds: [],
    points: [],
    sources: source ? [source] : [],
    note: sameNews(survivor.headline),
    sameAs: survivor.public_id,
  };
}
