import { randomInt } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** Under these names the same table holds the number of all counted stories, and a number that changes with every count. */
const total = '';
const mark = ' ';

/** Some days of news; a term takes about 100 bytes. */
const mostRemembered = 50_000;

/** Counts that a process has read or made. They hold for as long as nobody else has counted, which the mark tells. */
export class TermMemory {
  readonly counts = new LRUCache<string, number>({ max: mostRemembered });
  mark = 0;
}

/**
 * Counts terms that a story holds for the first time: in how many stories a term stands says how little it tells,
 * however many articles one big story has.
 *
 * @param memory as `termCounts` has left it in the same transaction, or an empty one
 */
export async function countTerms(
  db: Db,
  terms: readonly string[],
  isNewStory: boolean,
  memory = new TermMemory(),
): Promise<void> {
  const distinct = [...new Set([...(isNewStory ? [total] : []), ...terms])].sort();
  if (distinct.length === 0) return;
  const next = randomInt(1, 2 ** 31);
  await db.query(sql`
    insert into news.term (term, articles)
    select term, case term when ${mark} then ${next}::int else 1 end from unnest(${[mark, ...distinct].sort()}::text[]) as counted(term)
    on conflict (term) do update set articles =
      case excluded.term when ${mark} then excluded.articles else news.term.articles + 1 end`);
  for (const term of distinct) {
    const before = memory.counts.get(term);
    if (before !== undefined) memory.counts.set(term, before + 1);
  }
  // Should the transaction fail, the table keeps another mark, and the memory is given up.
  memory.mark = next;
}

export interface TermCounts {
  /** How many stories have been counted. */
  documents: number;
  /** In how many of them the term stood. */
  frequency(term: string): number;
}

/**
 * In how many stories terms stand. What `memory` holds is not read again unless somebody else has counted since.
 */
export async function termCounts(
  db: Db,
  terms: Iterable<string>,
  memory = new TermMemory(),
): Promise<TermCounts> {
  const wanted = new Set([total, ...terms]);
  const counts = new Map<string, number>();
  const unknown: string[] = [];
  for (const term of wanted) {
    const known = memory.counts.get(term);
    if (known === undefined) unknown.push(term);
    else counts.set(term, known);
  }
  let read = await readCounts(db, [mark, ...unknown]);
  if (read.get(mark) !== memory.mark) {
    memory.counts.clear();
    if (counts.size > 0) read = await readCounts(db, [mark, ...wanted]);
    counts.clear();
    unknown.splice(0, unknown.length, ...wanted);
    memory.mark = read.get(mark) ?? 0;
  }
  for (const term of unknown) {
    const count = read.get(term) ?? 0;
    counts.set(term, count);
    memory.counts.set(term, count);
  }
  return { documents: counts.get(total) ?? 0, frequency: (term) => counts.get(term) ?? 0 };
}

/**
 * In the order of the index, and back in two values: rows or a JSON object of hundreds of fields cost the embedded
 * database up to ten times as long to hand over. No term has a line feed.
 */
async function readCounts(db: Db, terms: readonly string[]): Promise<Map<string, number>> {
  const [row] = await db.query<{ known: string | null; counts: number[] | null }>(sql`
    select string_agg(term, chr(10)) as known, array_agg(articles) as counts from news.term
    where term = any(${[...terms].sort()})`);
  return new Map(row?.known?.split('\n').map((term, index) => [term, row.counts?.[index] ?? 0]));
}
