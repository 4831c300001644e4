import { describe, expect, it } from '@jest/globals';
import { groundedFrom, groundedness } from '../../../../src/shared/news/ground/groundedness.ts';

/** In small letters and torn apart by a tokenizer, as public sets have them. */
const source =
  'the ferry company skerrline has ordered four electric ships from a yard in brannock . the first of them will sail between aldersund and tolvik from may , the company said on tuesday . each ship carries 320 passengers and 40 cars . the yard had dismissed a third of its welders last winter . union leader mira halden called the order a relief after months without work . the old diesel ferries will be sold to a museum in orrenby .';

const other =
  'a library in sundhaven stays open until midnight this spring . students had collected signatures for it .';

const score = (summary: string, ...more: string[]): number =>
  groundedness(
    summary,
    [source, ...more].map((text) => ({ title: '', text })),
  );

describe('groundedness of texts in small letters', () => {
  it.each([
    ['a copy', 'each ship carries 320 passengers and 40 cars .'],
    ['a copy cut short', 'skerrline has ordered four electric ships from a yard in brannock .'],
    [
      'two copies',
      'skerrline has ordered four electric ships . the first of them will sail between aldersund and tolvik from may .',
    ],
    ['a retelling', 'four electric ferries for skerrline will be built at a yard in brannock .'],
  ])('bears out %s', (_kind, summary) => {
    expect(score(summary)).toBeGreaterThanOrEqual(groundedFrom);
  });

  it.each([
    [
      'a copy that was glued together',
      'the yard in brannock called the order a relief after it had dismissed the old diesel ferries .',
    ],
    ['a copy that was changed', 'each ship carries 320 welders and 40 passengers from may .'],
    ['an invention', 'a norwegian airline has cancelled dozens of flights because of a pilots strike .'],
    [
      'one wrong sentence beside right ones',
      'skerrline has ordered four electric ships . union leader mira halden will be sold to a museum in tolvik . the first of them will sail from may .',
    ],
  ])('does not bear out %s', (_kind, summary) => {
    expect(score(summary)).toBeLessThan(groundedFrom);
  });

  it('does not depend on what else is cited', () => {
    const summary = 'skerrline has ordered four electric ships from a yard in brannock .';
    expect(score(summary, other)).toBe(score(summary));
  });

  it('is 1 for a text of nothing but sentences of the articles, and for one without a word', () => {
    expect(score('each ship carries 320 passengers and 40 cars .')).toBe(1);
    expect(score('...')).toBe(1);
  });
});
