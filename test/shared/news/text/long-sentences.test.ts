import { describe, expect, it } from '@jest/globals';
import { sentences } from '../../../../src/shared/news/text/sentences.ts';

describe('sentences of long texts', () => {
  it.each([
    ['emoji', `x${'😀'.repeat(6_000)}`],
    ['letters', 'a'.repeat(12_345)],
    ['Han characters', '字'.repeat(9_000)],
  ])('keep %s without an end together, no character cut in two', (_, text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it('end where they end, wherever the segmenter was given a new piece', () => {
    const all = Array.from({ length: 400 }, (_, index) => `Robot ${index} of Orrenby packs ${index} boxes.`);
    expect(sentences(all.join(' '))).toEqual(all);
  });
});
