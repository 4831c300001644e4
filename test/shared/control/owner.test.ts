import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answers, takeOwnership } from '../../../src/shared/control/owner.ts';
import { socketPath } from '../../../src/shared/control/socket-path.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { until } from '../../helpers/until.ts';
import { ask, elsewhere, kill, nothing, own, owned, owner } from './support.ts';

const refusal = { code: 'already_running', errorClass: 'permanent' };

describe('owning a data folder', () => {
  test('a second taker is refused in words, and the owner does not notice', async () => {
    const path = socketPath(tempFolder());
    await own(path, () => Promise.resolve(7));
    await expect(takeOwnership(path, nothing)).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(/^Another AI News Bot is running.*DATA_DIR/),
    });
    expect((await ask(path)).code).toBe(7);
  });

  test('once released, the folder is free; the socket was for its owner alone', async () => {
    const path = socketPath(join(tempFolder(), 'made', 'on', 'the', 'way'));
    const ownership = await own(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await ownership.release();
    expect(await answers(path)).toBe(false);
    await own(path);
    expect(await answers(path)).toBe(true);
  });

  test('the socket of a killed process is taken over', async () => {
    const path = socketPath(tempFolder());
    const { child, lines } = owner(path);
    await until('it owns the folder', () => lines.includes('mine'));
    await expect(takeOwnership(path, nothing)).rejects.toMatchObject(refusal);
    await kill(child);
    expect(existsSync(path)).toBe(true);
    await own(path);
    expect((await ask(path)).code).toBe(0);
    expect(existsSync(`${path}.takeover`)).toBe(false);
  });

  test('a file that is no socket is taken for one left behind', async () => {
    const path = socketPath(tempFolder());
    writeFileSync(path, '');
    await own(path);
    expect((await ask(path)).code).toBe(0);
  });

  test.each(['on an empty folder', 'on a folder of a killed process'])(
    'of many takers at once %s one wins',
    async (where) => {
      for (let round = 0; round < 10; round += 1) {
        const path = socketPath(tempFolder());
        if (where.includes('killed')) writeFileSync(path, '');
        const takers = await Promise.allSettled(
          Array.from({ length: 6 }, (_, index) => takeOwnership(path, () => Promise.resolve(index))),
        );
        const winners = takers.flatMap((taker, index) =>
          taker.status === 'fulfilled' ? [{ taker, index }] : [],
        );
        for (const { taker } of winners) owned.push(taker.value);
        expect(winners).toHaveLength(1);
        for (const taker of takers)
          if (taker.status === 'rejected') expect(taker.reason).toMatchObject(refusal);
        expect((await ask(path)).code).toBe(winners[0]!.index);
      }
    },
  );

  test('of several processes at once one wins, on a folder of a killed one too', async () => {
    const path = socketPath(tempFolder());
    const first = owner(path);
    await until('it owns the folder', () => first.lines.includes('mine'));
    await kill(first.child);
    const said: string[][] = [1, 2, 3].map(
      () =>
        elsewhere(
          `await takeOwnership(${JSON.stringify(path)}, async () => 0).then(() => say('mine'), (error) => say(error.code));`,
        ).lines,
    );
    await until('all have said how it went', () => said.every((lines) => lines.length > 0));
    expect(said.flat().sort()).toEqual(['already_running', 'already_running', 'mine']);
  });

  test('who finds another one taking over is refused, and told what to remove where there is none', async () => {
    const path = socketPath(tempFolder());
    writeFileSync(path, '');
    mkdirSync(`${path}.takeover`);
    await expect(takeOwnership(path, nothing)).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining(`${path}.takeover`),
    });
  });

  test('a folder that cannot be written is refused in words', async () => {
    const file = join(tempFolder(), 'a-file');
    writeFileSync(file, '');
    await expect(takeOwnership(join(file, 'bot.sock'), nothing)).rejects.toMatchObject({
      code: 'socket_failed',
      errorClass: 'permanent',
      message: expect.stringContaining('DATA_DIR'),
    });
  });

  test('however deep the data folder lies, its socket can be bound, and differs from that of others', async () => {
    const deep = join(tempFolder(), 'a-folder-with-a-long-name/'.repeat(12));
    const path = socketPath(deep);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect(socketPath(deep)).toBe(path);
    expect(new Set([path, socketPath(`${deep}x`), socketPath(deep, 'bot-jobs')]).size).toBe(3);
    await own(path);
    expect((await ask(path)).code).toBe(0);
    const wide = socketPath(join('/data', 'ü'.repeat(60)));
    expect(Buffer.byteLength(wide)).toBeLessThanOrEqual(100);
    expect(socketPath('/data')).toBe('/data/bot.sock');
  });
});
