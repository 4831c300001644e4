import { describe, expect, it } from '@jest/globals';
import { type Lesson, teach } from '../../../src/cli/teach/logistic.ts';

const lesson = (words: readonly string[], wanted: number): Lesson => ({
  features: new Map(words.map((word) => [`word:${word}`, { value: 1 }])),
  wanted,
  weight: 1,
});
const lessons = [
  ...Array.from({ length: 20 }, () => lesson(['robot', 'today'], 1)),
  ...Array.from({ length: 20 }, () => lesson(['bread', 'today'], 0)),
  lesson(['once', 'robot'], 1),
];

describe('teach', () => {
  it('learns which words speak for a label and which against', () => {
    const { weights } = teach(lessons);
    expect(weights.get('word:robot')).toBeGreaterThan(1);
    expect(weights.get('word:bread')).toBeLessThan(-1);
    expect(Math.abs(weights.get('word:today')!)).toBeLessThan(0.5);
  });

  it('does not learn from a word of one or two lessons', () => {
    expect(teach(lessons).weights.has('word:once')).toBe(false);
  });

  it('gives heavy lessons more to say', () => {
    const doubted = [...lessons, { ...lesson(['robot'], 0), weight: 100 }];
    expect(teach(doubted).weights.get('word:robot')).toBeLessThan(0);
  });

  it('doubts where readers differed', () => {
    const chanceOfRobot = (share: number): number => {
      const { bias, weights } = teach([
        ...Array.from({ length: 60 }, () => lesson(['robot'], share)),
        ...Array.from({ length: 60 }, () => lesson(['bread'], 0)),
      ]);
      return 1 / (1 + Math.exp(-bias - weights.get('word:robot')!));
    };
    expect(chanceOfRobot(1)).toBeGreaterThan(0.9);
    expect(chanceOfRobot(1 / 3)).toBeCloseTo(1 / 3, 1);
  });

  it('comes to the same figures each time', () => expect(teach(lessons)).toEqual(teach(lessons)));
});
