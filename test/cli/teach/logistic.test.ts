import { describe, expect, it } from '@jest/globals';
import { type Lesson, teach } from '../../../src/cli/teach/logistic.ts';

const lesson = (words: readonly string[], wanted: boolean): Lesson => ({
  features: new Map(words.map((word) => [`word:${word}`, { value: 1 }])),
  wanted,
  weight: 1,
});
const lessons = [
  ...Array.from({ length: 20 }, () => lesson(['robot', 'today'], true)),
  ...Array.from({ length: 20 }, () => lesson(['bread', 'today'], false)),
  lesson(['once', 'robot'], true),
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
    const doubted = [...lessons, { ...lesson(['robot'], false), weight: 100 }];
    expect(teach(doubted).weights.get('word:robot')).toBeLessThan(0);
  });

  it('comes to the same figures each time', () => expect(teach(lessons)).toEqual(teach(lessons)));
});
