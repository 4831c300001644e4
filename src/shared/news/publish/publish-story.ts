import type { Db } from '../../db/database.ts';
import { articlesOfStory } from '../../db/tables/article.ts';
import { findBrief } from '../../db/tables/brief.ts';
import { insertDelivery } from '../../db/tables/delivery.ts';
import { type PostedCard, postedCards } from '../../db/tables/posted-card.ts';
import { type ReportRow, reportsOfStory } from '../../db/tables/importance.ts';
import { isRetracted, recordSilence, recordUtterance, utterancesOf } from '../../db/tables/spoken.ts';
import { type StoryRow, findStory, letWait, scheduleStory, settleStory } from '../../db/tables/story.ts';
import { matchingDestinations } from '../../db/tables/matching.ts';
import { toReport } from '../importance/assess-story.ts';
import { type Outlet, type Report, independentOutlets } from '../importance/outlets.ts';
import { type Decision, type EditRules, type PublishedStory, decidePublishing } from './decide.ts';
import { publishMerged } from './merged.ts';
import { placesOf } from './places.ts';
import { oweRemoval } from './remove.ts';
import { type StatedFact, statedFacts } from './speak-again.ts';

export type { EditRules } from './decide.ts';

export interface PublishRules {
  edits: EditRules;
  /** IANA zone of destinations that have set none. */
  timeZone: string;
}

/**
 * Writes down what is owed for a story's newest version, and what it has said with that, or why it says nothing.
 * Looking again without anything new owes nothing.
 */
export async function publishStory(tx: Db, storyId: number, now: Date, rules: PublishRules): Promise<void> {
  const story = await findStory(tx, storyId);
  if (story?.step !== 'publish') return;
  await settleStory(tx, story.id, 'publish');
  if (story.merged_into !== null) {
    await publishMerged(tx, story, now);
  } else if (story.version === 0) {
    await scheduleStory(tx, story.id, 'summarize', now);
  } else {
    const cards = await postedCards(tx, story.id);
    const reports = await reportsOfStory(tx, story.id);
    const published = await look(tx, story, cards, reports);
    const matching = await matchingDestinations(tx, {
      id: story.id,
      topics: story.topics,
      level: story.level,
      workspaceId: story.workspace_id,
      knownAt: becameNews(reports) ?? story.created_at,
      at: now,
    });
    const articles = reports.map((row) => ({ title: row.title, sourceId: row.source_id }));
    const heard = { headline: story.headline, articles };
    const { timeZone, edits } = rules;
    const places = await placesOf(tx, {
      storyId: story.id,
      heard,
      matching,
      cards,
      waiting: story.waiting,
      now,
      timeZone,
    });
    await write(tx, story, published, decidePublishing(published, places, now, edits), now);
  }
}

/** When the first article of it that is news was seen. */
function becameNews(reports: readonly ReportRow[]): Date | undefined {
  const seen = reports.filter(({ past }) => !past).map((row) => row.seen_at.getTime());
  return seen.length === 0 ? undefined : new Date(Math.min(...seen));
}

const dayMs = 86_400_000;

/** Many publishers give the day alone, which reads as midnight: then the hour at which it was seen is all that is known. */
function newsTimeOf({ published_at: published, seen_at: seen }: ReportRow): number {
  const at = published.getTime();
  return at % dayMs === 0 ? Math.min(at + dayMs, seen.getTime()) : at;
}

type SeenReport = Report & Pick<ReportRow, 'id' | 'seen_at'>;

async function look(
  tx: Db,
  story: StoryRow,
  cards: readonly PostedCard[],
  reports: readonly ReportRow[],
): Promise<PublishedStory> {
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
    newsAt: new Date(Math.max(...reports.map(newsTimeOf))),
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
  { owed, why, silence, lookAgainAt, waiting = [] }: Decision,
  now: Date,
): Promise<void> {
  for (const { place, kind } of owed) {
    const { destinationId, platform, mention } = place;
    if (kind === 'remove') {
      await oweRemoval(tx, { destinationId, platform, storyId: story.id }, now);
      continue;
    }
    const note = kind === 'post' && mention !== undefined ? { mention } : undefined;
    const delivery = { destinationId, platform, storyId: story.id, kind, version };
    await insertDelivery(tx, { ...delivery, ...(note && { note }) }, now);
  }
  // An edit or a removal is not heard: it does not count as speaking.
  if (owed.some(({ kind }) => kind === 'post' || kind === 'reply'))
    await recordUtterance(tx, story.id, { at: now, level, outlets, version, ...(why && { why }) });
  await recordSilence(tx, story.id, silence);
  if (lookAgainAt) await letWait(tx, story.id, waiting, lookAgainAt);
}
