import type { Db } from '../../db/database.ts';
import { articlesOfStory } from '../../db/tables/article.ts';
import { findBrief } from '../../db/tables/brief.ts';
import { type PostedCard, insertDelivery, postedCards } from '../../db/tables/delivery.ts';
import { type ReportRow, reportsOfStory } from '../../db/tables/importance.ts';
import { isRetracted, recordSilence, recordUtterance, utterancesOf } from '../../db/tables/spoken.ts';
import { type StoryRow, findStory, scheduleStory, settleStory } from '../../db/tables/story.ts';
import { type MatchingDestination, matchingDestinations } from '../../db/tables/matching.ts';
import { toReport } from '../importance/assess-story.ts';
import { type Outlet, type Report, independentOutlets } from '../importance/outlets.ts';
import {
  type Decision,
  type EditRules,
  type Place,
  type PublishedStory,
  decidePublishing,
} from './decide.ts';
import { publishMerged } from './merged.ts';
import { type StatedFact, statedFacts } from './speak-again.ts';

export type { EditRules } from './decide.ts';

/**
 * Writes down what is owed for a story's newest version, and what it has said with that, or why it says nothing.
 * Looking again without anything new owes nothing.
 */
export async function publishStory(tx: Db, storyId: number, now: Date, rules: EditRules): Promise<void> {
  const story = await findStory(tx, storyId);
  if (story?.step !== 'publish') return;
  await settleStory(tx, story.id, 'publish');
  if (story.merged_into !== null) {
    await publishMerged(tx, story, now);
  } else if (story.version === 0) {
    await scheduleStory(tx, story.id, 'summarize', now);
  } else {
    const cards = await postedCards(tx, story.id);
    const destinations = await matchingDestinations(tx, {
      id: story.id,
      topics: story.topics,
      level: story.level,
      workspaceId: story.workspace_id,
      at: now,
    });
    const published = await look(tx, story, cards);
    const decision = decidePublishing(published, placesOf(destinations, cards), now, rules);
    await write(tx, story, published, decision, now);
  }
}

function placesOf(destinations: readonly MatchingDestination[], cards: readonly PostedCard[]): Place[] {
  const places = new Map<number, Place>(
    cards.map((card) => [
      card.destination_id,
      { destinationId: card.destination_id, platform: card.platform, takes: false, card },
    ]),
  );
  for (const { id, platform } of destinations)
    places.set(id, { ...places.get(id), destinationId: id, platform, takes: true });
  return [...places.values()].sort((a, b) => a.destinationId - b.destinationId);
}

type SeenReport = Report & Pick<ReportRow, 'id' | 'seen_at'>;

async function look(tx: Db, story: StoryRow, cards: readonly PostedCard[]): Promise<PublishedStory> {
  const reports = await reportsOfStory(tx, story.id);
  const outlets = independentOutlets(
    reports.map((row): SeenReport => ({ ...toReport(row), id: row.id, seen_at: row.seen_at })),
  );
  const knownAt = (row: ReportRow): number => (row.past ? row.published_at : row.seen_at).getTime();
  const answerable = cards.some((card) => card.state === 'sent' && !card.replied);
  return {
    level: story.level,
    outlets: outlets.length,
    version: story.version,
    topics: story.topics,
    past: story.past,
    retracted: await isRetracted(tx, story.id),
    openedAt: new Date(Math.min(...reports.map(knownAt))),
    newestAt: new Date(Math.max(...reports.map((row) => row.seen_at.getTime()))),
    utterances: await utterancesOf(tx, story.id),
    facts: answerable && outlets.length > 1 ? await factsOf(tx, story, outlets) : [],
  };
}

async function factsOf(
  tx: Db,
  story: StoryRow,
  outlets: readonly Outlet<SeenReport>[],
): Promise<StatedFact[]> {
  const found = await findBrief(tx, story.id, story.version);
  if (!found) return [];
  const { lede, points } = found.brief;
  const texts = new Map(
    (await articlesOfStory(tx, story.id)).map(({ id, title, teaser, body }) => [
      id,
      `${title}\n${teaser}\n${body ?? ''}`,
    ]),
  );
  return statedFacts(
    [lede, ...points.map(({ text }) => text)],
    outlets.map(({ reports }) => ({
      articles: reports.map(({ id, seen_at }) => ({ seenAt: seen_at, text: texts.get(id) ?? '' })),
    })),
  );
}

async function write(
  tx: Db,
  story: StoryRow,
  { level, outlets, version }: PublishedStory,
  { owed, why, silence, lookAgainAt }: Decision,
  now: Date,
): Promise<void> {
  for (const { place, kind } of owed) {
    const { destinationId, platform } = place;
    await insertDelivery(tx, { destinationId, platform, storyId: story.id, kind, version }, now);
  }
  // An edit is not heard: it does not count as speaking.
  if (owed.some(({ kind }) => kind !== 'edit'))
    await recordUtterance(tx, story.id, { at: now, level, outlets, version, ...(why && { why }) });
  await recordSilence(tx, story.id, silence);
  if (lookAgainAt) await scheduleStory(tx, story.id, 'publish', lookAgainAt);
}
