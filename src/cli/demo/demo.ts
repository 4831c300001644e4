import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleSender } from '../../bots/console/sender.ts';
import type { ConsoleLook } from '../../bots/console/render.ts';
import { quietRules } from '../../main.ts';
import { openStorage } from '../../shared/db/open-storage.ts';
import { VirtualClock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import type { Logger } from '../../shared/logger.ts';
import { tellEverything } from '../tell-everything.ts';
import { openVirtualNewsroom } from '../virtual-newsroom.ts';
import { closingTable } from './closing-table.ts';
import { followOutlets, liveThrough } from './live-through.ts';
import { type SampleDay, readSampleDay } from './sample-day.ts';

export interface DemoOptions {
  print: (text: string) => void;
  look: () => ConsoleLook;
  log: Logger;
}

/** The demo writes its dates as the sample day's own place does. */
const timeZone = 'UTC';
const hour = 3_600_000;

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
  await followOutlets(db, day, at);
  await tellEverything(db, { platform: 'console', address: 'console', name: 'console' }, at);
}
