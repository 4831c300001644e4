import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleSender } from '../../bots/console/sender.ts';
import type { ConsoleLook } from '../../bots/console/render.ts';
import { openStorage, quietRules } from '../../main.ts';
import { VirtualClock } from '../../shared/clock.ts';
import { addSource, makeSourcesDue } from '../../shared/db/tables/source.ts';
import type { Database } from '../../shared/db/database.ts';
import type { Logger } from '../../shared/logger.ts';
import { tellEverything } from '../tell-everything.ts';
import { type VirtualNewsroom, openVirtualNewsroom } from '../virtual-newsroom.ts';
import { closingTable } from './closing-table.ts';
import { feedOf, pageOf } from './pages.ts';
import { type Outlet, type SampleDay, linkOf, readSampleDay } from './sample-day.ts';

export interface DemoOptions {
  print: (text: string) => void;
  look: () => ConsoleLook;
  log: Logger;
}

/** The demo writes its dates as the sample day's own place does. */
const timeZone = 'UTC';
const hour = 3_600_000;
const polledWhenTold = 0;

/** Runs the bundled sample day through the ordinary pipeline, on a database that is thrown away afterwards. */
export async function demo({ print, look, log }: DemoOptions): Promise<void> {
  const day = await readSampleDay();
  const news = day.articles.filter((article) => !article.past);
  const first = news[0];
  const last = news.at(-1);
  if (!first || !last) throw new Error('The sample day is empty.');
  const folder = await mkdtemp(join(tmpdir(), 'ai-news-demo-'));
  const clock = new VirtualClock(new Date(first.at.getTime() - hour));
  print(opening(day));
  try {
    const databaseDir = join(folder, 'database');
    const db = await openStorage({ databaseUrl: undefined, databaseDir, backupDir: folder, clock, log });
    try {
      await prepare(db, day, clock.now());
      const senders = [consoleSender(print, look)];
      const newsroom = await openVirtualNewsroom({
        db,
        clock,
        log,
        senders,
        rules: quietRules,
        timeZone,
        queuePrefix: 'ai-news-demo',
      });
      try {
        await liveThrough(db, newsroom, day, clock);
        await newsroom.day.advanceTo(new Date(last.at.getTime() + hour));
      } finally {
        await newsroom.close();
      }
      print(await closingTable(db, look()));
    } finally {
      await db.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const opening = (day: SampleDay): string => `
A made-up day of news: ${day.outlets.length} invented outlets, ${day.articles.filter((a) => !a.past).length} articles, some of them not about AI.
A local web server plays their feeds and pages; everything else is the ordinary pipeline.
Each story is printed as a channel would see it: settled for ten minutes, then posted once; what comes later is
told as an update. The clock of the day runs as fast as this machine can.

`;

async function prepare(db: Database, day: SampleDay, at: Date): Promise<void> {
  for (const { feed, name, scope } of day.outlets) {
    await addSource(db, { type: 'feed', url: feed, name, scope, pollEverySeconds: polledWhenTold }, at);
  }
  await tellEverything(db, { platform: 'console', address: 'console', name: 'console' }, at);
}

/** First every feed as it stands in the morning, then one article after the other, each when it appears. */
async function liveThrough(
  db: Database,
  { web, day }: VirtualNewsroom,
  sample: SampleDay,
  clock: VirtualClock,
): Promise<void> {
  const publish = (outlet: Outlet): void => {
    const out = sample.articles.filter(
      (article) => article.outlet === outlet.id && article.at <= clock.now(),
    );
    web.put(outlet.feed, { body: feedOf(outlet, out) });
    for (const article of out) web.put(linkOf(outlet, article), { body: pageOf(outlet, article) });
  };
  sample.outlets.forEach(publish);
  await makeSourcesDue(
    db,
    sample.outlets.map((outlet) => outlet.feed),
    clock.now(),
  );
  await day.untilQuiet();
  for (const article of sample.articles.filter((each) => !each.past)) {
    const outlet = sample.outlets.find((each) => each.id === article.outlet);
    if (!outlet) continue;
    await day.advanceTo(article.at);
    publish(outlet);
    await makeSourcesDue(db, [outlet.feed], article.at);
    await day.untilQuiet();
  }
}
