import { describe, expect, it } from '@jest/globals';
import { figuresOf, knownFigures } from '../../../../src/shared/news/summarize/likeness.ts';

describe('figuresOf', () => {
  it.each([
    ['The plant costs €2.4bn, or 2.4 billion euros.', ['2.4', '2.4']],
    ['In 41 of 60 tests it cost $1,150.', ['41', '60', '1,150']],
    // Names, years and single digits.
    ['GPT-5.2 and Merrowin 3.5 came out in 2026, with 3 sizes.', []],
    ['Shares in Orrenby rose 3.5 percent.', ['3.5']],
    ['The Bank of Kallowey 3.5% bond is sold out.', ['3.5']],
  ])('%s', (text, figures) => expect(figuresOf(text)).toEqual(figures));
});

describe('knownFigures', () => {
  it('is the share that others hold', () => {
    expect(knownFigures('It has 41 robots and 60 arms.', ['All 41 robots work.'])).toBe(0.5);
    expect(knownFigures('Merrowin 3.5 reads maps.', ['Merrowin 3.5 is here.'])).toBe(0);
  });
});
