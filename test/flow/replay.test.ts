import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { readTimeline } from '../../src/cli/replay/timeline.ts';
import { openEmbedded } from '../../src/shared/db/embedded.ts';
import { expected, writeSmallTimeline } from '../fixtures/small-timeline/timeline.ts';
import { type CliRun, type Exit, runCli, runFolder, startCli } from '../helpers/run-cli.ts';
import { dropDatabase, newDatabase } from '../helpers/server-database.ts';
import { describeWith } from '../helpers/services.ts';
import { copyTemplate } from '../helpers/template.ts';
import { until } from '../helpers/until.ts';
import { type NotPosted, type Post, comparable, outcomeOf, readLines } from './posts.ts';

// Every test starts processes, which takes long on a machine that is busy with other things.
jest.setTimeout(300_000);

let timeline: string;
/** A run that nothing disturbed, its posts, and how long it took. */
let out: string;
let run: CliRun & Exit;
let calm: string[];
let calmMs: number;

const replay = (out: string): CliRun => startCli(['replay', timeline, '--out', out], { short: true });
const replayed = (out: string, of = timeline): Promise<CliRun & Exit> =>
  runCli(['replay', of, '--out', out], { short: true });
/** Where the posts go, with a migrated database beside it, as an earlier run would have left it: that saves 3 s. */
async function prepared(folder: string): Promise<string> {
  const out = join(folder, 'posts.jsonl');
  await copyTemplate(join(`${out}.state`, 'database'));
  return out;
}

const postsIn = (out: string): Post[] => readLines<Post>(out);

/** Numbers that look random, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

beforeAll(async () => {
  timeline = join(runFolder(), 'timeline');
  await writeSmallTimeline(timeline);
  out = await prepared(join(runFolder(), 'deep'));
  const begun = performance.now();
  run = await replayed(out);
  calmMs = performance.now() - begun;
  calm = comparable(postsIn(out));
});

describe('ai-news replay', () => {
  test('posts each story once, edits it when it grows, and says so in its last line', () => {
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const posts = postsIn(out);
    const headlines = (kind: string): string[] =>
      posts.filter((post) => post.kind === kind).map((post) => post.headline);
    expect(headlines('post')).toEqual(expected.posts);
    expect(headlines('edit')).toEqual(expected.edited);
    expect(outcomeOf(run.stdout)).toEqual({
      articles:
        posts.filter((post) => post.kind === 'post').length + 2 + 1 + Object.keys(expected.refused).length,
      stories: expected.posts.length,
      posts: expected.posts.length,
      edits: expected.edited.length,
      repeats: 0,
    });
  });

  test('writes exactly the documented keys', () => {
    for (const post of postsIn(out)) {
      expect(Object.keys(post)).toEqual([
        'at',
        'kind',
        'destination',
        'story',
        'version',
        'headline',
        'links',
      ]);
      expect(post).toMatchObject({
        at: expect.stringMatching(/^2026-03-02T\d\d:\d\d:00\.000Z$/),
        destination: 'file',
      });
      expect(['post', 'edit', 'reply']).toContain(post.kind);
      expect(post.links.length).toBeGreaterThan(0);
    }
    const notPosted = readLines<NotPosted>(join(out, '..', 'not-posted.jsonl'));
    for (const line of notPosted) expect(Object.keys(line)).toEqual(['at', 'link', 'title', 'reason']);
    for (const [link, reason] of Object.entries(expected.refused)) {
      expect(notPosted.find((line) => line.link === link)?.reason).toMatch(reason);
    }
  });

  test('writes links exactly as they stand in the feed', () => {
    expect(postsIn(out).flatMap((post) => post.links)).toContain(
      'https://tinledger.example/pellucid-48m?utm_source=rss',
    );
  });

  test('a finished run called again starts anew and comes to the same', async () => {
    const before = await readFile(out, 'utf8');
    expect(await replayed(out)).toMatchObject({ code: 0 });
    expect(comparable(postsIn(out))).toEqual(calm);
    // The ids of stories are drawn anew, so it did not merely leave the file as it was.
    expect(await readFile(out, 'utf8')).not.toBe(before);
  });
});

describe('ai-news replay, killed', () => {
  const seed = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

  test(`six times with -9 at random moments (KILL_SEED=${seed}), loses nothing and posts nothing twice`, async () => {
    process.stderr.write(`replay kill test: KILL_SEED=${seed}\n`);
    const random = randomFrom(seed);
    const out = await prepared(runFolder());
    let kills = 0;
    while (kills < 6) {
      const run = replay(out);
      const moment = (0.3 + 0.7 * random()) * calmMs;
      const ended = await Promise.race([run.exited, pause(moment)]);
      if (ended === undefined) {
        await run.kill9();
        kills += 1;
      } else {
        // Faster than last time: it is done, and the next run starts anew.
        expect(ended.code).toBe(0);
        expect(comparable(postsIn(out))).toEqual(calm);
      }
    }
    const last = await replayed(out);
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(comparable(postsIn(out))).toEqual(calm);
    expect(outcomeOf(last.stdout)).toMatchObject({ posts: expected.posts.length, repeats: 0 });
  });

  test('in the middle of a line, repairs the line', async () => {
    const out = join(runFolder(), 'posts.jsonl');
    const run = replay(out);
    await until('two posts are written', () => existsSync(out) && postsIn(out).length >= 2, 30_000);
    await run.kill9();
    const written = postsIn(out);
    expect(written.length).toBeLessThan(calm.length);
    await appendFile(out, '{"at":"2026-03-02T12:00:00.000Z","kind":"po');
    expect(await replayed(out)).toMatchObject({ code: 0 });
    expect(comparable(postsIn(out))).toEqual(calm);
    // It went on where it was: the stories posted before kept their ids.
    expect(postsIn(out).slice(0, written.length)).toEqual(written);
  });

  test('between sending and writing that down, looks before it sends again', async () => {
    const out = await prepared(runFolder());
    const run = replay(out);
    await until(
      'an edit is written',
      () => existsSync(out) && postsIn(out).some((post) => post.kind === 'edit'),
      60_000,
    );
    await run.kill9();
    const db = await openEmbedded(join(`${out}.state`, 'database'));
    // As if it had died right after each of its messages.
    const doubtful = await db.query(sql`
      update news.delivery set state = 'due', message_id = null, sent_at = null, due_at = decided_at, queued_at = null
      where state = 'sent' returning id`);
    await db.close();
    expect(doubtful.length).toBeGreaterThan(0);
    expect(await replayed(out)).toMatchObject({ code: 0 });
    expect(comparable(postsIn(out))).toEqual(calm);
  });

  test('and called with another timeline, starts anew', async () => {
    const out = await prepared(runFolder());
    const run = replay(out);
    await until('a post is written', () => existsSync(out) && postsIn(out).length >= 1, 30_000);
    await run.kill9();
    const [before] = postsIn(out);
    const other = join(runFolder(), 'other');
    await writeSmallTimeline(other);
    const lines = (await readFile(join(other, 'timeline.jsonl'), 'utf8')).trimEnd().split('\n');
    await writeFile(join(other, 'timeline.jsonl'), lines.slice(0, -1).join('\n'));
    expect(await replayed(out, other)).toMatchObject({ code: 0 });
    expect(comparable(postsIn(out))).toEqual(calm);
    // The ids of stories are drawn anew.
    expect(postsIn(out)[0]?.story).not.toBe(before?.story);
  });
});

describe('ai-news replay, asked for something impossible, says so in words', () => {
  const broken = async (line: string): Promise<string> => {
    const folder = runFolder();
    await mkdir(join(folder, 'bodies'));
    await writeFile(join(folder, 'bodies/1.xml'), '<rss/>');
    const good = '{"at":"2026-03-02T08:00:00Z","url":"https://feeds.example/a.xml","body":"bodies/1.xml"}';
    await writeFile(join(folder, 'timeline.jsonl'), `${good}\n${good}\n${line}\n`);
    return folder;
  };
  const cases: Record<string, [() => Promise<string>, RegExp]> = {
    'a folder without a timeline': [
      () => Promise.resolve(runFolder()),
      /There is no .*timeline\.jsonl\. Give the folder that holds timeline\.jsonl\./,
    ],
    'a line that is no JSON': [() => broken('{"at": oops'), /timeline\.jsonl, line 3: this is not JSON/],
    'a line without a date': [
      () => broken('{"at":"yesterday","url":"https://feeds.example/a.xml","body":"bodies/1.xml"}'),
      /timeline\.jsonl, line 3: .*datetime/s,
    ],
    'a line without a body': [
      () => broken('{"at":"2026-03-02T09:00:00Z","url":"https://feeds.example/a.xml"}'),
      /timeline\.jsonl, line 3: .*body/s,
    ],
    'a line whose body is missing': [
      () => broken('{"at":"2026-03-02T09:00:00Z","url":"https://feeds.example/a.xml","body":"bodies/2.xml"}'),
      /timeline\.jsonl, line 3: there is no file .*bodies\/2\.xml/,
    ],
  };
  for (const [name, [folder, words]] of Object.entries(cases)) {
    test(name, async () => {
      await expect(readTimeline(await folder())).rejects.toThrow(words);
    });
  }

  test('and the command leaves it at that', async () => {
    const [folder, words] = cases['a line that is no JSON']!;
    const out = join(runFolder(), 'posts.jsonl');
    const run = await runCli(['replay', await folder(), '--out', out]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(words);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(out)).toBe(false);
  });
});

describeWith(['PostgreSQL'], 'ai-news replay on a server', () => {
  test('refuses the database of a real newsroom and leaves it as it is', async () => {
    const url = await newDatabase();
    try {
      const env = { DATABASE_URL: url };
      await runCli(['sources', 'add', 'https://kept.example/feed.xml'], { env });
      const out = join(runFolder(), 'posts.jsonl');
      const run = await runCli(['replay', timeline, '--out', out], { env });
      expect(run.code).toBe(1);
      expect(run.stderr).toMatch(/database of a real newsroom/);
      const sources = await runCli(['sources'], { env });
      expect(sources.stdout).toContain('https://kept.example/feed.xml');
      expect(sources.stdout).not.toContain('feeds.example');
    } finally {
      await dropDatabase(url);
    }
  });

  test('comes to the same as on the embedded database', async () => {
    const url = await newDatabase();
    try {
      const out = join(runFolder(), 'posts.jsonl');
      const run = await runCli(['replay', timeline, '--out', out], { env: { DATABASE_URL: url } });
      expect(run.code).toBe(0);
      expect(comparable(postsIn(out))).toEqual(calm);
    } finally {
      expect(await dropDatabase(url)).toEqual([]);
    }
  });
});
