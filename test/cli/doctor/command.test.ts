import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { askOwner } from '../../../src/shared/control/ask.ts';
import { freePort } from '../../helpers/free-port.ts';
import { runCli, runFolder, startCli } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

// Every test starts processes, which takes long on a machine that is busy with other things.
jest.setTimeout(120_000);

describe('ai-news doctor as a person runs it', () => {
  test('before the first start: it says so, makes nothing, and fails for nothing', async () => {
    const dataDir = join(runFolder(), 'data');
    const run = await runCli(['doctor'], { env: { DATA_DIR: dataDir } });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/look +Bot +does not run on/);
    expect(run.stdout).toMatch(/look +Database +there is none yet/);
    expect(run.stderr).toBe('');
    expect(existsSync(dataDir)).toBe(false);
  });

  test('while the bot runs, and after it has stopped', async () => {
    const env = { DATA_DIR: join(runFolder(), 'data') };
    const bot = startCli(['start'], { env });
    await bot.untilOutput(/The bot keeps trying|sources? answered/);
    const running = await runCli(['doctor'], { env });
    expect(running.stdout).toMatch(/ok +Bot +runs since .* ago/);
    expect(running.stdout).toMatch(/wrong {2}Sources +none of \d+ answers/);
    expect(running.code).toBe(1);
    bot.kill('SIGTERM');
    await bot.exit();
    const stopped = await runCli(['doctor'], { env });
    expect(stopped.stdout).toMatch(/look +Bot +does not run/);
    expect(stopped.stdout).toMatch(/ok +Database +embedded PostgreSQL/);
    expect(stopped.stdout).toMatch(/ok +Tables/);
  });

  test('platforms and servers that are not there hold it up for no more than seconds', async () => {
    // Takes connections, and never says anything.
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as { port: number };
    const begun = performance.now();
    const run = await runCli(['doctor'], {
      env: {
        DATABASE_URL: `postgres://ainews:hunter22@127.0.0.1:${port}/x`,
        REDIS_URL: `redis://:hunter23@127.0.0.1:${port}`,
        DISCORD_TOKEN: 'hunter24.b.hunter25',
        DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
        SLACK_BOT_TOKEN: 'xoxb-hunter26',
        SLACK_APP_TOKEN: 'xapp-hunter27',
        SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
      },
    });
    expect(performance.now() - begun).toBeLessThan(25_000);
    mute.close();
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/wrong {2}Database/);
    expect(run.stdout).toMatch(/wrong {2}Queue/);
    expect(run.stdout).toMatch(/wrong {2}Token/);
    expect(run.stdout).toMatch(/wrong {2}Bot token +Slack cannot be reached: .*ECONNREFUSED/);
    expect(run.said()).not.toMatch(/hunter/);
  });

  test('mistakes in the configuration are listed, and end it', async () => {
    const run = await runCli(['doctor'], { env: { DATABASE_URL: 'mysql://x' } });
    expect(run.code).toBe(1);
    expect(run.said()).toContain('The configuration has one mistake');
  });
});

test('a bot that takes the question and does not answer is given up', async () => {
  const folder = tempFolder();
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'bot.sock');
  const mute = createServer((socket) => socket.resume()).listen(path);
  await once(mute, 'listening');
  let text = '';
  const code = await askOwner(path, { arguments: ['doctor'], folder: '/' }, (more) => (text += more), 100);
  mute.close();
  expect(code).toBe(1);
  expect(text).toContain('did not answer');
});
