import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { replay } from '../../src/cli/replay/replay.ts';
import { runCli, runFolder } from '../helpers/run-cli.ts';
import { dropDatabase, newDatabase } from '../helpers/server-database.ts';
import { recordingLogger } from '../helpers/recording-logger.ts';
import { describeWith, redisUrl } from '../helpers/services.ts';
import { findCorpus } from '../shared/news/relevance/corpus.ts';
import { forgetKeys } from './redis-keys.ts';
import { Company } from './twenty/company.ts';
import { holdTwenty } from './twenty/hold.ts';
import { type NotPosted, type Outcome, type Post, comparable, outcomeOf, readLines } from './posts.ts';

/** The whole corpus: two real weeks of 29 feeds, 3,904 observations, in which 51 articles are new. */
const corpus = findCorpus();
const longestMs = 600_000;
const mostMemoryMb = 512;

interface Expected {
  at: string;
  link: string;
  /** `post`, `refuse`, `either`, or a sentence that names the article it is the same as. */
  expect: string;
}

interface Replayed {
  posts: Post[];
  notPosted: NotPosted[];
  outcome: Outcome;
  ms: number;
}

/** The unpacked corpus, made once on a machine (15 s). */
async function unpack(from: string): Promise<string> {
  const folder = join(tmpdir(), 'ai-news-corpus');
  if (existsSync(join(folder, 'timeline.jsonl'))) return folder;
  const unfinished = await mkdtemp(`${folder}-`);
  execFileSync(process.execPath, [join(from, 'unpack.mjs'), join(from, 'ai-feeds.bundle'), unfinished]);
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  return folder;
}

/** Through the command, which is a process of its own. */
async function replayOn(
  timeline: string,
  env: Record<string, string>,
): Promise<Replayed & { peakMb: number }> {
  const out = join(runFolder(), 'posts.jsonl');
  const begun = performance.now();
  const run = await runCli(['replay', timeline, '--out', out], { env }, longestMs);
  const ms = performance.now() - begun;
  if (run.code !== 0) throw new Error(run.said());
  return {
    posts: readLines<Post>(out),
    notPosted: readLines<NotPosted>(join(out, '../not-posted.jsonl')),
    outcome: outcomeOf(run.stdout),
    ms,
    peakMb: run.peakMb(),
  };
}

/** In this process, into twenty places of a simulated Discord and of a simulated Slack besides the file. */
async function replayInCompany(
  folder: string,
  databaseUrl: string,
): Promise<{ replayed: Replayed; company: Company }> {
  const out = join(runFolder(), 'posts.jsonl');
  let company: Company | undefined;
  const begun = performance.now();
  const outcome = await replay({
    folder,
    out,
    databaseUrl,
    redisUrl,
    log: recordingLogger().log,
    progress: () => undefined,
    guests: async (stage) => (company = await Company.open(stage)),
  });
  const replayed = {
    posts: readLines<Post>(out),
    notPosted: readLines<NotPosted>(join(out, '../not-posted.jsonl')),
    outcome,
    ms: performance.now() - begun,
  };
  return { replayed, company: company! };
}

/** Takes the queues of a replay out of Redis; their prefix holds the fingerprint that the replay has written down. */
async function forgetQueues(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ timeline: string }>(
    `select value->>'timeline' as timeline from news.fact where name = 'replay'`,
  );
  await client.end();
  for (const { timeline } of rows) await forgetKeys(redisUrl, `ai-news-replay-${timeline.slice(0, 12)}`);
}

function define(from: string): void {
  let expected: Expected[];
  let databaseUrl: string;
  let embedded: Replayed & { peakMb: number };
  let server: Replayed;
  let company: Company;

  beforeAll(async () => {
    const timeline = await unpack(from);
    expected = readLines<Expected>(join(from, 'expected-new.jsonl'));
    databaseUrl = await newDatabase();
    const [alone, replayed] = await Promise.all([
      replayOn(timeline, {}),
      replayInCompany(timeline, databaseUrl),
    ]);
    [embedded, server, company] = [alone, replayed.replayed, replayed.company];
    process.stderr.write(
      `corpus: PGlite ${(embedded.ms / 1000).toFixed(0)} s, ${embedded.peakMb.toFixed(0)} MB; ` +
        `PostgreSQL + Redis, and twenty places each at Discord and at Slack ${(server.ms / 1000).toFixed(0)} s\n`,
    );
  }, longestMs + 60_000);
  afterAll(async () => {
    await forgetQueues(databaseUrl);
    expect(await dropDatabase(databaseUrl)).toEqual([]);
  });

  const wanted = (fate: (expect: string) => boolean): Expected[] =>
    expected.filter((article) => fate(article.expect));
  /** The stories in which a link stands. */
  const storiesWith = (link: string): string[] => [
    ...new Set(embedded.posts.filter((post) => post.links.includes(link)).map((post) => post.story)),
  ];
  const postsOf = (story: string | undefined): Post[] =>
    embedded.posts.filter((post) => post.story === story && post.kind === 'post');

  test('exactly the 51 articles are new', () => {
    expect(expected).toHaveLength(51);
    expect(embedded.outcome.articles).toBe(51);
    const known = new Set(expected.map(({ link }) => link));
    const links = new Set([
      ...embedded.posts.flatMap((post) => post.links),
      ...embedded.notPosted.map((line) => line.link),
    ]);
    expect([...links].filter((link) => !known.has(link))).toEqual([]);
    expect([...known].filter((link) => !links.has(link))).toEqual([]);
  });

  test('all 39 that should be posted are, each in one story that is posted once, when it was first seen', () => {
    const toPost = wanted((fate) => fate === 'post');
    expect(toPost).toHaveLength(39);
    for (const { link, at } of toPost) {
      const stories = storiesWith(link);
      expect([link, stories.length]).toEqual([link, 1]);
      expect([link, postsOf(stories[0]).length]).toEqual([link, 1]);
      const first = embedded.posts.find((post) => post.links.includes(link));
      expect([link, first?.at]).toEqual([link, at]);
    }
  });

  test('what should be refused is, and the rest is posted or refused', () => {
    for (const { link } of wanted((fate) => fate === 'refuse'))
      expect([link, storiesWith(link)]).toEqual([link, []]);
    for (const { link } of expected) {
      const refused = embedded.notPosted.filter((line) => line.link === link).length;
      expect([link, storiesWith(link).length + refused]).toEqual([link, 1]);
    }
  });

  test('the article under two links is posted once, under the first', () => {
    const doubles = wanted((fate) => !['post', 'refuse', 'either'].includes(fate));
    expect(doubles).toHaveLength(1);
    const [double] = doubles;
    expect(storiesWith(double!.link)).toEqual([]);
    const line = embedded.notPosted.find(({ link }) => link === double!.link);
    expect(line?.reason).toMatch(/same article under another link|same page/);
    const titles = embedded.notPosted.filter(({ title }) => title === line?.title);
    expect(titles).toHaveLength(1);
  });

  test('every article that is not posted has a reason in words', () => {
    for (const { link, reason } of embedded.notPosted) {
      expect([link, reason]).toEqual([link, expect.stringMatching(/^[A-Z].*\S+ \S+ \S+.*\.\s*$/s)]);
    }
  });

  test('nothing is posted twice', () => {
    expect(embedded.outcome.repeats).toBe(0);
    const posts = embedded.posts.filter((post) => post.kind === 'post');
    expect(new Set(posts.map((post) => post.story)).size).toBe(posts.length);
    expect(embedded.outcome).toMatchObject({
      posts: posts.length,
      edits: embedded.posts.length - posts.length,
    });
  });

  test('PostgreSQL + Redis comes to the same posts and the same reasons', () => {
    expect(comparable(server.posts)).toEqual(comparable(embedded.posts));
    const reasons = ({ notPosted }: Replayed): string[] =>
      notPosted.map((line) => JSON.stringify(line)).sort();
    expect(reasons(server)).toEqual(reasons(embedded));
    expect(server.outcome).toEqual(embedded.outcome);
  });

  holdTwenty('Discord', () => company);
  holdTwenty('Slack', () => company);

  test('Discord had nothing to object to', () => {
    const { discord } = company.discord;
    expect(discord.violations).toEqual([]);
    expect(discord.unsupported).toEqual([]);
    expect(discord.invalidRequests()).toBe(0);
    expect(discord.unanswered()).toEqual([]);
    expect(discord.requests.length).toBeLessThan(10_000);
    // On a busy machine an answer takes over a second, and is given again: then Discord says that it has it already.
    const answers = discord.requests.filter(({ status, path }) => status < 400 && path.endsWith('/callback'));
    const answered = new Set(answers.map(({ path }) => path));
    const refused = discord.requests.filter(({ status }) => status >= 400);
    expect(refused.filter(({ path }) => !answered.has(path))).toEqual([]);
  });

  test('Slack had nothing to object to', () => {
    const { slack } = company.slack;
    expect(slack.violations).toEqual([]);
    expect(slack.unsupported).toEqual([]);
    expect(slack.unanswered()).toEqual([]);
    expect(slack.lostEvents).toEqual([]);
    expect(slack.requests.length).toBeLessThan(10_000);
    const refused = slack.requests.filter(({ answer }) => (answer as { ok?: boolean }).ok === false);
    expect(refused.map(({ method, answer }) => [method, answer])).toEqual([]);
  });

  test('it takes less than ten minutes and 512 MB', () => {
    expect(embedded.ms).toBeLessThan(longestMs);
    expect(server.ms).toBeLessThan(longestMs);
    // The other one shares its process with this test and with all that the simulated Discord remembers.
    expect(embedded.peakMb).toBeLessThan(mostMemoryMb);
  });
}

const title = 'Replaying two real weeks';
if (corpus === undefined) {
  describe.skip(title, () => test('needs the corpus', () => undefined));
} else {
  describeWith(['PostgreSQL', 'Redis'], title, () => define(corpus));
}
