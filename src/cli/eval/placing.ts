import { performance } from 'node:perf_hooks';
import sql from 'sql-template-tag';
import { quietRules } from '../../main.ts';
import type { Database, Db } from '../../shared/db/database.ts';
import { toJson } from '../../shared/db/storable.ts';
import { addSource } from '../../shared/db/tables/source.ts';
import { newPlacingMemory } from '../../shared/news/cluster/memory.ts';
import { placeArticle } from '../../shared/news/cluster/place.ts';
import { canonicalUrl } from '../../shared/news/text/url.ts';
import type { Progress } from './progress.ts';

/** An article as the read step would hand it over. */
export interface ReadArticle {
  id: string;
  title: string;
  text: string;
  publishedAt: Date;
  /** Name of its source. */
  source: string;
  url?: string | undefined;
  links: readonly string[];
}

/** Where an article was put. */
export interface PlacedLine {
  /** Undefined where it was put into no story. */
  story: number | undefined;
  verdict: string;
  /** How long that took. */
  ms: number;
}

/** Articles inserted by one statement. */
const batch = 500;

/**
 * Puts articles through the pipeline's own cluster step, one after the other, each at the time when it appeared.
 * They come as surely about AI, so that every one of them has a story.
 */
export async function placeAll(
  db: Database,
  articles: readonly ReadArticle[],
  progress: Progress,
): Promise<PlacedLine[]> {
  const ids = await store(db, articles);
  const memory = newPlacingMemory();
  const times: number[] = [];
  for (const [index, { publishedAt }] of articles.entries()) {
    const id = ids[index] ?? 0;
    const begun = performance.now();
    await db.transaction((tx) => placeArticle(tx, id, publishedAt, quietRules.settling, memory));
    times.push(performance.now() - begun);
    progress(index + 1, articles.length);
  }
  const rows = await db.query<{ id: number; story_id: number | null; verdict: string | null }>(
    sql`select id, story_id, verdict from news.article`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id, index) => ({
    story: byId.get(id)?.story_id ?? undefined,
    verdict: byId.get(id)?.verdict ?? '',
    ms: times[index] ?? 0,
  }));
}

/** Returns the ids of their rows, in the order of the articles. */
async function store(db: Database, articles: readonly ReadArticle[]): Promise<number[]> {
  const sources = await addSources(db, articles);
  const ids: number[] = [];
  for (let from = 0; from < articles.length; from += batch) {
    const rows = articles.slice(from, from + batch).map((article, index) => {
      const source = sources.get(article.source);
      const link = article.url ?? `${source?.url ?? ''}${encodeURIComponent(article.id)}`;
      return {
        source_id: source?.id,
        identity: article.id,
        link,
        canonical_url: canonicalUrl(link),
        title: article.title,
        body: article.text === '' ? null : article.text,
        at: article.publishedAt.toISOString(),
        position: from + index,
        links: article.links.map((other) => canonicalUrl(other, link)),
      };
    });
    ids.push(...(await insertRows(db, rows)));
  }
  return ids;
}

async function insertRows(db: Db, rows: readonly object[]): Promise<number[]> {
  const inserted = await db.query<{ id: number }>(sql`
    insert into news.article (source_id, identity, link, canonical_url, title, body, published_at, seen_at, position,
      past, links, relevance, step)
    select source_id, identity, link, canonical_url, title, body, at, at, position, false, links, 1,
      'cluster'
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as listed(source_id integer, identity text, link text,
      canonical_url text, title text, body text, at timestamptz, position integer, links text[])
    order by position returning id`);
  return inserted.map(({ id }) => id).sort((a, b) => a - b);
}

interface Source {
  id: number;
  /** Of its site, with a slash at the end. */
  url: string;
}

/** A source for each name that occurs, each on a site of its own. */
async function addSources(db: Database, articles: readonly ReadArticle[]): Promise<Map<string, Source>> {
  const urls = new Map<string, string>();
  const taken = new Set<string>();
  for (const { source, publishedAt } of articles) {
    if (urls.has(source)) continue;
    const url = `https://${freeSlug(source, taken)}.example/`;
    urls.set(source, url);
    await addSource(db, { type: 'feed', url, name: source, scope: 'ai', pollEverySeconds: 0 }, publishedAt);
  }
  const rows = await db.query<Source>(sql`select id, url from news.source`);
  const byUrl = new Map(rows.map((row) => [row.url, row]));
  return new Map([...urls].map(([name, url]) => [name, byUrl.get(url) ?? { id: 0, url }]));
}

/** "The Daily Äther" -> "the-daily-ther"; names that come out alike get a number. */
function freeSlug(name: string, taken: Set<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  let slug = plain === '' ? 'source' : plain;
  for (let number = 2; taken.has(slug); number++) slug = `${plain === '' ? 'source' : plain}-${number}`;
  taken.add(slug);
  return slug;
}
