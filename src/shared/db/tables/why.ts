import sql from 'sql-template-tag';
import type { DeliveryKind } from '../../domain/sender.ts';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';

/** All that is kept of a story for people who ask why. */
export interface ExplainedStory {
  id: number;
  public_id: string;
  headline: string;
  version: number;
  past: boolean;
  level: Level;
  importance: number;
  /** Points that readers' votes add to it. */
  opinion: number;
  /** As `ImportancePart[]`; an empty object before the story was assessed. */
  importance_parts: unknown;
  topics: string[];
  topic_reasons: Record<string, string>;
  silence: string | null;
  merged_into: number | null;
  retracted_at: Date | null;
  step: 'summarize' | 'publish' | null;
  due_at: Date | null;
  last_error: string | null;
  spoken_at: string | null;
}

/** By its public id; also one that was merged or retracted. */
export async function explainedStory(
  db: Db,
  wanted: { publicId: string } | { id: number },
): Promise<ExplainedStory | undefined> {
  const which =
    'id' in wanted ? sql`story.id = ${wanted.id}` : sql`public_id = ${wanted.publicId.toLowerCase()}`;
  const [row] = await db.query<ExplainedStory>(
    sql`select story.*, spoken ->> 'at' as spoken_at from news.story where ${which}`,
  );
  return row;
}

export interface ExplainedArticle {
  id: number;
  link: string;
  title: string;
  publisher: string;
  source_url: string;
  language: string | null;
  published_at: Date;
  seen_at: Date;
  past: boolean;
  relevance: number | null;
  verdict: string | null;
  join_score: number | null;
  points: number | null;
  comments: number | null;
  story_id: number | null;
  step: 'read' | 'cluster' | null;
  last_error: string | null;
  /** The article that it is the same as. */
  original: string | null;
  original_publisher: string | null;
}

/** In the order of first sight, at most `limit`. */
export async function explainedArticles(
  db: Db,
  wanted: { id: number } | { storyId: number } | { canonicalUrl: string; link: string },
  limit: number,
): Promise<ExplainedArticle[]> {
  const which =
    'id' in wanted
      ? sql`article.id = ${wanted.id}`
      : 'storyId' in wanted
        ? sql`article.story_id = ${wanted.storyId}`
        : sql`article.canonical_url in (${wanted.canonicalUrl}, ${wanted.link})`;
  return db.query<ExplainedArticle>(sql`
    select article.*, source.name as publisher, source.url as source_url, original.title as original,
      first.name as original_publisher
    from news.article join news.source on source.id = article.source_id
      left join news.article original on original.id = article.duplicate_of
      left join news.source first on first.id = original.source_id
    where ${which} order by article.seen_at, article.source_id, article.position, article.id limit ${limit}`);
}

export interface ExplainedDelivery {
  kind: DeliveryKind;
  state: 'due' | 'sent' | 'failed' | 'dropped';
  version: number;
  destination: string;
  platform: string;
  decided_at: Date;
  sent_at: Date | null;
  due_at: Date | null;
  last_error: string | null;
}

/** Those of the story itself, and the digests that tell it. */
export async function explainedDeliveries(db: Db, storyId: number): Promise<ExplainedDelivery[]> {
  return db.query<ExplainedDelivery>(sql`
    select kind, state, coalesce(told.version, delivery.version) as version, delivery.platform, decided_at, sent_at, due_at,
      last_error, coalesce(nullif(destination.name, ''), destination.address) as destination
    from news.delivery join news.destination on destination.id = delivery.destination_id
      left join news.delivery_story told on told.delivery_id = delivery.id and told.story_id = ${storyId}
    where delivery.story_id = ${storyId} or told.story_id = ${storyId} order by decided_at, destination_id, kind desc, version`);
}

/** The stories that are near but tell of another event, from both sides. */
export async function explainedRelations(
  db: Db,
  storyId: number,
): Promise<{ public_id: string; headline: string; reason: string }[]> {
  return db.query(sql`
    select story.public_id, story.headline, min(related.reason) as reason
    from news.related join news.story
      on story.id = case when related.story_id = ${storyId} then related.other_id else related.story_id end
    where related.story_id = ${storyId} or related.other_id = ${storyId}
    group by story.id order by story.id`);
}

export async function explainedRemarks(db: Db, storyId: number): Promise<{ at: Date; text: string }[]> {
  return db.query(sql`select at, text from news.remark where story_id = ${storyId} order by at, id`);
}
