import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Makes a story findable by these terms, from the time of this article on. */
export async function addLookups(db: Db, storyId: number, terms: readonly string[], at: Date): Promise<void> {
  await db.query(sql`
    insert into news.lookup (term, story_id, at)
    select distinct unnest(${[...terms]}::text[]), ${storyId}::int, ${at}::timestamptz
    on conflict (term, story_id) do update set at = greatest(news.lookup.at, excluded.at)`);
}

export interface LookupTerm {
  term: string;
  /** How much it tells; the candidates that share most of it come first. */
  value: number;
  /** Stories that got an article with it between these times count. */
  from: Date;
  to: Date;
}

/** More candidates than this never helped: those with the most telling terms in common come first. */
const mostCandidates = 12;
/** Of the stories with one term, the newest; a term that more share tells next to nothing. */
const mostOfTerm = 60;

/**
 * Ids of the stories that hold a page, then of those that share terms, the most telling ones first. Every term costs
 * one descent of an index and at most `mostOfTerm` rows, however many stories are stored.
 */
export async function findByLookup(
  db: Db,
  terms: readonly LookupTerm[],
  page: { canonicalUrl: string; workspaceId: number | null },
): Promise<number[]> {
  const rows = await db.query<{ story_id: number }>(sql`
    with alike as (
      select found.story_id, sum(wanted.value) as value
      from unnest(${terms.map(({ term }) => term)}::text[], ${terms.map(({ value }) => value)}::float8[],
          ${terms.map(({ from }) => from)}::timestamptz[], ${terms.map(({ to }) => to)}::timestamptz[])
          as wanted(term, value, first_at, last_at)
        cross join lateral (
          select story_id from news.lookup
          where lookup.term = wanted.term and at >= wanted.first_at and at <= wanted.last_at
          order by at desc limit ${mostOfTerm}) as found
      group by found.story_id order by value desc, found.story_id desc limit ${mostCandidates})
    select story_id from (
      select story_id, value from alike union all
      select story_id, 'infinity'::float8 from news.article
      where canonical_url = ${page.canonicalUrl} and story_id is not null
        and (select workspace_id from news.source where id = article.source_id)
          is not distinct from ${page.workspaceId}::int) as found
    group by story_id order by max(value) desc, story_id desc`);
  return rows.map((row) => row.story_id);
}

/** The window ages: stories that got no article since are not continued. */
export async function pruneLookups(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from news.lookup where at < ${before}`);
}

/** Hands everything that leads to one story over to another. */
export async function moveLookups(db: Db, from: number, to: number): Promise<void> {
  await db.query(sql`
    insert into news.lookup (term, story_id, at) select term, ${to}::int, at from news.lookup where story_id = ${from}
    on conflict (term, story_id) do update set at = greatest(news.lookup.at, excluded.at)`);
  await db.query(sql`delete from news.lookup where story_id = ${from}`);
}
