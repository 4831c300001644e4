import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';

const sample = JSON.parse(
  readFileSync(new URL('../../../fixtures/sample-day/articles.json', import.meta.url), 'utf8'),
) as { title: string; paragraphs: string[] }[];

/** Ten articles of the sample day, each three times as long. */
const articles = sample.slice(20, 30).map(({ title, paragraphs }) => ({
  title,
  text: [...paragraphs, ...paragraphs, ...paragraphs].join('\n\n'),
}));
/** Sentences without their second word: near to the articles, and nowhere the same. */
const points = sample
  .slice(20, 32)
  .map(({ paragraphs }) => paragraphs[0]!.split('. ')[0]!.replace(/^(\S+) \S+/, '$1'));

describe('the check', () => {
  it('is done with a brief of twelve points in no time', () => {
    expect(points).toHaveLength(12);
    faultsOf(points[0]!, articles);
    const began = process.cpuUsage();
    for (const point of points) faultsOf(point, articles);
    const { user, system } = process.cpuUsage(began);
    // Some ninety milliseconds on a free machine (docs/quality.md); the tests share theirs, and are not compiled as well.
    expect((user + system) / 1000).toBeLessThan(800);
  });

  // Within the tests' own limit of a minute each: where a rule takes the square of the length, they need hours.
  it.each([
    'not robots ',
    'half of robots ',
    'was found in Aldwyn ',
    'found Aldwyn ',
    'a@',
    'a-',
    'A-',
    '"',
    '[',
    '機器人工廠',
    '工廠。',
  ])('is not held up by 30,000 characters of %j', (piece) => {
    const long = piece.repeat(Math.ceil(30_000 / piece.length));
    const evidence = [{ title: 'Orrenby buys Merrowin', text: `Orrenby buys Merrowin ${long}` }];
    expect(faultsOf('Haldrekk buys Merrowin and its robots.', evidence)).not.toEqual([]);
    expect(faultsOf(`Haldrekk buys ${long.replaceAll(' ', '')}`, evidence)).not.toEqual([]);
  });
});
