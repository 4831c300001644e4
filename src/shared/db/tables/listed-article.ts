import sql from 'sql-template-tag';
import type { SourceItem } from '../../domain/source.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** An article as its source lists it for the first time. */
export interface NewArticle extends SourceItem {
  /** Plain text; empty when the source gives none. */
  teaser: string;
  /** Plain text of the whole article, where the source carries it. */
  text: string | undefined;
  publishedAt: Date;
  /** Place in the source's list, the newest first. */
  position: number;
  /** Pages that it points to, as `canonicalUrl` writes them. */
  links: string[];
}

export interface KnownItem {
  identity: string;
  canonical_url: string;
  title: string;
}

/** What is stored already of the listed items, be it under the same identity or the same address. */
export async function knownItems(
  db: Db,
  sourceId: number,
  items: readonly SourceItem[],
): Promise<KnownItem[]> {
  return db.query<KnownItem>(sql`
    select identity, canonical_url, title from news.article
    where source_id = ${sourceId} and (identity = any(${items.map((item) => item.identity)})
      or canonical_url = any(${items.map((item) => item.canonicalUrl)}))`);
}

/** Stores articles seen for the first time, due to be read at once. One that is stored already stays as it is. */
export async function insertArticles(
  db: Db,
  sourceId: number,
  articles: readonly NewArticle[],
  seenAt: Date,
  past: boolean,
): Promise<number> {
  if (articles.length === 0) return 0;
  const rows = articles.map((article) => ({
    identity: article.identity,
    link: article.link,
    canonical_url: article.canonicalUrl,
    title: article.title,
    teaser: article.teaser,
    body: article.text ?? null,
    author: article.author ?? null,
    categories: article.categories,
    published_at: article.publishedAt.toISOString(),
    position: article.position,
    links: article.links,
    points: article.points ?? null,
    comments: article.comments ?? null,
    picture: article.picture ?? null,
  }));
  const inserted = await db.query(sql`
    insert into news.article (source_id, identity, link, canonical_url, title, teaser, body, author, categories,
      published_at, position, links, points, comments, picture, seen_at, past, step, due_at)
    select ${sourceId}, identity, link, canonical_url, title, teaser, body, author, categories, published_at,
      position, links, points, comments, picture, ${seenAt}, ${past}, 'read', ${seenAt}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as listed(identity text, link text, canonical_url text,
      title text, teaser text, body text, author text, categories text[], published_at timestamptz, position integer,
      links text[], points integer, comments integer, picture jsonb)
    on conflict (source_id, identity) do nothing returning id`);
  return inserted.length;
}

/** What readers gave the listed items since: larger numbers are taken over, at once for all of them. */
export async function raiseSignals(db: Db, sourceId: number, items: readonly SourceItem[]): Promise<void> {
  const rows = items
    .filter(({ points, comments }) => points !== undefined || comments !== undefined)
    .map(({ identity, points = null, comments = null }) => ({ identity, points, comments }));
  if (rows.length === 0) return;
  await db.query(sql`
    update news.article set points = greatest(article.points, listed.points),
      comments = greatest(article.comments, listed.comments)
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as listed(identity text, points integer, comments integer)
    where source_id = ${sourceId} and article.identity = listed.identity
      and (listed.points > coalesce(article.points, -1) or listed.comments > coalesce(article.comments, -1))`);
}

/** An edited title is taken over; the article stays the same one, and its date the first one. */
export async function retitleArticle(
  db: Db,
  sourceId: number,
  identity: string,
  title: string,
): Promise<void> {
  await db.query(sql`
    update news.article set title = ${title} where source_id = ${sourceId} and identity = ${identity}`);
}
