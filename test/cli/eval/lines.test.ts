import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { labelSchema, readLines, textSchema, timeSchema } from '../../../src/cli/eval/lines.ts';
import { rawFile } from './support.ts';

const schema = z.object({ id: labelSchema, text: textSchema });

describe('readLines', () => {
  it('skips empty lines and ignores keys that it does not know', async () => {
    const file = rawFile('\uFEFF{"id":1,"more":true}\r\n\n  \n{"id":"b","text":null}');
    expect(await readLines(file, schema)).toEqual([
      { id: '1', text: '' },
      { id: 'b', text: '' },
    ]);
  });

  it.each([
    ['{"id":1}\n\n{"id":', /line 3: this is not JSON/],
    ['{"id":1}\n{"text":"a"}', /line 2: [^]*a text or a number[^]*id/],
    ['{"id":1,"text":7}', /line 1: [^]*text/],
    ['\n', /holds no line/],
  ])('stops at %j and says what is wrong', async (text, message) => {
    const error = await readLines(rawFile(text), schema).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'eval_file_invalid', message: expect.stringMatching(message) });
  });

  it('says when there is no file', async () => {
    await expect(readLines('/nowhere/at-all.jsonl', schema)).rejects.toMatchObject({
      code: 'eval_file_missing',
    });
  });
});

describe('timeSchema', () => {
  it.each([
    ['2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T10:00:00', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    [1_772_000_000_000, '2026-02-25T06:13:20.000Z'],
  ])('reads %j', (given, time) => expect(timeSchema.parse(given).toISOString()).toBe(time));

  it('refuses what is no time', () => expect(timeSchema.safeParse('yesterday').success).toBe(false));
});
