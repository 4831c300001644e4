import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../../../src/shared/news/summarize/summarize.ts';

const news = 'Orrenby opened a plant for robots in Kallowey on Monday with 480 workers.';

/** Repeated, these take hours where a pattern or a segmenter needs the square or the cube of their length. */
const pieces = ['a@', 'a-', '1,', 'Mr. ', '“Ab cd. ', '„', '[', 'x', '\n', '機器人工廠', '工廠。'];

/** Within the tests' own limit of a minute each, with room for a busy machine: what fails here takes hours. */
describe('100,000 characters of', () => {
  it.each(pieces)('%j do not hold up a brief', (piece) => {
    const long = `By\n${piece.repeat(Math.ceil(100_000 / piece.length))}`;
    const article = {
      id: 1,
      publisher: 'The Ledger',
      title: `Orrenby opens a plant ${long}`,
      teaser: long,
      text: `${news}\n\n${long}\n\n${news}`,
      url: '',
      publishedAt: new Date(0),
      language: undefined,
    };
    expect(summarize([article]).lede).toBe(news);
  });
});
