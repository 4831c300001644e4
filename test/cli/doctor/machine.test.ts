import { utimes, writeFile, mkdir, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { backupFindings, diskFindings, diskTools } from '../../../src/cli/doctor/disk.ts';
import { configurationFindings, runningFindings } from '../../../src/cli/doctor/machine.ts';
import { TimeHeard, clockFindings } from '../../../src/cli/doctor/machine-clock.ts';
import { VirtualClock } from '../../../src/shared/clock.ts';
import { backupName } from '../../../src/shared/db/backup.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { configOf } from './support.ts';

const now = new Date('2026-06-01T08:00:00Z');
const clock = new VirtualClock(now);

describe('the clock', () => {
  const examine = async (date: string) => {
    const heard = new TimeHeard(clock);
    return (await clockFindings(heard, [() => heard.hear(date)], 20))[0]!;
  };

  test.each([
    ['Mon, 01 Jun 2026 08:00:20 GMT', 'ok', 'right, within 30 s'],
    ['Mon, 01 Jun 2026 07:59:00 GMT', 'wrong', '60 s ahead'],
    ['Mon, 01 Jun 2026 08:05:00 GMT', 'wrong', '5 minutes behind'],
    ['Tue, 02 Jun 2026 08:00:00 GMT', 'wrong', '24 hours behind'],
    ['not a date', 'look', 'not compared'],
    ['', 'look', 'not compared'],
  ])('%s', async (date, state, said) => {
    expect(await examine(date)).toMatchObject({ state, said: expect.stringContaining(said) });
  });

  test('the first who tells the time is enough; who does not is waited for in vain, and not for long', async () => {
    const heard = new TimeHeard(clock);
    const third = jest.fn();
    const second = (): void => {
      setTimeout(() => heard.hear(now.toUTCString()), 5);
    };
    expect((await clockFindings(heard, [() => undefined, second, third], 200))[0]?.state).toBe('ok');
    expect(third).not.toHaveBeenCalled();
  });
});

describe('the disk', () => {
  const config = configOf();
  const withRoom = (bytes: number) =>
    diskFindings(config, { ...diskTools, room: () => Promise.resolve(bytes) });

  test('as it is', async () => {
    expect(await diskFindings(config)).toEqual([
      expect.objectContaining({ what: 'Disk', said: expect.stringMatching(/^[\d.]+ [MGT]B free in \//) }),
    ]);
  });

  test.each([
    [0, 'wrong', '0 bytes free'],
    [50 * 1024 ** 2, 'wrong', '50 MB free'],
    [500 * 1024 ** 2, 'look', '500 MB free'],
    [5 * 1024 ** 3, 'ok', '5.0 GB free'],
  ])('%d bytes of room', async (bytes, state, said) => {
    expect((await withRoom(bytes))[0]).toMatchObject({ state, said: expect.stringContaining(said) });
  });

  test('a folder that cannot be written to, for one reason or the other', async () => {
    const refusing = (code: string) =>
      diskFindings(config, {
        ...diskTools,
        assertWritable: () => Promise.reject(Object.assign(new Error(code), { code })),
      });
    expect((await refusing('EACCES'))[0]).toMatchObject({
      state: 'wrong',
      said: expect.stringContaining('no permission'),
      todo: expect.stringContaining('DATA_DIR'),
    });
    expect((await refusing('EROFS'))[0]?.said).toContain('read-only');
  });

  // Root may write anywhere.
  (process.getuid?.() === 0 ? test.skip : test)('a real folder without the permission', async () => {
    const folder = tempFolder();
    await chmod(folder, 0o500);
    expect((await diskFindings(configOf({ DATA_DIR: folder })))[0]?.state).toBe('wrong');
  });

  test('a folder for backups elsewhere has a line of its own, be it there or not', async () => {
    const elsewhere = configOf({ BACKUP_DIR: join(tempFolder(), 'not', 'yet', 'there') });
    const findings = await diskFindings(elsewhere);
    expect(findings.map(({ what, state }) => `${what} ${state}`)).toEqual(['Disk ok', 'Disk for backups ok']);
  });
});

describe('the last backup', () => {
  const config = configOf();
  const written = async (hoursAgo: number): Promise<void> => {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    await mkdir(config.backupDir, { recursive: true });
    const path = join(config.backupDir, backupName(at));
    await writeFile(path, 'x'.repeat(2048));
    await utimes(path, at, at);
  };

  test('none, an old one, a new one, and one that failed', async () => {
    expect(await backupFindings(config, clock, undefined)).toMatchObject([{ state: 'look' }]);
    await written(72);
    expect(await backupFindings(config, clock, undefined)).toMatchObject([
      { state: 'look', said: 'the newest was made 3 days ago (2.0 KB)' },
    ]);
    await written(5);
    expect(await backupFindings(config, clock, 'no space left')).toMatchObject([
      { state: 'wrong', said: 'the last one failed: no space left' },
      { state: 'ok', said: 'the newest was made 5 hours ago (2.0 KB)' },
    ]);
  });
});

describe('the configuration', () => {
  test('says what there is, and shows no value', () => {
    const config = configOf({
      DATABASE_URL: 'postgres://ainews:hunter22@db.example/ainews',
      DISCORD_TOKEN: 'first.second.third',
      SLACK_BOT_TOKEN: 'xoxb-1-2-3',
      SLACK_APP_TOKEN: 'xapp-1-2-3',
    });
    expect(configurationFindings(config, true)).toEqual([
      {
        what: 'Configuration',
        state: 'ok',
        said: 'Discord, Slack (one workspace, Socket Mode), database server, queue in the database, time zone UTC (as the bot read it at its start)',
      },
    ]);
  });

  test('a name that nobody reads is worth a look', () => {
    expect(configurationFindings(configOf({ DISCORD_TOKN: 'x' }), false)[1]).toMatchObject({
      state: 'look',
      said: expect.stringContaining('DISCORD_TOKEN'),
    });
  });

  test('whether the bot runs, and since when', () => {
    const at = (runsSince: Date | undefined) => runningFindings({ config: configOf(), clock, runsSince })[0];
    expect(at(undefined)).toMatchObject({ state: 'look', todo: 'npm start runs it.' });
    expect(at(new Date('2026-06-01T05:00:00Z'))?.said).toBe('runs since 1 June 05:00, 3 hours ago');
  });
});
