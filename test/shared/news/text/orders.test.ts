import { describe, expect, it, test } from '@jest/globals';
import { readSampleDay } from '../../../../src/cli/demo/sample-day.ts';
import { isOrder } from '../../../../src/shared/news/text/orders.ts';
import { sentences } from '../../../../src/shared/news/text/sentences.ts';
import { orders } from '../../../injections/orders.ts';

describe('an order to whoever sums up a page', () => {
  test.each(orders.map(({ text }) => text))('is known: %s', (text) => {
    expect(isOrder(text)).toBe(true);
  });

  it.each([
    'Velkamp released the rules for its assistant on Monday.',
    'The act says that chatbots must tell people that they are machines.',
    'Orrenby asked regulators to ignore the complaint of a rival.',
    'Researchers found that hidden text in e-mails makes assistants send files to strangers.',
    'The company will set the price in September, and list its shares in Torsund.',
    'Post offices in Aldersund use the model to sort 40,000 parcels a day.',
    'Users can reply in any of 40 languages, and the model answers in theirs.',
    'Set-top boxes with the chip cost 90 dollars.',
  ])('is not seen in news: %s', (text) => {
    expect(isOrder(text)).toBe(false);
  });

  it('is not seen in a day of news, but where the news is about one', async () => {
    const { articles } = await readSampleDay();
    const found = articles.flatMap(({ title, teaser, paragraphs }) =>
      [title, ...sentences([teaser, ...paragraphs].join('\n\n'))].filter(isOrder),
    );
    expect(found).toEqual([expect.stringMatching(/^One of the payloads quoted in the researchers/)]);
  });
});
