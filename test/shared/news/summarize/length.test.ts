import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../../../src/shared/news/summarize/summarize.ts';

const news = [
  'Orrenby opened a plant for robots in Kallowey on Monday with 480 workers.',
  'It will build 6,000 robots for the harbours of Skerrland each year.',
  'Who would have thought so before the ceremony began at noon?',
  'She had brought robots in Kallowey from a shop in the town that sells garden furniture.',
  'Sixteen schools of the town have ordered one for 310 euros since January.',
];

function said(aboutWords?: number): string[] {
  const article = {
    id: 1,
    publisher: 'The Ledger',
    title: '',
    teaser: '',
    text: news.join('\n\n'),
    url: '',
    publishedAt: new Date(0),
    language: undefined,
  };
  const { lede, points } = summarize([article], {
    verbatimWords: Infinity,
    ...(aboutWords === undefined ? {} : { aboutWords }),
  });
  return [lede, ...points.map(({ text }) => text)];
}

describe('a brief of a given length', () => {
  it('may lean on a sentence that it has told, in the order of the article', () => {
    expect(said(60)).toEqual([news[0], news[1], news[4]]);
  });

  it('leans on nothing as a card', () => {
    expect(said()).toEqual([news[0], news[4]]);
  });

  it('ends near its length', () => {
    expect(said(20)).toHaveLength(2);
    expect(said(10)).toHaveLength(1);
  });
});
