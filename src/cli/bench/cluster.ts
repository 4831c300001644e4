import { performance } from 'node:perf_hooks';
import sql from 'sql-template-tag';
import { quietRules } from '../../main.ts';
import type { Database } from '../../shared/db/database.ts';
import { newPlacingMemory } from '../../shared/news/cluster/memory.ts';
import { placeArticle } from '../../shared/news/cluster/place.ts';
import { mean, quantile } from '../eval/metrics.ts';
import { jsonLine, table } from '../table.ts';
import { insertReport, storeEvents } from './cluster-fill.ts';
import { type MadeUpEvent, type MadeUpReport, MadeUpNews } from './cluster-news.ts';
import { withScratchDatabase } from './scratch.ts';

export interface ClusterBench {
  print: (text: string) => void;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
}

/** Articles stored: some days of the stream, and a year of it. */
const sizes = [1_000, 100_000] as const;
const yearMs = 365 * 86_400_000;
const perArticleMs = yearMs / sizes[1];
/** When the made-up year ends: the same for every run. */
const end = new Date('2026-11-01T12:00:00Z');
const timed = 300;
/** Placed before, so that neither size pays for what the first statements cost. */
const warmUp = 30;
const days = 3;

/** The time of placing one article, when few and when many are stored; the stream is equally dense in both. */
export async function benchCluster({ print, databaseUrl }: ClusterBench): Promise<void> {
  const results = [];
  for (const stored of sizes) {
    results.push(
      await withScratchDatabase(databaseUrl, async (db) => {
        print(`Storing ${stored} articles (${db.kind}) ...\n`);
        return { database: db.kind, ...(await measure(db, stored)) };
      }),
    );
  }
  const [few, many] = results.map(({ median_ms }) => median_ms);
  const ratio = (many ?? 0) / (few ?? 1);
  print(
    `\n${table([
      ['articles stored', 'median ms', 'mean', 'p95', 'MB more', 'joined rightly', 'wrongly', 'missed'],
      ...results.map((result) => [
        String(result.stored),
        ...[result.median_ms, result.mean_ms, result.p95_ms, result.rss_growth_mb].map((value) =>
          value.toFixed(1),
        ),
        ...[result.joined_rightly, result.joined_wrongly, result.missed].map(String),
      ]),
    ])}\n${timed} articles placed each; a third report an event of the last ${days} days. Ratio of the medians: ${ratio.toFixed(2)}.\n\n`,
  );
  print(jsonLine({ bench: 'cluster', placed: timed, ratio, sizes: results }));
}

async function measure(db: Database, stored: number) {
  const news = new MadeUpNews(stored);
  const events = eventsOf(news, stored);
  await storeEvents(db, events, end);
  const further = furtherReports(news, events);
  const memory = newPlacingMemory();
  const times: number[] = [];
  let before = process.memoryUsage().rss;
  const verdicts = { joined_rightly: 0, joined_wrongly: 0, missed: 0 };
  for (const [index, { report, story }] of further.entries()) {
    const id = await insertReport(db, report);
    const begin = performance.now();
    await db.transaction((tx) => placeArticle(tx, id, report.at, quietRules.settling, memory));
    const ms = performance.now() - begin;
    if (index === warmUp - 1) before = process.memoryUsage().rss;
    if (index < warmUp) continue;
    times.push(ms);
    const verdict = await judge(db, id, story, events.length);
    if (verdict !== undefined) verdicts[verdict]++;
  }
  return {
    stored,
    median_ms: quantile(times, 0.5),
    mean_ms: mean(times),
    p95_ms: quantile(times, 0.95),
    rss_growth_mb: (process.memoryUsage().rss - before) / 2 ** 20,
    ...verdicts,
  };
}

/** The last of the year's events that have so many articles together. */
function eventsOf(news: MadeUpNews, articles: number): MadeUpEvent[] {
  const events: MadeUpEvent[] = [];
  for (let made = 0; made < articles; made += events.at(-1)?.reports.length ?? 1) {
    events.push(news.event(new Date(end.getTime() - (articles - made) * perArticleMs)));
  }
  return events;
}

interface FurtherReport {
  report: MadeUpReport;
  /** The story that holds its event; undefined for a new event. */
  story: number | undefined;
}

/** What appears next: every third article reports an event of the last days, the others one that is new. */
function furtherReports(news: MadeUpNews, events: readonly MadeUpEvent[]): FurtherReport[] {
  const recent = events.filter(({ at }) => at.getTime() > end.getTime() - days * 86_400_000);
  return Array.from({ length: warmUp + timed }, (_, index) => {
    const at = new Date(end.getTime() + index * perArticleMs);
    const known = index % 3 === 0 ? recent[(index * 7) % recent.length] : undefined;
    if (known === undefined) return { report: news.report(news.event(at), at), story: undefined };
    const report = news.report(known, at);
    known.reports.push(report);
    return { report, story: known.number };
  });
}

/** Undefined for a new event that began a story. */
async function judge(
  db: Database,
  id: number,
  story: number | undefined,
  stored: number,
): Promise<'joined_rightly' | 'joined_wrongly' | 'missed' | undefined> {
  const [row] = await db.query<{ story_id: number | null }>(
    sql`select story_id from news.article where id = ${id}`,
  );
  const found = row?.story_id ?? undefined;
  const joined = found !== undefined && found <= stored;
  if (joined) return found === story ? 'joined_rightly' : 'joined_wrongly';
  return story === undefined ? undefined : 'missed';
}
