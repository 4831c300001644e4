import { describe, expect, it } from '@jest/globals';
import { evalGrounding } from '../../../src/cli/eval/grounding.ts';
import { bigramOverlap, wordOverlap } from '../../../src/cli/eval/overlap.ts';
import { groundedFrom } from '../../../src/shared/news/ground/groundedness.ts';
import { type Printed, fileOf, printed } from './support.ts';

interface Outcome {
  threshold: number;
  balanced_accuracy: number;
  unfaithful: { precision: number; recall: number };
  faithful: { precision: number; recall: number };
}
interface Whole {
  summaries: number;
  faithful: number;
  positive_class: string;
  ours: Outcome;
  blocking: Outcome;
  word_overlap: Outcome;
  bigram_overlap: Outcome;
}

const run = (lines: readonly unknown[]): Promise<Printed<Whole>> =>
  printed((print) => evalGrounding({ file: fileOf(lines), print, progress: () => undefined })) as Promise<
    Printed<Whole>
  >;

const source =
  'Merrowin opened an office in Sundhaven on Tuesday. It will hire 40 engineers there. Orrenby closed its plant in Tolvik after a fire last year.';
const line = (summary: string, faithful: boolean) => ({ source, summary, faithful });

describe('eval grounding', () => {
  it('tells invented summaries from faithful ones, by the shipped threshold', async () => {
    const { json, text } = await run([
      line('Merrowin opened an office in Sundhaven on Tuesday.', true),
      line('Merrowin opened an office in Sundhaven. It will hire 40 engineers there.', true),
      line('Merrowin opened an office in Sundhaven. It will hire 400 lawyers and painters there.', false),
      line('Vesterholm sold its ferries to a museum for nine million euros.', false),
    ]);
    expect(json).toMatchObject({
      summaries: 4,
      faithful: 2,
      positive_class: 'unfaithful',
      ours: {
        threshold: groundedFrom,
        balanced_accuracy: 1,
        unfaithful: { precision: 1, recall: 1 },
        faithful: { precision: 1, recall: 1 },
      },
      blocking: { balanced_accuracy: 1 },
    });
    expect(text).toContain('4 summaries, 2 of them faithful.');
  });

  it('gives each rival the threshold that is best for the file', async () => {
    const { json } = await run([
      line('Merrowin opened a big shop for 40 engineers.', true),
      line('Tolvik closed.', true),
      line('Nobody knows anything at all.', false),
    ]);
    expect(json.word_overlap).toMatchObject({ balanced_accuracy: 1 });
    expect(json.bigram_overlap.balanced_accuracy).toBeGreaterThanOrEqual(0.5);
  });

  it('measures a file of one class by that class alone', async () => {
    const { json } = await run([line('Merrowin opened an office in Sundhaven on Tuesday.', true)]);
    expect(json.ours.balanced_accuracy).toBe(1);
  });

  it('asks for a label', async () => {
    await expect(run([{ source, summary: 'Merrowin opened.' }])).rejects.toThrow(/line 1: [^]*faithful/);
  });
});

describe('the rivals', () => {
  it('share words and pairs of words', () => {
    expect(wordOverlap('The Office burned', source)).toBeCloseTo(1 / 3);
    expect(bigramOverlap('an office at Tolvik', source)).toBeCloseTo(1 / 3);
    expect([wordOverlap('', source), bigramOverlap('', '')]).toEqual([1, 1]);
  });
});
