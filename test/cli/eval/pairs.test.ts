import { describe, expect, it } from '@jest/globals';
import { evalPairs } from '../../../src/cli/eval/pairs.ts';
import { sameEventFrom } from '../../../src/shared/news/cluster/likeness.ts';
import { type Printed, fileOf, printed } from './support.ts';

interface Measured {
  pearson: number;
  best: { f1: number; threshold: number; p: number; r: number };
}
interface Outcome {
  pairs: number;
  ours: Measured & { shipped: Measured['best'] };
  baseline: Measured;
}

const run = (lines: readonly unknown[]): Promise<Printed<Outcome>> =>
  printed((print) => evalPairs({ file: fileOf(lines), print, progress: () => undefined })) as Promise<
    Printed<Outcome>
  >;

const titles = [
  ['Ferry Aldwyn Star runs aground off Port Skerrow', 'Aldwyn Star ferry aground near Port Skerrow'],
  ['Vesterholm opens Kallsund bridge', 'Kallsund bridge opened at Vesterholm after nine years'],
  ['Oat bread in forty minutes', 'Night trains return to Halmere'],
  ['Chess club of Brannock wins the cup', 'Drought empties the reservoir of Tolvik'],
];
const pairs = (labels: readonly number[]) =>
  titles.map(([a, b], index) => ({ a: { title: a }, b: { title: b, text: '' }, label: labels[index] }));

describe('eval pairs', () => {
  it('tells pairs about one event from others, for us and for the rival', async () => {
    const { json } = await run(pairs([1, 1, 0, 0]));
    expect(json.pairs).toBe(4);
    expect(json.ours.best).toMatchObject({ f1: 1, p: 1, r: 1 });
    expect(json.ours.pearson).toBeGreaterThan(0.5);
    expect(json.ours.shipped.threshold).toBeCloseTo(sameEventFrom, 4);
    expect(json.baseline.best).toMatchObject({ f1: 1, p: 1, r: 1 });
    expect(json.baseline.pearson).toBeGreaterThan(0.5);
  });

  it('cuts graded labels in the middle between the smallest and the largest', async () => {
    // Middle 2.5: only the first pair is positive, and the second is as alike.
    const { json, text } = await run(pairs([4, 2, 1, 1]));
    expect(text).toContain('4 pairs, 1 of them positive.');
    expect(json.baseline.best.r).toBe(1);
    // On the middle itself is positive.
    expect((await run(pairs([3, 2, 1, 1]))).text).toContain('4 pairs, 2 of them positive.');
  });

  it('takes no label for text', async () => {
    await expect(run([{ ...pairs([1])[0], label: 'yes' }])).rejects.toThrow(/line 1: [^]*label/);
  });
});
