import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { fileSender } from '../../src/bots/file/sender.ts';
import { type VirtualNewsroom, openVirtualNewsroom } from '../../src/cli/virtual-newsroom.ts';
import { quietRules } from '../../src/main.ts';
import { openStorage } from '../../src/shared/db/open-storage.ts';
import { VirtualClock } from '../../src/shared/clock.ts';
import { writeBackup } from '../../src/shared/db/backup.ts';
import type { Database } from '../../src/shared/db/database.ts';
import { restoreBackup } from '../../src/shared/db/restore.ts';
import { addSource } from '../../src/shared/db/tables/source.ts';
import { tellEverything } from '../../src/cli/tell-everything.ts';
import { recordingLogger } from '../helpers/recording-logger.ts';
import { start } from '../helpers/setups.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { copyTemplate } from '../helpers/template.ts';
import { type FeedItem, rss } from './newsroom.ts';
import { type Post, readLines } from './posts.ts';

const feed = 'https://brineford.example/feed.xml';
const item = (name: string, title: string): FeedItem => ({
  title,
  link: `https://brineford.example/${name}`,
  text: `${title}, the Brineford institute for machine learning says.`,
});
const first = item('lantern', 'Brineford opens Lantern, a language model for lighthouse logs');
const second = item('gull', 'Gull, a vision model by Brineford, counts nests from the air');
const unbackedUp = item('anchor', 'Anchor 2: Brineford trains a speech model on harbour radio');
const later = item('compass', 'Compass benchmark: Brineford asks language models the way');

/** One bot on one data folder, which ends when it is closed. */
interface Bot {
  db: Database;
  room: VirtualNewsroom;
  clock: VirtualClock;
  /** What the feed holds, and so many minutes in which it is polled. */
  live(items: readonly FeedItem[], minutes: number): Promise<void>;
  close(): Promise<void>;
}

async function openBot(folder: string, at: Date): Promise<Bot> {
  const clock = new VirtualClock(at);
  const { log } = recordingLogger();
  const db = await openStorage({
    databaseUrl: undefined,
    databaseDir: join(folder, 'database'),
    backupDir: join(folder, 'backups'),
    clock,
    log,
  });
  const room = await openVirtualNewsroom({
    db,
    clock,
    log,
    senders: [fileSender(clock)],
    rules: quietRules,
    timeZone: 'UTC',
    queuePrefix: 'test-backup',
  });
  return {
    db,
    room,
    clock,
    async live(items, minutes) {
      room.web.put(feed, { body: rss('Brineford', items) });
      await room.day.advanceTo(new Date(clock.now().getTime() + minutes * 60_000));
    },
    async close() {
      await room.close();
      await db.close();
    },
  };
}

describe('Backup, delete the folder, restore', () => {
  test('the same stories, subscriptions and deliveries; nothing is posted again, and news goes on', async () => {
    const folder = join(tempFolder(), 'data');
    const out = join(tempFolder(), 'posts.jsonl');
    const backup = join(tempFolder(), 'backup.gz');
    const headlines = (): string[] => readLines<Post>(out).map((post) => `${post.kind}: ${post.headline}`);
    const kept = async (db: Database): Promise<unknown> => ({
      stories: await db.query(sql`select public_id, headline, version, past from news.story order by id`),
      subscriptions: await db.query(sql`select * from news.subscription order by id`),
      deliveries: await db.query(
        sql`select id, story_id, kind, version, state, message_id from news.delivery order by id`,
      ),
      articles: await db.query(sql`select identity, title, story_id, past from news.article order by id`),
    });

    await copyTemplate(join(folder, 'database'));
    const before = await openBot(folder, start);
    await addSource(
      before.db,
      { type: 'feed', url: feed, name: '', scope: 'ai', pollEverySeconds: 600, dueAt: start },
      start,
    );
    await tellEverything(before.db, { platform: 'file', address: out, name: 'file' }, start);
    await before.live([], 5);
    await before.live([first], 40);
    await before.live([second, first], 40);
    expect(headlines()).toEqual([`post: ${first.title}`, `post: ${second.title}`]);
    await writeBackup(before.db, backup, before.clock);
    const expected = await kept(before.db);
    // Posted after the backup: the restored database knows nothing of it.
    await before.live([unbackedUp, second, first], 40);
    expect(headlines()).toHaveLength(3);
    const stopped = before.clock.now();
    await before.close();
    await rm(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);

    await copyTemplate(join(folder, 'database'));
    const after = await openBot(folder, new Date(stopped.getTime() + 3_600_000));
    await restoreBackup(after.db, backup, after.clock);
    expect(await kept(after.db)).toEqual(expected);
    await after.live([unbackedUp, second, first], 120);
    expect(headlines()).toHaveLength(3);
    await after.live([later, unbackedUp, second, first], 60);
    expect(headlines().slice(3)).toEqual([`post: ${later.title}`]);
    await after.close();
  });

  test('what was about to be posted at the backup is not posted after it', async () => {
    const folder = join(tempFolder(), 'data');
    const out = join(tempFolder(), 'posts.jsonl');
    const backup = join(tempFolder(), 'backup.gz');
    await copyTemplate(join(folder, 'database'));
    const before = await openBot(folder, start);
    await addSource(
      before.db,
      { type: 'feed', url: feed, name: '', scope: 'ai', pollEverySeconds: 600, dueAt: start },
      start,
    );
    await tellEverything(before.db, { platform: 'file', address: out, name: 'file' }, start);
    await before.live([], 5);
    // Seen, and settling still.
    await before.live([first], 12);
    expect(existsSync(out)).toBe(false);
    await writeBackup(before.db, backup, before.clock);
    await before.live([first], 40);
    expect(readLines<Post>(out)).toHaveLength(1);
    await before.close();
    await rm(folder, { recursive: true });

    await copyTemplate(join(folder, 'database'));
    const after = await openBot(folder, new Date(start.getTime() + 4 * 3_600_000));
    await restoreBackup(after.db, backup, after.clock);
    await after.live([first], 60);
    expect(readLines<Post>(out)).toHaveLength(1);
    await after.close();
  });
});
