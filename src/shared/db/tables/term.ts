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

export async function termCounts(db: Db, terms: readonly string[]): Promise<TermCounts> {
  // As one JSON object: hundreds of rows of two fields cost the embedded database ten times as long to hand over.
  const [row] = await db.query<{ counts: Record<string, number> | null }>(sql`
    select json_object_agg(term, articles) as counts from news.term
    where term = any(${[...new Set([total, ...terms])]})`);
  const counts = new Map(Object.entries(row?.counts ?? {}));
  return { documents: counts.get(total) ?? 0, frequency: (term) => counts.get(term) ?? 0 };
}
