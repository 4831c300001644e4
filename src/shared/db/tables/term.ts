import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Under this name the number of all counted stories stands in the same table. */
const total = '';

/**
 * Counts terms that a story holds for the first time: in how many stories a term stands says how little it tells,
 * however many articles one big story has.
 */
export async function countTerms(db: Db, terms: readonly string[], isNewStory: boolean): Promise<void> {
  const distinct = [...new Set([...(isNewStory ? [total] : []), ...terms])].sort();
  if (distinct.length === 0) return;
  await db.query(sql`
    insert into news.term (term, articles) select unnest(${distinct}::text[]), 1
    on conflict (term) do update set articles = news.term.articles + 1`);
}

export interface TermCounts {
  /** How many stories have been counted. */
  documents: number;
  /** In how many of them the term stood. */
  frequency(term: string): number;
}

export async function termCounts(db: Db, terms: Iterable<string>): Promise<TermCounts> {
  // In the order of the index, and back in two values: rows or a JSON object of hundreds of fields cost the embedded
  // database up to ten times as long to hand over. No term has a line feed.
  const wanted = [...new Set([total, ...terms])].sort();
  const [row] = await db.query<{ known: string | null; counts: number[] | null }>(sql`
    select string_agg(term, chr(10)) as known, array_agg(articles) as counts from news.term
    where term = any(${wanted})`);
  const counts = new Map(row?.known?.split('\n').map((term, index) => [term, row.counts?.[index] ?? 0]));
  return { documents: counts.get(total) ?? 0, frequency: (term) => counts.get(term) ?? 0 };
}
