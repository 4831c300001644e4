import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileSender } from '../../../src/bots/file/sender.ts';
import { VirtualClock } from '../../../src/shared/clock.ts';
import type { Outgoing } from '../../../src/shared/domain/sender.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const at = '2026-05-04T06:00:00.000Z';
const sender = fileSender(new VirtualClock(new Date(at)));
let address: string;

beforeEach(() => {
  address = join(tempFolder(), 'deep', 'posts.jsonl');
});

const outgoing = (wanted: Partial<Outgoing> = {}, publicId = 'wren234', version = 1): Outgoing => ({
  deliveryId: 'd-1',
  kind: 'post',
  address,
  message: { blocks: [], fallback: '' },
  stories: [
    { publicId, version, headline: 'A “headline”\nin two lines', links: ['https://a.example/?x=1&y=2'] },
  ],
  ...wanted,
});

const written = async (): Promise<string> => readFile(address, 'utf8');

describe('the file', () => {
  test('gets a line a message, with what a reader would have seen and when', async () => {
    expect(await sender.send(outgoing())).toEqual({ messageId: 'wren234' });
    const { stories } = outgoing({}, 'wren234', 2);
    await sender.edit!({ ...outgoing({ kind: 'edit' }), stories, messageId: 'wren234' });
    const lines = (await written()).trimEnd().split('\n');
    const line = {
      at,
      kind: 'post',
      destination: 'file',
      story: 'wren234',
      version: 1,
      headline: 'A “headline”\nin two lines',
      links: ['https://a.example/?x=1&y=2'],
    };
    expect(lines.map((each) => JSON.parse(each) as unknown)).toEqual([
      line,
      { ...line, kind: 'edit', version: 2 },
    ]);
  });

  test('holds the post of a story, whatever has become of the story since, and no other', async () => {
    const found = { messageId: 'wren234' };
    expect(await sender.look!(outgoing())).toBeUndefined();
    await sender.send(outgoing());
    expect(await sender.look!(outgoing())).toEqual(found);
    expect(await sender.look!(outgoing({ deliveryId: 'd-2' }))).toEqual(found);
    expect(await sender.look!(outgoing({ kind: 'edit' }))).toBeUndefined();
    expect(await sender.look!(outgoing({}, 'wren234', 2))).toEqual(found);
    expect(await sender.look!(outgoing({}, 'other77'))).toBeUndefined();
  });

  test('holds an edit of the same version, and no other', async () => {
    const edit = (version: number): Outgoing => outgoing({ kind: 'edit' }, 'wren234', version);
    await sender.send(outgoing());
    await sender.edit!({ ...edit(2), messageId: 'wren234' });
    expect(await sender.look!(edit(2))).toEqual({ messageId: 'wren234' });
    expect(await sender.look!(edit(3))).toBeUndefined();
  });

  test('a torn line does not count as arrived, and the next message takes its place', async () => {
    await sender.send(outgoing({}, 'first22'));
    const whole = await written();
    await sender.send(outgoing());
    const line = (await written()).slice(whole.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: Buffer.byteLength(line) - 1 }), async (bytes) => {
        await writeFile(address, Buffer.concat([Buffer.from(whole), Buffer.from(line).subarray(0, bytes)]));
        expect(await sender.look!(outgoing())).toBeUndefined();
        await sender.send(outgoing());
        expect(await written()).toBe(whole + line);
      }),
      { numRuns: 40 },
    );
  });

  test('that holds nothing but a torn line is begun anew', async () => {
    await mkdir(join(address, '..'), { recursive: true });
    await writeFile(address, '{"at":"20');
    await sender.send(outgoing());
    expect((await written()).split('\n')).toHaveLength(2);
    expect(await sender.look!(outgoing())).toBeDefined();
  });

  test('may hold lines of somebody else', async () => {
    await sender.send(outgoing());
    await appendFile(address, 'a note of mine\nnull\n[1]\n42\n');
    expect(await sender.look!(outgoing())).toBeDefined();
    expect(await sender.look!(outgoing({}, 'other77'))).toBeUndefined();
    await sender.send(outgoing({}, 'other77'));
    expect(await written()).toContain('a note of mine\nnull\n');
    expect(await sender.look!(outgoing({}, 'other77'))).toBeDefined();
  });

  test('that cannot be written says what to do, and that it is tried again', async () => {
    await mkdir(address, { recursive: true });
    await expect(sender.send(outgoing())).rejects.toMatchObject({
      errorClass: 'transient',
      code: 'file_not_written',
      message: expect.stringMatching(
        /^Cannot write to .*posts\.jsonl .*Make room on the disk or allow writing there/,
      ),
    });
  });

  test('in a folder that cannot be made fails in the same words', async () => {
    const file = join(tempFolder(), 'a-file');
    await writeFile(file, '');
    await expect(sender.send(outgoing({ address: join(file, 'posts.jsonl') }))).rejects.toMatchObject({
      code: 'file_not_written',
    });
  });
});
