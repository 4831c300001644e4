import { describe, expect, it } from '@jest/globals';
import { type Judged, worstMistakes } from '../../../src/cli/eval/mistakes.ts';

const line = (title: string, found: number, truth: string): Judged => ({
  title,
  found,
  truth,
  verdict: '',
  at: new Date(Number(title) * 60_000),
});

describe('worstMistakes', () => {
  // Story 1 holds two of x and one of y; the rest of y stands in story 2.
  const lines = [
    line('1', 1, 'x'),
    line('2', 1, 'y'),
    line('3', 1, 'x'),
    line('4', 2, 'y'),
    line('5', 2, 'y'),
  ];

  it('shows each fault once, by its first lines, the older first', () => {
    const { merged, missed } = worstMistakes(lines, 5);
    expect(merged).toEqual([{ older: lines[0], younger: lines[1], pairs: 2 }]);
    expect(missed).toEqual([{ older: lines[1], younger: lines[3], pairs: 2 }]);
  });

  it('finds none in a perfect clustering', () => {
    expect(worstMistakes([line('1', 1, 'x'), line('2', 1, 'x'), line('3', 2, 'y')], 5)).toEqual({
      merged: [],
      missed: [],
    });
  });

  it('puts the costliest first and shows no more than asked for', () => {
    const more = [...lines, line('6', 3, 'z'), line('7', 3, 'w'), line('8', 1, 'y')];
    const { merged } = worstMistakes(more, 1);
    expect(merged).toEqual([{ older: more[0], younger: more[1], pairs: 4 }]);
  });
});
