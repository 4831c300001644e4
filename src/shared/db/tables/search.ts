import sql, { type Sql, empty, join } from 'sql-template-tag';
import { type Level, levels } from '../../domain/story.ts';
import { rankedWords, toTsquery } from '../../news/search/compile.ts';
import { parseSearch } from '../../news/search/parse.ts';
import type { Search, SearchNode } from '../../news/search/query.ts';
import type { Database, Db } from '../database.ts';
import { isOnBlocked } from './blocked-domain.ts';
import { everything } from './subscription.ts';

/** A story as lists of stories show it. */
export interface ListedStory {
  id: number;
  public_id: string;
  headline: string;
  level: Level;
  importance: number;
  topics: string[];
  last_article_at: Date;
  /** How many sources tell it. */
  sources: number;
  /** The first article that told it; null where its articles are forgotten. */
  publisher: string | null;
  link: string | null;
}

export interface Page {
  /** Who asks: a workspace sees its own stories besides the shared ones, null the shared ones alone. */
  workspaceId: number | null;
  limit: number;
  offset?: number;
}

/** Writes anew by what a story is found. To be called whenever its articles, headline, topics or level change. */
export async function refreshSearch(db: Db, storyId: number): Promise<void> {
  await db.query(sql`update news.story set search = news.story_vector(story) where id = ${storyId}`);
}

/** Of more matches than this, only the newest are ranked, so that a common word costs no more than a rare one. */
const mostRanked = 500;

/** After this many seconds a story counts half: 30 days. */
const halfLife = 30 * 86_400;

/**
 * The stories that match a search, the best first, by `rank / (rank + 1) × 0.5^(age / 30 days)`. The rank is PostgreSQL's
 * cover density of the words asked for (headline 1, titles 0.4, teasers 0.2), so what many articles tell counts more.
 * With no word asked for, the newest first. Nothing for a search of nothing.
 */
export async function searchStories(
  db: Database,
  { root, since }: Search,
  page: Page & { now: Date },
): Promise<ListedStory[]> {
  if (!root && !since) return [];
  const ranked = root && rankedWords(root);
  const rank = ranked ? sql`ts_rank_cd(search, ${toTsquery(ranked)}, 32)` : sql`1`;
  const age = sql`greatest(0, extract(epoch from ${page.now}::timestamptz - last_article_at))::float8`;
  return list(
    db,
    sql`
    select id, row_number() over (order by ${rank} * power(0.5, ${age} / ${halfLife}) desc, id desc) as place
    from (
      select id, search, last_article_at from news.story
      where ${visible(page)} ${root ? sql`and search @@ (${toTsquery(root)})` : empty}
        ${since ? sql`and last_article_at >= ${since}` : empty}
      order by last_article_at desc limit ${mostRanked}) as matching
    order by place`,
    page,
  );
}

/** The newest first. */
export async function latestStories(db: Database, page: Page): Promise<ListedStory[]> {
  return list(db, ordered(sql`true`, newestFirst, page), page);
}

/** The most important of those that grew since a moment, as readers see it, the newest of equals first. */
export async function topStories(db: Database, since: Date, page: Page): Promise<ListedStory[]> {
  const recent = sql`last_article_at >= ${since}`;
  return list(db, ordered(recent, bestFirst, page), page);
}

/** The same of a topic's. */
export async function topOfTopic(
  db: Database,
  topic: string,
  since: Date,
  page: Page,
): Promise<ListedStory[]> {
  const about = sql`search @@ (${toTsquery({ kind: 'topic', id: topic })}) and last_article_at >= ${since}`;
  return list(db, ordered(about, bestFirst, page), page);
}

/** The newest of a topic first. Raises nothing for a topic that there is not. */
export async function storiesOfTopic(db: Database, topic: string, page: Page): Promise<ListedStory[]> {
  const tagged = sql`search @@ (${toTsquery({ kind: 'topic', id: topic })})`;
  return list(db, ordered(tagged, newestFirst, page), page);
}

/** What decides whether a subscription takes a story: a row of a subscription fits. */
export interface Taking {
  workspace_id: number | null;
  topic: string;
  search_text: string | null;
  min_level: Level;
}

/**
 * The newest stories that a subscription would have taken, those from before the bot followed their sources among them:
 * a new subscriber is shown what to expect. Nothing for a search of nothing.
 */
export async function newestMatches(db: Database, taking: Taking, limit: number): Promise<ListedStory[]> {
  const page = { workspaceId: taking.workspace_id, limit };
  const fromLevel = levels.slice(levels.indexOf(taking.min_level));
  const level = sql`level = any(${fromLevel}::text[])`;
  return list(db, ordered(sql`${level} and ${about(taking)}`, newestFirst, page), page);
}

function about({ topic, search_text: text }: Taking): Sql {
  if (text === null) {
    return topic === everything ? sql`true` : sql`search @@ (${toTsquery({ kind: 'topic', id: topic })})`;
  }
  // A kept search asks for no time, so neither the hour nor the zone matters.
  const { root } = parseSearch(text, { now: new Date(0), timeZone: 'UTC', kept: true });
  return root ? sql`search @@ (${toTsquery(root)})` : sql`false`;
}

const newestFirst = sql`last_article_at desc, id desc`;
const bestFirst = sql`importance + opinion desc, last_article_at desc, id desc`;

const ordered = (condition: Sql, order: Sql, page: Page): Sql => sql`
  select id, row_number() over (order by ${order}) as place from news.story
  where ${visible(page)} and ${condition} order by ${order}`;

/** Neither merged into another, nor taken back or removed here, nor another workspace's own. */
const visible = ({ workspaceId }: Page): Sql => sql`
  merged_into is null and retracted_at is null
  and (workspace_id is null or workspace_id = ${workspaceId}::int)
  and (${workspaceId}::int is null or id not in (
    select story_id from news.removal where removal.workspace_id = ${workspaceId}::int))`;

/** What is shown is looked up for the shown ones alone. */
async function list(db: Database, places: Sql, { limit, offset = 0 }: Page): Promise<ListedStory[]> {
  return plannedAnew<ListedStory>(
    db,
    sql`
    with placed as materialized (${places} limit ${limit} offset ${offset})
    select story.id, story.public_id, story.headline, story.level, story.importance, story.topics,
      story.last_article_at, told.sources, first.publisher, first.link
    from placed join news.story on story.id = placed.id
    cross join lateral (
      select count(distinct source_id)::int as sources from news.article where story_id = story.id) as told
    left join lateral (
      select source.name as publisher, article.link
      from news.article join news.source on source.id = article.source_id
      where article.story_id = story.id
      order by article.duplicate_of is not null, article.seen_at, article.id limit 1) as first on true
    order by placed.place`,
  );
}

/**
 * Plans a search for its own words. The embedded database would keep one plan for all words, with which a common one
 * took ten times as long.
 */
const plannedAnew = <Row>(db: Database, search: Sql): Promise<Row[]> =>
  db.transaction(async (tx) => {
    await tx.query(sql`set local plan_cache_mode = force_custom_plan`);
    return tx.query<Row>(search);
  });

export interface ListedArticle {
  title: string;
  link: string;
  published_at: Date;
  publisher: string;
}

/** Articles that match a search, posted or not, the newest first. Nothing for a search of nothing. */
export async function searchArticles(
  db: Database,
  { root, since }: Search,
  { workspaceId, limit, offset = 0 }: Page,
): Promise<ListedArticle[]> {
  if (!root && !since) return [];
  return plannedAnew<ListedArticle>(
    db,
    sql`
    select article.title, article.link, article.published_at, source.name as publisher
    from news.article join news.source on source.id = article.source_id
    where (source.workspace_id is null or source.workspace_id = ${workspaceId}::int)
      and not ${isOnBlocked(sql`article.canonical_url`)}
      ${root ? sql`and ${articleCondition(root)}` : empty}
      ${since ? sql`and article.published_at >= ${since}` : empty}
    order by article.published_at desc, article.id desc limit ${limit} offset ${offset}`,
  );
}

/** An article has its words, its language and its host; topic and level are those of its story. */
function articleCondition(node: SearchNode): Sql {
  const matches = sql`article.search @@ (${toTsquery(node)})`;
  switch (node.kind) {
    case 'not':
      return sql`not (${articleCondition(node.of)})`;
    case 'and':
    case 'or':
      return sql`(${join(node.of.map(articleCondition), ` ${node.kind} `)})`;
    case 'topic':
    case 'level':
      return sql`coalesce(article.story_id in (
        select id from news.story where search @@ (${toTsquery(node)})), false)`;
    case 'source':
      return sql`(${matches} or regexp_replace(lower(source.name), '^the ', '') = ${node.name})`;
    default:
      return matches;
  }
}
