import { describe, expect, it } from '@jest/globals';
import { inWords, outermost } from '../../../../src/shared/news/text/listing.ts';

describe('listing', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('says %j in words', (parts, said) => expect(inWords(parts)).toBe(said));

  it('keeps each text once, and none that stands within another', () => {
    expect(outermost(['robots', 'Humanoid robots', 'arms', 'Arms'])).toEqual(['Humanoid robots', 'arms']);
  });
});
