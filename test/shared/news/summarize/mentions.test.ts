import { describe, expect, it } from '@jest/globals';
import { Mentions } from '../../../../src/shared/news/summarize/mentions.ts';

const read = new Mentions(
  'Robots do the office work at Orrenby.',
  'The Harbour Office of Kallowey had stopped the Robot-Lab twice.',
);

describe('mentions', () => {
  it('know a word in the form in which it was read', () => {
    expect(['robots', 'robot', 'office', 'harbour'].filter((word) => read.has(word))).toEqual([
      'robots',
      'robot',
      'office',
      'harbour',
    ]);
    expect(read.has('robotic')).toBe(false);
  });

  it('take a capital for a name, but not at the beginning of a sentence', () => {
    expect(read.has('Office')).toBe(true);
    expect(read.has('Robots')).toBe(false);
  });

  it('tell how a word was written last, in whatever form', () => {
    expect(read.lastWritten('offices')).toBe('Office');
    expect(read.lastWritten('works')).toBe('work');
    expect(read.lastWritten('factory')).toBeUndefined();
  });

  it('tell behind which word a name was read first', () => {
    expect(read.introducedBy('Office')).toBe('Harbour');
    expect(read.introducedBy('Orrenby')).toBeUndefined();
    expect(read.introducedBy('Merrowin')).toBeUndefined();
  });
});
