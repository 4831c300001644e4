import sql from 'sql-template-tag';
import type { Database } from '../../shared/db/database.ts';
import { latestStories, searchStories, storiesOfTopic, topStories } from '../../shared/db/tables/search.ts';
import { topics } from '../../shared/news/match/topics.ts';
import { parseSearch } from '../../shared/news/search/parse.ts';
import { fillWithStories } from './made-up-stories.ts';
import { wordOfRank } from './made-up-text.ts';
import { type Timing, measure } from './measure.ts';
import { withScratchDatabase } from './scratch.ts';

const stories = 100_000;
const runs = 200;
/** A scan takes long enough to be told from an index after a few. */
const rivalRuns = 5;
/** When the made-up year of news ends: the same for every run. */
const now = new Date('2026-11-01T12:00:00Z');
const day = 86_400_000;
const page = { workspaceId: null, limit: 10 };

export interface CommandsBench {
  print: (text: string) => void;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
}

/** What is measured: the command, and what the rival looks for instead, where there is one. */
interface Case {
  name: string;
  run: (db: Database, run: number) => Promise<unknown>;
  /** Patterns of ILIKE that come to about the same rows; all must match. */
  rival?: (run: number) => string[];
}

/** A search whose words change from run to run, so that no run finds its pages warm from the one before. */
const searching = (name: string, write: (run: number) => string, rival?: Case['rival']): Case => ({
  name: `search ${name}`,
  run: (db, run) => searchStories(db, parseSearch(write(run), { now, timeZone: 'UTC' }), { ...page, now }),
  ...(rival ? { rival } : {}),
});

const common = (run: number): string => wordOfRank(run % 40);
const middle = (run: number): string => wordOfRank(400 + (run % 200));
const rare = (run: number): string => wordOfRank(15_000 + run);
const topic = (run: number): string => topics[run % topics.length]?.id ?? '';
const including = (...words: string[]): string[] => words.map((word) => `%${word}%`);

const cases: readonly Case[] = [
  { name: 'latest', run: (db, run) => latestStories(db, { ...page, offset: run }) },
  {
    name: 'top',
    run: (db, run) => topStories(db, new Date(now.getTime() - (1 + (run % 30)) * day), page),
  },
  { name: 'topic', run: (db, run) => storiesOfTopic(db, topic(run), page) },
  searching('rare', rare, (run) => including(rare(run))),
  searching('middle', middle, (run) => including(middle(run))),
  searching('common', common, (run) => including(common(run))),
  searching(
    'phrase',
    (run) => `"${common(run)} ${middle(run)}"`,
    (run) => including(`${common(run)} ${middle(run)}`),
  ),
  searching('or', (run) => `${middle(run)} or ${common(run)} or ${rare(run)}`),
  searching('minus', (run) => `${middle(run)} -${common(run)}`),
  searching('minus alone', (run) => `-${common(run)}`),
  searching('topic filter', (run) => `${middle(run)} topic:${topic(run)} level:notable`),
  searching('in 30 days', (run) => `${common(run)} ${middle(run)} since:30d`),
];

/** Measures what readers ask for most, on a year of 100,000 made-up stories in a database of its own. */
export async function benchCommands({ print, databaseUrl }: CommandsBench): Promise<void> {
  await withScratchDatabase(databaseUrl, async (db) => {
    print(
      `Filling ${db.kind === 'embedded' ? 'the embedded database' : 'a server database'} with ${stories} stories.\n`,
    );
    const begin = performance.now();
    await fillWithStories(db, stories, now);
    print(
      `That took ${((performance.now() - begin) / 1000).toFixed(0)} s. ${runs} runs each, in milliseconds:\n\n`,
    );
    print(row('command', 'p50', 'p99', 'ILIKE p50', 'ratio'));
    const results: Record<string, Timing & { rivalP50?: number }> = {};
    for (const each of cases) results[each.name] = await measured(db, each, print);
    const worst = Math.max(...Object.values(results).map(({ p99 }) => p99));
    print(
      `\n${JSON.stringify({ bench: 'commands', database: db.kind, stories, runs, worstP99: worst, results })}\n`,
    );
  });
}

async function measured(
  db: Database,
  { name, run, rival }: Case,
  print: (text: string) => void,
): Promise<Timing & { rivalP50?: number }> {
  // The first run of a statement also reads its index from the disk; a bot that runs has done that.
  await run(db, runs);
  const timing = await measure(runs, (number) => run(db, number));
  const own = [timing.p50.toFixed(2), timing.p99.toFixed(2)] as const;
  if (!rival) {
    print(row(name, ...own));
    return timing;
  }
  const { p50: rivalP50 } = await measure(rivalRuns, (number) => scan(db, rival(number)));
  print(row(name, ...own, rivalP50.toFixed(0), `${(rivalP50 / timing.p50).toFixed(0)}x`));
  return { ...timing, rivalP50 };
}

/** The rival: what a search is without an index for words. */
const scan = (db: Database, patterns: readonly string[]): Promise<unknown> =>
  db.query(sql`
    select story.id, story.headline from news.story
    where merged_into is null and retracted_at is null and exists (
      select 1 from news.article where story_id = story.id
        and story.headline || ' ' || title || ' ' || teaser ilike all (${[...patterns]}::text[]))
    order by last_article_at desc limit ${page.limit}`);

const row = (name: string, ...cells: string[]): string =>
  `${name.padEnd(22)}${cells.map((cell) => cell.padStart(11)).join('')}\n`;
