import { describe, expect, it, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { type Config, loadConfig } from '../../src/shared/config.ts';
import { secretNames, variableNames } from '../../src/shared/config/variables.ts';
import { AppError } from '../../src/shared/errors.ts';

const SECRET = 'hunter2secret';
const DATABASE_URL = `postgres://bot:${SECRET}@db.example:5432/news`;

/** A disk that holds these files only. */
const disk =
  (files: Record<string, string | { code: string }>) =>
  (path: string): string => {
    const found = files[path] ?? { code: 'ENOENT' };
    if (typeof found === 'string') return found;
    throw Object.assign(new Error(`${found.code}: open '${path}'`), found);
  };

const load = (env: NodeJS.ProcessEnv, files: Record<string, string | { code: string }> = {}): Config =>
  loadConfig(env, { readFile: disk(files) });

/** The lines of the error, without the heading. */
function mistakes(env: NodeJS.ProcessEnv, files: Record<string, string | { code: string }> = {}): string[] {
  try {
    load(env, files);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error).toMatchObject({ errorClass: 'user', code: 'config_invalid' });
    expect(error.message).not.toContain(SECRET);
    return error.message.split('\n').slice(1);
  }
  return [];
}

describe('without any setting', () => {
  it('has a default for each', () => {
    expect(load({})).toEqual({
      databaseUrl: undefined,
      redisUrl: undefined,
      discordToken: undefined,
      discordApiUrl: 'https://discord.com/api',
      dataDir: resolve('data'),
      backupDir: resolve('data/backups'),
      contact: 'https://github.com/ai-news-bot/ai-news-bot',
      allowedHosts: [],
      logLevel: 'info',
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      warnings: [],
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(variableNames.map((name) => [name, '  ']));
    expect(load(empty)).toEqual(load({}));
    expect(load({ DATABASE_URL_FILE: '', DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL });
  });
});

describe('with settings', () => {
  it('gives each its place', () => {
    const config = load({
      DATABASE_URL,
      REDIS_URL: 'rediss://cache.example:6380/1',
      DISCORD_TOKEN: 'first.second.third',
      DISCORD_API_URL: 'http://localhost:9001/api',
      DATA_DIR: '/srv/ai-news',
      CONTACT: 'admin@example.org',
      ALLOWED_HOSTS: ' intranet.example, [fd00::1]:8080 ,',
      LOG_LEVEL: 'DEBUG',
      TIME_ZONE: 'Asia/Tokyo',
    });
    expect(config).toEqual({
      databaseUrl: DATABASE_URL,
      redisUrl: 'rediss://cache.example:6380/1',
      discordToken: 'first.second.third',
      discordApiUrl: 'http://localhost:9001/api',
      dataDir: '/srv/ai-news',
      backupDir: '/srv/ai-news/backups',
      contact: 'admin@example.org',
      allowedHosts: ['intranet.example', '[fd00::1]:8080'],
      logLevel: 'debug',
      timeZone: 'Asia/Tokyo',
      warnings: [],
    });
    expect(load({ BACKUP_DIR: '/mnt/backup' }).backupDir).toBe('/mnt/backup');
  });

  it('allows Redis beside the embedded database', () => {
    expect(load({ REDIS_URL: 'redis://localhost:6379' })).toMatchObject({
      databaseUrl: undefined,
      redisUrl: 'redis://localhost:6379',
    });
  });

  it('reads the settings file, and lets the environment win', () => {
    const files = {
      '.env': `LOG_LEVEL=warn\nTIME_ZONE="Asia/Tokyo" # far\nCONTACT=\nDATABASE_URL=${DATABASE_URL}`,
    };
    expect(load({ LOG_LEVEL: 'error' }, files)).toMatchObject({
      logLevel: 'error',
      timeZone: 'Asia/Tokyo',
      contact: 'https://github.com/ai-news-bot/ai-news-bot',
      databaseUrl: DATABASE_URL,
    });
    expect(load({ LOG_LEVEL: '' }, files).logLevel).toBe('warn');
  });

  it('misses only a settings file that was asked for', () => {
    expect(() => loadConfig({}, { envFile: 'my.env', readFile: disk({}) })).toThrow(
      'The settings file my.env cannot be read: there is no such file.',
    );
    expect(
      loadConfig({}, { envFile: 'my.env', readFile: disk({ 'my.env': 'LOG_LEVEL=warn' }) }).logLevel,
    ).toBe('warn');
    expect(mistakes({}, { '.env': { code: 'EACCES' } })).toEqual([
      '- The settings file .env cannot be read: this user may not read it.',
    ]);
  });

  it('reads the real disk by default, and writes nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ai-news-config-'));
    try {
      const envFile = join(folder, '.env');
      const secret = join(folder, 'secret');
      writeFileSync(secret, `${DATABASE_URL}\n`);
      writeFileSync(envFile, `DATABASE_URL_FILE=${secret}\n`);
      expect(loadConfig({}, { envFile }).databaseUrl).toBe(DATABASE_URL);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a secret in a file', () => {
  test.each(['', '\n', '\r\n'])('loses the line end %j', (end) => {
    const files = { '/run/secrets/database_url': DATABASE_URL + end };
    expect(load({ DATABASE_URL_FILE: '/run/secrets/database_url' }, files).databaseUrl).toBe(DATABASE_URL);
  });

  it('must not be given twice in one place', () => {
    const [line, ...others] = mistakes(
      { DATABASE_URL, DATABASE_URL_FILE: '/run/x' },
      { '/run/x': DATABASE_URL },
    );
    expect(line).toMatch(/^- DATABASE_URL: It is set, and so is DATABASE_URL_FILE\. Remove one/);
    expect(others).toEqual([]);
    expect(mistakes({}, { '.env': `DATABASE_URL=${DATABASE_URL}\nDATABASE_URL_FILE=/run/x` })).toEqual([
      line,
    ]);
  });

  it('gives way to the environment in either form', () => {
    const other = 'postgres://other.example/news';
    const files = { '/run/x': other, '.env': `DATABASE_URL=${DATABASE_URL}` };
    expect(load({ DATABASE_URL_FILE: '/run/x' }, files).databaseUrl).toBe(other);
    expect(load({ DATABASE_URL }, { '.env': 'DATABASE_URL_FILE=/run/x' }).databaseUrl).toBe(DATABASE_URL);
  });

  it('names a file that cannot be read or is empty', () => {
    expect(mistakes({ REDIS_URL_FILE: '/run/none' })).toEqual([
      '- REDIS_URL_FILE: The file /run/none cannot be read: there is no such file. Example: REDIS_URL_FILE=/run/secrets/redis_url',
    ]);
    expect(mistakes({ REDIS_URL_FILE: '/run/locked' }, { '/run/locked': { code: 'EACCES' } })[0]).toContain(
      '/run/locked cannot be read: this user may not read it',
    );
    expect(mistakes({ REDIS_URL_FILE: '/run' }, { '/run': { code: 'EISDIR' } })[0]).toContain(
      'it is a folder',
    );
    expect(mistakes({ REDIS_URL_FILE: '/run/x' }, { '/run/x': '\n' })[0]).toContain('/run/x is empty');
  });

  it('does not show a value that was written where the path belongs', () => {
    expect(mistakes({ DATABASE_URL_FILE: DATABASE_URL })[0]).toContain('must be the path of a file');
  });

  it('is checked like any other', () => {
    expect(
      mistakes({ DATABASE_URL_FILE: '/run/x' }, { '/run/x': `mysql://bot:${SECRET}@db/news` })[0],
    ).toMatch(/^- DATABASE_URL: /);
  });
});

describe('mistakes', () => {
  const wrong: [string, string[]][] = [
    [
      'DATABASE_URL',
      [
        SECRET,
        `mysql://bot:${SECRET}@db/news`,
        // A # in a password ends the address.
        `postgres://bot:pa#${SECRET}@db/news`,
        `postgres://bot:%zz${SECRET}@db/news`,
      ],
    ],
    [
      'REDIS_URL',
      [`http://:${SECRET}@cache`, `redis://:${SECRET}@cache/first`, 'redis:///0', 'localhost:6379'],
    ],
    ['DISCORD_TOKEN', [SECRET, `Bot first.second.${SECRET}`, `first.${SECRET}`]],
    ['DISCORD_API_URL', ['discord.com/api', 'ftp://discord.com', `https://me:${SECRET}@discord.com/api`]],
    ['SLACK_BOT_TOKEN', [SECRET, `xoxp-${SECRET}`, `xoxb ${SECRET}`]],
    ['SLACK_APP_TOKEN', [SECRET, `xoxb-${SECRET}`]],
    ['SLACK_SIGNING_SECRET', [SECRET, '0123']],
    ['SLACK_CLIENT_ID', [SECRET, '1234']],
    ['SLACK_CLIENT_SECRET', [SECRET]],
    ['SLACK_API_URL', ['slack.com/api', `https://me:${SECRET}@slack.com/api`]],
    ['SLACK_PORT', ['http', '-1', '70000', '3.5']],
    [
      'PUBLIC_URL',
      ['news.example.org', 'https://news.example.org/bot', `https://me:${SECRET}@news.example.org`],
    ],
    ['SECRET_KEY', [SECRET, 'AAAA']],
    ['LLM_MODEL', [`my model ${SECRET}`]],
    ['LLM_SMALL_MODEL', [`my model ${SECRET}`]],
    ['LLM_BASE_URL', ['localhost:11434/v1', `https://me:${SECRET}@llm.example/v1`]],
    ['LLM_API_KEY', [`two ${SECRET}`]],
    ['LLM_PRICE', ['0.15', '0.15 0.60', '-1/2', `${SECRET}/1`]],
    ['LLM_SMALL_PRICE', ['cheap', `${SECRET}/1`]],
    ['LLM_DAILY_BUDGET_USD', ['a dollar', '-1', 'NaN', '1000000']],
    ['DATA_DIR', ['~/news']],
    ['BACKUP_DIR', ['~/backups']],
    [
      'CONTACT',
      [
        'me',
        'ftp://example.org',
        'https://example.org/ü',
        'https://a b',
        `https://me:${SECRET}@example.org`,
        'a@b.c)',
      ],
    ],
    [
      'ALLOWED_HOSTS',
      [
        'http://intranet',
        '10.0.0.0/8',
        '*.example',
        'host:99999',
        '::1',
        'a@b',
        'a b',
        'a\\b',
        `u:${SECRET}@h`,
      ],
    ],
    ['LOG_LEVEL', ['verbose', '3']],
    ['TIME_ZONE', ['CEST', 'Europe/Nowhere', '+02:00', 'Berlin']],
  ];

  it('are known for every variable', () => {
    expect(wrong.map(([name]) => name).sort()).toEqual([...variableNames].sort());
  });

  test.each(wrong.flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s=%s is refused with an example',
    (name, value) => {
      const lines = mistakes({ [name]: value });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(new RegExp(`^- ${name}: .+ Example: \\S+$`));
    },
  );

  test.each(wrong.map(([name, [value]]) => [name, value!] as const))(
    'the example for %s is right',
    (name, value) => {
      const example = /Example: (\S+)$/.exec(mistakes({ [name]: value })[0]!)?.[1];
      // What belongs together may still be missing.
      expect(mistakes({ [name]: example }).filter((line) => line.startsWith(`- ${name}: `))).toEqual([]);
    },
  );

  it('are told together, a line each', () => {
    const env = { LOG_LEVEL: 'loud', ALLOWED_HOSTS: 'ok.example,a/b,c d', DATABASE_URL_FILE: '/none' };
    const lines = mistakes(env);
    expect(lines.map((line) => /^- (\w+): /.exec(line)?.[1])).toEqual([
      'DATABASE_URL_FILE',
      'ALLOWED_HOSTS',
      'ALLOWED_HOSTS',
      'LOG_LEVEL',
    ]);
    expect(lines[1]).toContain('Entry 2 ');
    expect(() => load(env)).toThrow('The configuration has 4 mistakes:\n');
    expect(() => load({ LOG_LEVEL: 'loud' })).toThrow('The configuration has one mistake:\n');
  });

  it('never show the value of a secret', () => {
    fc.assert(
      fc.property(fc.constantFrom(...secretNames), fc.string({ minLength: 12 }), (name, value) => {
        fc.pre(value.trim().length >= 12);
        try {
          load({ [name]: value });
        } catch (error) {
          expect((error as Error).message).not.toContain(value.trim());
        }
      }),
    );
  });
});

describe('right values that look unusual', () => {
  test.each([
    ['DATABASE_URL', 'postgresql://db/news?sslmode=require'],
    ['DATABASE_URL', 'postgres:///news?host=/run/postgresql'],
    ['DATABASE_URL', 'postgres://bot:p%23ss@[::1]:5432/news'],
    ['REDIS_URL', 'redis://:password@cache:6379/2'],
    ['CONTACT', 'mailto:admin@example.org'],
    ['CONTACT', 'https://example.org/about?bot=1'],
    ['ALLOWED_HOSTS', 'localhost,10.0.0.5:8080,[::1]:80,nas'],
    ['TIME_ZONE', 'UTC'],
    ['TIME_ZONE', 'America/Argentina/Buenos_Aires'],
  ])('%s=%s is taken', (name, value) => {
    expect(mistakes({ [name]: value })).toEqual([]);
  });
});
