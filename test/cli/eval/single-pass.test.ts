import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { singlePass, type TimedVector } from '../../../src/cli/eval/single-pass.ts';
import { cosine, tfIdfVectors } from '../../../src/cli/eval/tf-idf.ts';

const at = (day: number): Date => new Date(day * 86_400_000);
const timed = (...list: [day: number, text: string][]): TimedVector[] => {
  const vectors = tfIdfVectors(list.map(([, text]) => text));
  return list.map(([day], index) => ({ at: at(day), vector: vectors[index]! }));
};

/** The same, told slowly and plainly: the centroid is written out. */
function plainly(items: readonly TimedVector[], threshold: number): number[] {
  const clusters: { newest: number; sum: Map<number, number> }[] = [];
  return items.map(({ at: time, vector }) => {
    const similarities = clusters.map(({ newest, sum }) => {
      if (time.getTime() - newest > 7 * 86_400_000) return 0;
      const length = Math.hypot(...sum.values());
      const product = vector.weights.reduce((all, w, i) => all + w * (sum.get(vector.terms[i]!) ?? 0), 0);
      return length === 0 ? 0 : product / length;
    });
    const highest = Math.max(0, ...similarities);
    // Two clusters that are equally near: rounding decides, and either is right.
    fc.pre(similarities.filter((each) => each > 0 && each > highest - 1e-9).length < 2);
    const joined = highest >= threshold && highest > 0 ? similarities.indexOf(highest) : clusters.length;
    const cluster = (clusters[joined] ??= { newest: 0, sum: new Map() });
    cluster.newest = time.getTime();
    vector.weights.forEach((w, i) =>
      cluster.sum.set(vector.terms[i]!, (cluster.sum.get(vector.terms[i]!) ?? 0) + w),
    );
    return joined;
  });
}

describe('tfIdfVectors', () => {
  it('weighs a word by how few texts hold it, and makes the length 1', () => {
    const [first, second] = tfIdfVectors(['The harbour crane harbour', 'a crane', 'other words']);
    // harbour: (1 + ln 2) ln 3, crane: ln 3/2.
    const harbour = (1 + Math.log(2)) * Math.log(3);
    const crane = Math.log(3 / 2);
    expect(first!.weights[0]).toBeCloseTo(harbour / Math.hypot(harbour, crane));
    expect(cosine(first!, second!)).toBeCloseTo(crane / Math.hypot(harbour, crane));
    expect(cosine(first!, first!)).toBeCloseTo(1);
  });
});

describe('singlePass', () => {
  it('puts like with like inside seven days', () => {
    const items = timed(
      [0, 'harbour crane falls'],
      [1, 'election result counted'],
      [2, 'crane falls harbour'],
      [9.5, 'harbour crane falls'],
    );
    expect([...singlePass(items, [0.5])[0]!]).toEqual([0, 1, 0, 2]);
  });

  it('does the same as the plain telling, at every threshold', () => {
    const text = fc.array(fc.constantFrom('crane', 'harbour', 'vote', 'storm', 'bridge', 'ferry'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), text), { maxLength: 14 }), (list) => {
        let day = 0;
        const items = timed(
          ...list.map(([more, words]): [number, string] => [(day += more), words.join(' ')]),
        );
        // No threshold that two equal vectors could miss by rounding.
        for (const threshold of [0.11, 0.43, 0.87]) {
          expect([...singlePass(items, [threshold])[0]!]).toEqual(plainly(items, threshold));
        }
      }),
    );
  });
});
