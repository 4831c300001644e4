import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Clustered,
  atThreshold,
  bCubed,
  bestThreshold,
  multiLabel,
  pairwise,
  pearson,
  quantile,
} from '../../../src/cli/eval/metrics.ts';

const clustered = (found: string, truth: string): Clustered[] =>
  Array.from(found, (letter, index) => ({ found: letter, truth: truth[index]! }));
const items = fc.array(fc.record({ found: fc.nat(5), truth: fc.nat(5) }), { minLength: 1, maxLength: 30 });

describe('bCubed', () => {
  it('is as computed by hand', () => {
    // Found {1,2,3} {4,5}; true {1,2} {3,4,5}. Precision: 2/3 2/3 1/3 1 1, recall: 1 1 1/3 2/3 2/3.
    const scores = bCubed(clustered('aaabb', 'xxyyy'));
    expect(scores.p).toBeCloseTo(11 / 15);
    expect(scores.r).toBeCloseTo(11 / 15);
    expect(scores.f).toBeCloseTo(11 / 15);
    // One cluster of all: precision 2/5 * 2/5 + 3/5 * 3/5.
    expect(bCubed(clustered('aaaaa', 'xxyyy')).p).toBeCloseTo(13 / 25);
  });

  it('agrees with its definition item by item', () => {
    fc.assert(
      fc.property(items, (all) => {
        const share = (of: 'found' | 'truth') =>
          all.reduce((sum, item) => {
            const group = all.filter((other) => other[of] === item[of]);
            const both = group.filter((other) => other.found === item.found && other.truth === item.truth);
            return sum + both.length / group.length / all.length;
          }, 0);
        expect(bCubed(all).p).toBeCloseTo(share('found'), 10);
        expect(bCubed(all).r).toBeCloseTo(share('truth'), 10);
      }),
    );
  });
});

describe('pairwise', () => {
  it('is as computed by hand', () => {
    // Found pairs 12 13 23 45, true pairs 12 34 35 45: two in common.
    expect(pairwise(clustered('aaabb', 'xxyyy'))).toEqual({ p: 0.5, r: 0.5, f: 0.5 });
  });

  it('agrees with counting all pairs', () => {
    fc.assert(
      fc.property(items, (all) => {
        const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
        const found = pairs.filter(([a, b]) => a.found === b.found);
        const wanted = pairs.filter(([a, b]) => a.truth === b.truth);
        const hits = found.filter(([a, b]) => a.truth === b.truth).length;
        expect(pairwise(all).p).toBeCloseTo(found.length === 0 ? 1 : hits / found.length, 10);
        expect(pairwise(all).r).toBeCloseTo(wanted.length === 0 ? 1 : hits / wanted.length, 10);
      }),
    );
  });
});

describe.each([
  ['bCubed', bCubed],
  ['pairwise', pairwise],
])('%s', (_name, measure) => {
  it('gives 1 to a perfect clustering, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1 }), (truth) => {
        expect(measure(truth.map((name) => ({ found: `c${name}`, truth: name })))).toEqual({
          p: 1,
          r: 1,
          f: 1,
        });
      }),
    );
  });

  it('gives precision 1 to singletons and recall 1 to one cluster of all', () => {
    fc.assert(
      fc.property(items, (all) => {
        expect(measure(all.map(({ truth }, index) => ({ found: index, truth }))).p).toBe(1);
        expect(measure(all.map(({ truth }) => ({ found: 0, truth }))).r).toBeCloseTo(1, 10);
      }),
    );
  });

  it('exchanges precision and recall when found and true are exchanged, and does not mind the order', () => {
    fc.assert(
      fc.property(items, (all) => {
        const scores = measure(all);
        const exchanged = measure(all.map(({ found, truth }) => ({ found: truth, truth: found })).reverse());
        expect(exchanged.p).toBeCloseTo(scores.r, 10);
        expect(exchanged.r).toBeCloseTo(scores.p, 10);
        expect(exchanged.f).toBeCloseTo(scores.f, 10);
      }),
    );
  });
});

describe('pearson', () => {
  it('is as computed by hand', () => {
    expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
    // Deviations -1.5 -0.5 0.5 1.5 and -1 1 -1 1: 2 / sqrt(5 * 4).
    expect(pearson([1, 2, 3, 4], [0, 2, 0, 2])).toBeCloseTo(2 / Math.sqrt(20));
    expect(pearson([1, 1], [0, 5])).toBe(0);
  });
});

describe('bestThreshold', () => {
  const scored = (...list: [number, boolean][]) => list.map(([score, positive]) => ({ score, positive }));

  it('is as computed by hand', () => {
    const best = bestThreshold(scored([0.9, true], [0.8, false], [0.7, true], [0.2, false]));
    expect(best).toEqual({ f1: 0.8, threshold: 0.7, p: 2 / 3, r: 1 });
  });

  it('takes equal scores together', () => {
    const best = bestThreshold(scored([0.5, true], [0.5, false], [0.5, false]));
    expect(best).toEqual({ f1: 0.5, threshold: 0.5, p: 1 / 3, r: 1 });
  });

  it('is never beaten by any other threshold, and is what atThreshold says', () => {
    const one = fc.record({ score: fc.nat(6), positive: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (list) => {
        fc.pre(list.some(({ positive }) => positive));
        const best = bestThreshold(list);
        expect(atThreshold(list, best.threshold)).toEqual(best);
        for (let other = 0; other <= 7; other++) {
          expect(best.f1).toBeGreaterThanOrEqual(atThreshold(list, other).f1);
        }
      }),
    );
  });
});

describe('multiLabel', () => {
  it('is as computed by hand', () => {
    const { micro, macro, labels } = multiLabel([
      { wanted: ['a', 'b'], found: ['a'] },
      { wanted: ['a'], found: ['a', 'c'] },
      { wanted: [], found: ['a'] },
    ]);
    // a: 2 hits of 3 found, 2 wanted; b: never found; c: wanted nowhere, so not in the mean.
    expect(micro.p).toBeCloseTo(2 / 4);
    expect(micro.r).toBeCloseTo(2 / 3);
    expect(macro.p).toBeCloseTo((2 / 3 + 0) / 2);
    expect(macro.r).toBeCloseTo(0.5);
    expect(macro.f).toBeCloseTo((0.8 + 0) / 2);
    expect(labels.get('a')).toMatchObject({ wanted: 2, found: 3 });
  });
});

describe('quantile', () => {
  it('takes the nearest rank', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
    expect(quantile([], 0.5)).toBe(0);
  });
});
