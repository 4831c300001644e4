import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type CliRun, type Exit, runCli, runFolder, startCli } from '../helpers/run-cli.ts';
import { until } from '../helpers/until.ts';
import { type Web, startWeb } from '../simulators/web/web.ts';
import { rss } from './newsroom.ts';

// Every test starts processes, which takes long on a machine that is busy with other things.
jest.setTimeout(300_000);

/** `ai-news start` as a person runs it; it reaches the simulator on its real port and nothing else. */

const article = {
  title: 'Marrowby teaches a language model to read tide tables',
  link: 'https://tidewatch.example/marrowby',
  text: 'Marrowby has taught a small language model to read the tide tables of the eastern coast.',
};

let web: Web;
/** Counts every request to a host that must not be reached. */
let canary: { port: number; hits: number; close: () => void };

beforeAll(async () => {
  web = await startWeb();
  web.put(`${web.origin}/feed.xml`, { body: rss('Tidewatch', [article]) });
  web.put(`${web.origin}/to-canary.xml`, {
    body: '',
    status: 302,
    headers: { location: 'http://127.0.0.1:9/' },
  });
  const server = createServer((_, response) => {
    canary.hits += 1;
    response.end(rss('Canary', []));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  canary = { port: (server.address() as AddressInfo).port, hits: 0, close: () => server.close() };
  web.put(`${web.origin}/to-canary.xml`, {
    body: '',
    status: 302,
    headers: { location: `http://127.0.0.1:${canary.port}/feed.xml` },
  });
});
afterAll(async () => {
  canary.close();
  await web.close();
});

const environment = (dataDir: string): Record<string, string> => ({
  DATA_DIR: dataDir,
  ALLOWED_HOSTS: `127.0.0.1:${web.port}`,
});

/** Starts the bot and waits until its first round of polls is over. */
async function startBot(dataDir: string): Promise<CliRun> {
  const bot = startCli(['start'], { env: environment(dataDir) });
  await bot.untilOutput(/The bot keeps trying|sources? answered/);
  return bot;
}

async function stopBot(bot: CliRun): Promise<Exit> {
  bot.kill('SIGTERM');
  return bot.exit(10_000);
}

const say = (dataDir: string, ...args: string[]): Promise<CliRun & Exit> =>
  runCli(args, { env: environment(dataDir) });

describe('ai-news start', () => {
  const dataDir = join(runFolder(), 'data');
  let bot: CliRun;

  beforeAll(async () => {
    bot = await startBot(dataDir);
  });

  test('says what it does, where it keeps its data, and what the next step is', () => {
    expect(bot.stdout).toMatch(/^AI News Bot \d+\.\d+\.\d+\nFollowing 2\d sources\. Database: embedded, in /);
    expect(bot.stdout).toContain(dataDir);
    expect(bot.stdout).toContain('What the sources hold already is stored and searchable, not posted.');
    expect(bot.stdout).toContain('Next step: follow a feed of your own with "npx ai-news sources add URL"');
  });

  test('says once, plainly, that no source could be reached, and points to the demo', () => {
    expect(bot.stdout.match(/No source could be reached/g)).toHaveLength(1);
    expect(bot.stdout).toMatch(/the next try is at \d\d:\d\d/);
    expect(bot.stdout).toContain('To see it work without a connection: npm run demo');
  });

  test('is healthy', async () => {
    expect(await say(dataDir, 'health')).toMatchObject({
      code: 0,
      stdout: 'The bot is running and its database answers.\n',
    });
  });

  test('follows a feed that is added while it runs, at once', async () => {
    const added = await say(dataDir, 'sources', 'add', `${web.origin}/feed.xml`);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toContain(`Following ${web.origin}/feed.xml.`);
    await until('the article is stored', async () =>
      (await say(dataDir, 'search', 'tide', 'tables')).stdout.includes(article.link),
    );
    const found = await say(dataDir, 'search', 'marrowby');
    expect(found.stdout).toMatch(/Marrowby teaches .*\n +\d{1,2} \w{3} \d{4} · Tidewatch · /);
    expect((await say(dataDir, 'search', 'nowhere-to-be-found')).stdout).toMatch(/Nothing stored matches/);
    // Sources that were added do not make it announce anything again.
    expect(bot.stdout.match(/No source could be reached/g)).toHaveLength(1);
  });

  test('lists its sources, and what is wrong with them', async () => {
    const { code, stdout } = await say(dataDir, 'sources');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Tidewatch · polled .* ago/);
    expect(stdout).toMatch(/OpenAI · failing: The name openai\.com does not resolve\./);
    expect(stdout).toMatch(/\d\d sources are followed\./);
  });

  test('refuses a source twice, and one that is not followed, in words', async () => {
    const again = await say(dataDir, 'sources', 'add', `${web.origin}/feed.xml`);
    expect(again).toMatchObject({ code: 1, stdout: `${web.origin}/feed.xml is followed already.\n` });
    const unknown = await say(dataDir, 'sources', 'remove', 'https://unknown.example/');
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toMatch(/is not followed\. ai-news sources lists the addresses\./);
    const wrong = await say(dataDir, 'sources', 'add', 'ftp://files.example/feed');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(/Only http: and https: addresses are fetched/);
    const option = await say(dataDir, 'sources', 'add', 'https://a.example/', '--scope', 'all');
    expect(option.code).not.toBe(0);
    expect(option.said()).toMatch(/Allowed choices are ai, general/);
  });

  test('says how it is doing', async () => {
    const { code, stdout } = await say(dataDir, 'status');
    expect(code).toBe(0);
    for (const line of [
      /^Sources {6}\d+ followed, \d+ failing; next poll \d+ \w+ \d\d:\d\d$/m,
      /^Articles {5}1 stored, 0 in the last day$/m,
      /^Deliveries {3}0 sent in the last day, 0 owed, 0 failed in the last day$/m,
      /^Next backup {2}\d+ \w+ 03:30$/m,
    ])
      expect(stdout).toMatch(line);
  });

  test('fetches nothing from inside, and says so of each such source', async () => {
    const inside = {
      'http://169.254.169.254/latest/meta-data/': /169\.254\.169\.254.* is .*not fetched/,
      'http://2130706433:8000/feed.xml': /127\.0\.0\.1.* is .*not fetched/,
      'http://[::ffff:10.0.0.1]/feed.xml': /is .*not fetched/,
      'http://localhost:8000/feed.xml': /is a name of the local network, which is not fetched/,
      [`http://127.0.0.1:${canary.port}/feed.xml`]: /is .*not fetched/,
      [`${web.origin}/to-canary.xml`]: /is .*not fetched/,
    };
    for (const url of Object.keys(inside))
      expect(await say(dataDir, 'sources', 'add', url)).toMatchObject({ code: 0 });
    const listed = await until('all of them have been polled', async () => {
      const { stdout } = await say(dataDir, 'sources');
      return stdout.includes('not yet polled') ? undefined : stdout;
    });
    const refusals = Object.values(inside).map((reason) =>
      listed.split('\n').some((line) => reason.test(line)),
    );
    expect(refusals).toEqual(refusals.map(() => true));
    expect(listed.match(/not fetched/g)).toHaveLength(Object.keys(inside).length);
    expect(canary.hits).toBe(0);
  });

  test('refuses a second bot on its folder in words', async () => {
    const second = await say(dataDir, 'start');
    expect(second.code).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.stderr).toMatch(/Another AI News Bot is running on the data folder .*DATA_DIR/);
    expect((await say(dataDir, 'health')).code).toBe(0);
  });

  test('refuses a restore while it runs', async () => {
    const restored = await say(dataDir, 'restore', 'anything.jsonl.gz');
    expect(restored).toMatchObject({ code: 1 });
    expect(restored.stderr).toMatch(/The bot is running\. Stop it, restore, and start it again\./);
  });

  test('stops within seconds when told to, in less than 512 MB', async () => {
    expect(await stopBot(bot)).toEqual({ code: 0, signal: null });
    expect(bot.peakMb()).toBeLessThan(512);
    process.stderr.write(`start: peak ${bot.peakMb().toFixed(0)} MB\n`);
    expect(await say(dataDir, 'health')).toMatchObject({ code: 1 });
  });

  test('its commands work with no bot running too', async () => {
    expect((await say(dataDir, 'search', 'marrowby')).stdout).toContain(article.link);
    expect((await say(dataDir, 'sources', 'remove', `${web.origin}/to-canary.xml`)).code).toBe(0);
  });
});

describe('a data folder', () => {
  test('outlives a kill -9, and comes back from a backup after it was deleted', async () => {
    const dataDir = join(runFolder(), 'data');
    const killed = await startBot(dataDir);
    await say(dataDir, 'sources', 'add', `${web.origin}/feed.xml`);
    const stored = async (): Promise<boolean> =>
      (await say(dataDir, 'search', 'marrowby')).stdout.includes(article.link);
    await until('the article is stored', stored);
    await killed.kill9();

    const second = await startBot(dataDir);
    expect(await stored()).toBe(true);
    const backup = join(runFolder(), 'backup.jsonl.gz');
    const made = await say(dataDir, 'backup', backup);
    expect(made.stdout).toMatch(
      /Backup written: .* \(\d+ KB\)\.\nTo go back to it: stop the bot, then ai-news restore /,
    );
    expect(await stopBot(second)).toMatchObject({ code: 0 });
    await rm(dataDir, { recursive: true });

    const restored = await say(dataDir, 'restore', backup);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toMatch(/^Restored \d+ rows as of /);
    const third = await startBot(dataDir);
    expect(await stored()).toBe(true);
    expect((await say(dataDir, 'status')).stdout).toMatch(/^Articles {5}1 stored/m);
    expect(await stopBot(third)).toMatchObject({ code: 0 });
    expect(third.stdout).not.toContain(article.title);
  });

  test('that is damaged is not opened; the last backup is named', async () => {
    const dataDir = join(runFolder(), 'data');
    await say(dataDir, 'backup');
    const [name] = readdirSync(join(dataDir, 'backups'));
    expect(name).toBeDefined();
    await writeFile(join(dataDir, 'database/global/pg_control'), 'no control file');
    const bot = await say(dataDir, 'start');
    expect(bot.code).toBe(1);
    expect(bot.stderr).toMatch(/The database folder .* cannot be opened .*It may be damaged/);
    const advice = `ai-news restore ${join(dataDir, 'backups', name!)}`;
    expect(bot.stderr).toContain(advice);
    // The advice works, and the damaged folder is kept.
    expect(await say(dataDir, 'restore', join(dataDir, 'backups', name!))).toMatchObject({ code: 0 });
    expect(readdirSync(dataDir).some((entry) => entry.startsWith('database.before-restore-'))).toBe(true);
    expect((await say(dataDir, 'status')).code).toBe(0);
  });

  test('stays as it was when a backup cannot be restored', async () => {
    const dataDir = join(runFolder(), 'data');
    await say(dataDir, 'sources', 'add', 'https://kept.example/feed.xml');
    const broken = join(runFolder(), 'broken.gz');
    await writeFile(broken, 'this is no backup');
    const restored = await say(dataDir, 'restore', broken);
    expect(restored.code).toBe(1);
    expect(restored.stderr).toMatch(/cannot be restored: .*nothing was changed/);
    expect((await say(dataDir, 'sources')).stdout).toContain('https://kept.example/feed.xml');
  });
});

describe('a wrong call is answered in words', () => {
  test('roles need a database server', async () => {
    const run = await runCli(['start', '--role', 'jobs']);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(
      /--role splits the work over processes, which needs a database server: set DATABASE_URL/,
    );
  });

  test('an unknown role names the known ones', async () => {
    const run = await runCli(['start', '--role', 'cook'], {
      env: { DATABASE_URL: 'postgres://127.0.0.1/none' },
    });
    expect(run).toMatchObject({ code: 1 });
    expect(run.stderr).toMatch(/There is no role "cook"\. The roles are jobs and bots/);
  });

  test('all mistakes of the configuration are listed together, and no secret is shown', async () => {
    const dataDir = join(runFolder(), 'data');
    const env = {
      DATA_DIR: dataDir,
      DATABASE_URL: 'mysql://root:hunter2@localhost/news',
      REDIS_URL: 'localhost',
      LOG_LEVEL: 'loud',
      TIME_ZONE: 'Mars/Olympus',
      ALLOWED_HOSTS: 'https://intranet.example',
    };
    const run = await runCli(['start'], { env });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^The configuration has 5 mistakes:\n/);
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'LOG_LEVEL', 'TIME_ZONE', 'ALLOWED_HOSTS'])
      expect(run.stderr).toMatch(new RegExp(`^- ${name}: .*Example: `, 'm'));
    expect(run.stderr).not.toContain('hunter2');
    expect(existsSync(dataDir)).toBe(false);
  });

  test('a database server that does not answer is named, without its password', async () => {
    const env = { DATABASE_URL: 'postgres://root:hunter2@127.0.0.1:1/news' };
    const run = await runCli(['start'], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/ECONNREFUSED|cannot be reached|does not answer/);
    expect(run.stderr).not.toContain('hunter2');
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  test('nobody is healthy where no bot runs', async () => {
    const run = await runCli(['health']);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/No bot is running on /);
  });

  test('an unknown command is named', async () => {
    const run = await runCli(['brew']);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/unknown command 'brew'/);
  });
});
