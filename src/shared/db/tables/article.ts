import sql from 'sql-template-tag';
import type { Picture } from '../../domain/picture.ts';
import type { Tier } from '../../domain/source.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

export interface ArticleRow {
  id: number;
  source_id: number;
  identity: string;
  link: string;
  canonical_url: string;
  title: string;
  teaser: string;
  body: string | null;
  author: string | null;
  categories: string[];
  links: string[];
  /** What readers of a community gave it; null where nothing counts them. */
  points: number | null;
  language: string | null;
  picture: Picture | null;
  /** The most characters of it that its publisher lets others show; null without a limit. */
  max_snippet: number | null;
  published_at: Date;
  seen_at: Date;
  past: boolean;
  terms: unknown;
  /** How surely it is about AI, 0 to 1; null before it was read. */
  relevance: number | null;
  /** In words, why it was taken or refused, and why it stands in its story. */
  verdict: string | null;
  story_id: number | null;
  duplicate_of: number | null;
  step: string | null;
  attempts: number;
}

/** An article with what is needed of the source it comes from. */
export interface SourcedArticle extends ArticleRow {
  publisher: string;
  source_scope: 'ai' | 'general';
  source_share: number | null;
  source_items: number;
  source_url: string;
  source_tier: Tier;
  workspace_id: number | null;
}

export async function findArticle(db: Db, id: number): Promise<SourcedArticle | undefined> {
  const [row] = await db.query<SourcedArticle>(sql`
    select article.*, source.name as publisher, source.scope as source_scope, source.ai_share as source_share,
      source.items as source_items, source.url as source_url, source.tier as source_tier, source.workspace_id
    from news.article join news.source on source.id = article.source_id where article.id = ${id}`);
  return row;
}

/** What placing an article needs of it. */
export type ArticleToPlace = Pick<
  SourcedArticle,
  | 'id'
  | 'title'
  | 'teaser'
  | 'body'
  | 'canonical_url'
  | 'links'
  | 'published_at'
  | 'past'
  | 'relevance'
  | 'step'
  | 'points'
  | 'workspace_id'
>;

export async function findArticleToPlace(db: Db, id: number): Promise<ArticleToPlace | undefined> {
  const [row] = await db.query<ArticleToPlace>(sql`
    select article.id, title, teaser, left(body, 4000) as body, canonical_url, links, published_at, past, relevance,
      step, points, workspace_id
    from news.article join news.source on source.id = article.source_id where article.id = ${id}`);
  return row;
}

/** The articles of one story, in the order of first sight. */
export async function articlesOfStory(db: Db, storyId: number): Promise<SourcedArticle[]> {
  return db.query<SourcedArticle>(sql`
    select article.*, source.name as publisher, source.scope as source_scope, source.ai_share as source_share,
      source.items as source_items, source.url as source_url, source.tier as source_tier, source.workspace_id
    from news.article join news.source on source.id = article.source_id
    where article.story_id = ${storyId} order by article.seen_at, article.source_id, article.position`);
}

/** What clustering needs of an article that has its story: no texts. */
export type StoryMember = Pick<
  ArticleRow,
  'id' | 'title' | 'canonical_url' | 'links' | 'published_at' | 'past' | 'terms' | 'story_id'
>;

/** Of a big story its first articles, which say what it is about, and its last, which say where it has come to. */
const firstMembers = 3;
const lastMembers = 5;

/**
 * Articles of several stories, in the order of first sight; of each story at most eight.
 *
 * @param known ids of articles whose terms need not be read
 */
export async function membersOfStories(
  db: Db,
  storyIds: readonly number[],
  known: readonly number[] = [],
): Promise<StoryMember[]> {
  if (storyIds.length === 0) return [];
  return db.query<StoryMember>(sql`
    select id, title, canonical_url, links, published_at, past, story_id,
      case when id <> all(${[...known]}::int[]) then terms end as terms
    from (
      select *, row_number() over (partition by story_id order by seen_at, source_id, position) as nth,
        count(*) over (partition by story_id) as size
      from news.article where story_id = any(${[...storyIds]}::int[]) and terms is not null) as member
    where nth <= ${firstMembers} or nth > size - ${lastMembers}
    order by seen_at, source_id, position`);
}

/** What topics are told by: the beginnings of a story's articles, at most twelve. */
export async function openingsOfStory(
  db: Db,
  storyId: number,
): Promise<{ title: string; teaser: string; text: string | null }[]> {
  return db.query(sql`
    select title, teaser, left(body, 1500) as text from news.article
    where story_id = ${storyId} and duplicate_of is null
    order by seen_at, source_id, position limit 12`);
}

export async function moveArticle(db: Db, id: number, storyId: number, remark: string): Promise<void> {
  await db.query(sql`
    update news.article set story_id = ${storyId}, verdict = concat_ws(' ', verdict, ${remark}::text) where id = ${id}`);
}

export interface ReadOutcome {
  body: string | null;
  language: string | null;
  relevance: number;
  verdict: string;
  picture: Picture | null;
  /** In characters; undefined without a limit. */
  maxSnippet?: number | undefined;
  /** Null when the article is refused and goes no further. */
  nextStep: 'cluster' | null;
}

export async function recordRead(db: Db, id: number, outcome: ReadOutcome, at: Date): Promise<void> {
  await db.query(sql`
    update news.article set body = ${outcome.body}, language = ${outcome.language},
      picture = ${outcome.picture && toJson(outcome.picture)}::jsonb, max_snippet = ${outcome.maxSnippet ?? null},
      relevance = ${outcome.relevance}, verdict = ${outcome.verdict}, step = ${outcome.nextStep},
      due_at = ${outcome.nextStep ? at : null}, queued_at = null, attempts = 0, last_error = null
    where id = ${id} and step = 'read'`);
}

export interface ClusterOutcome {
  /** Null when it is refused after all. */
  storyId: number | null;
  score: number | null;
  verdict: string;
  duplicateOf: number | null;
  terms: unknown;
}

export async function recordCluster(db: Db, id: number, outcome: ClusterOutcome): Promise<void> {
  await db.query(sql`
    update news.article set story_id = ${outcome.storyId}, join_score = ${outcome.score},
      verdict = concat_ws(' ', verdict, nullif(${outcome.verdict}::text, '')), duplicate_of = ${outcome.duplicateOf},
      terms = ${toJson(outcome.terms)}::jsonb, step = null, due_at = null, queued_at = null
    where id = ${id}`);
}

/** Puts off a step that failed, and counts the failure. */
export async function postponeArticle(db: Db, id: number, reason: string, until: Date): Promise<void> {
  await db.query(sql`
    update news.article set attempts = attempts + 1, last_error = ${reason}, due_at = ${until}, queued_at = null
    where id = ${id}`);
}
