import sql from 'sql-template-tag';
import type { Database, Db } from '../../shared/db/database.ts';
import { toJson } from '../../shared/db/storable.ts';
import { tidyTables } from '../../shared/db/tables/upkeep.ts';
import { allKeys, placed, sameTitleDays } from '../../shared/news/cluster/candidates.ts';
import { describe } from '../../shared/news/cluster/terms.ts';
import { type MadeUpEvent, type MadeUpReport, outlets } from './cluster-news.ts';

const batch = 1_000;
const dayMs = 86_400_000;

/**
 * Stores events as if each report had been placed when it appeared, with the functions that placing itself uses, but many
 * by one statement. What stories are looked up by is kept for the window only, as upkeep leaves it.
 */
export async function storeEvents(db: Database, events: readonly MadeUpEvent[], now: Date): Promise<void> {
  await db.query(sql`
    insert into news.source (type, url, name, poll_every_s, created_at)
    select 'feed', 'https://outlet-' || number || '.example/feed', 'Outlet ' || number, 600, ${now}
    from generate_series(1, ${outlets}) as number`);
  const counts = new Map<string, number>();
  for (let from = 0; from < events.length; from += batch) {
    const stories = events.slice(from, from + batch).map(storyOf);
    await insertStories(db, stories);
    await insertLookups(
      db,
      stories.filter(({ at }) => at.getTime() >= now.getTime() - sameTitleDays * dayMs),
    );
    for (const term of stories.flatMap(({ terms }) => terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  await insertCounts(db, counts, events.length);
  await db.query(sql`
    select setval(pg_get_serial_sequence('news.story', 'id'), ${events.length}::int)`);
  await tidyTables(db);
}

/** Stores a report as the read step hands it over, and returns its id. */
export async function insertReport(db: Db, report: MadeUpReport): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.article (source_id, identity, link, canonical_url, title, teaser, published_at, seen_at, position,
      past, relevance, verdict, step, due_at)
    values (${report.outlet}, ${report.url}, ${report.url}, ${report.url}, ${report.title}, ${report.lead}, ${report.at},
      ${report.at}, 0, false, 1, 'Names artificial intelligence.', 'cluster', ${report.at}) returning id`);
  if (!row) throw new Error('The database returned no id for a new article.');
  return row.id;
}

interface Story {
  id: number;
  at: Date;
  /** When its newest report appeared. */
  last: Date;
  headline: string;
  /** All that its reports hold, each once. */
  terms: string[];
  articles: object[];
  lookups: { term: string; story_id: number; at: string }[];
}

function storyOf({ number: id, at, reports }: MadeUpEvent): Story {
  const described = reports.map((report) => {
    const terms = describe({ title: report.title, teaser: report.lead });
    const article = { title: report.title, canonical_url: report.url, published_at: report.at, links: [] };
    return { report, terms, keys: allKeys(placed(article, terms), null) };
  });
  return {
    id,
    at,
    last: new Date(Math.max(...reports.map((report) => report.at.getTime()))),
    headline: reports[0]?.title ?? '',
    terms: [...new Set(described.flatMap(({ terms }) => Object.keys(terms.weights)))],
    articles: described.map(({ report, terms }) => ({ ...report, story_id: id, terms })),
    lookups: described.flatMap(({ report, keys }) =>
      keys.map((term) => ({ term, story_id: id, at: report.at.toISOString() })),
    ),
  };
}

/** Stories that have spoken once, with their articles. */
async function insertStories(db: Db, stories: readonly Story[]): Promise<void> {
  const rows = stories.map(({ id, at, last, headline }) => ({ id, at, last, headline }));
  await db.query(sql`
    insert into news.story (id, public_id, headline, version, past, first_article_at, last_article_at, created_at)
    overriding system value
    select id, lpad(id::text, 7, '0'), headline, 1, false, at, last, at
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as made_up(id int, headline text, at timestamptz, last timestamptz)`);
  await db.query(sql`
    insert into news.article (source_id, identity, link, canonical_url, title, teaser, published_at, seen_at, position,
      past, relevance, verdict, story_id, join_score, terms)
    select outlet, url, url, url, title, lead, at, at, 0, false, 1, 'Names artificial intelligence.', story_id, 1, terms
    from jsonb_to_recordset(${toJson(stories.flatMap(({ articles }) => articles))}::jsonb)
      as made_up(story_id int, outlet int, url text, title text, lead text, at timestamptz, terms jsonb)`);
  const ids = stories.map(({ id }) => id);
  await db.query(sql`
    insert into news.brief (story_id, version, language, brief, created_at)
    select id, 1, 'en', '{}', last_article_at from news.story where id = any(${ids}::int[])`);
  await db.query(sql`
    update news.story set search = news.story_vector(story) where id = any(${ids}::int[])`);
}

async function insertLookups(db: Db, stories: readonly Story[]): Promise<void> {
  const rows = stories.flatMap(({ lookups }) => lookups);
  if (rows.length === 0) return;
  await db.query(sql`
    insert into news.lookup (term, story_id, at)
    select term, story_id, max(at) from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as made_up(term text, story_id int, at timestamptz) group by term, story_id`);
}

/** Under the empty term stands the number of stories. */
async function insertCounts(db: Db, counts: ReadonlyMap<string, number>, stories: number): Promise<void> {
  const rows = [['', stories] as const, ...counts].map(([term, articles]) => ({ term, articles }));
  await db.query(sql`
    insert into news.term (term, articles)
    select term, articles from jsonb_to_recordset(${toJson(rows)}::jsonb) as made_up(term text, articles int)`);
}
