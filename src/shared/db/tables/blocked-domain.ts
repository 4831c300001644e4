import sql, { type Sql } from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Whether a web address lies on a blocked domain or one below it. @param url of text, as `canonicalUrl` writes it */
export const isOnBlocked = (url: Sql): Sql => sql`
  exists (select 1 from news.blocked_domain
    where '.' || substring(${url} from '^https?://([^/:?#]+)') like '%.' || domain)`;

/** Returns whether it is new. @param domain in lower case, without a dot at either end */
export async function insertBlocked(db: Db, domain: string, at: Date): Promise<boolean> {
  const rows = await db.query(sql`
    insert into news.blocked_domain (domain, at) values (${domain}, ${at}) on conflict do nothing returning domain`);
  return rows.length > 0;
}

/** Returns whether it was blocked. */
export async function deleteBlocked(db: Db, domain: string): Promise<boolean> {
  const rows = await db.query(sql`delete from news.blocked_domain where domain = ${domain} returning domain`);
  return rows.length > 0;
}

export async function blockedDomains(db: Db): Promise<string[]> {
  const rows = await db.query<{ domain: string }>(
    sql`select domain from news.blocked_domain order by domain`,
  );
  return rows.map(({ domain }) => domain);
}

export async function isBlocked(db: Db, url: string): Promise<boolean> {
  const [row] = await db.query<{ blocked: boolean }>(
    sql`select ${isOnBlocked(sql`${url}::text`)} as blocked`,
  );
  return row?.blocked ?? false;
}

/**
 * Takes the articles of blocked domains out of their stories, and whatever step is due to them. Those that were their
 * duplicates stand for themselves. Returns the stories, and how many articles were taken out.
 *
 * @param remark why, for who asks after an article
 */
export async function withdrawBlocked(
  db: Db,
  remark: string,
): Promise<{ stories: number[]; articles: number }> {
  const rows = await db.query<{ id: number; story_id: number | null }>(sql`
    update news.article set story_id = null, duplicate_of = null, step = null, due_at = null, queued_at = null,
      verdict = concat_ws(' ', article.verdict, ${remark}::text)
    from news.article before
    where before.id = article.id and ${isOnBlocked(sql`article.canonical_url`)}
      and (article.story_id is not null or article.step is not null)
    returning article.id, before.story_id`);
  const ids = rows.map(({ id }) => id);
  await db.query(sql`update news.article set duplicate_of = null where duplicate_of = any(${ids}::int[])`);
  const stories = new Set(rows.flatMap(({ story_id: story }) => (story === null ? [] : [story])));
  return { stories: [...stories], articles: ids.length };
}
