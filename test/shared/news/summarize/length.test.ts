import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../../../src/shared/news/summarize/summarize.ts';

const news = [
  'Orrenby opened a plant for robots in Kallowey on Monday with 480 workers.',
  'It will build 6,000 robots for the harbours of Skerrland each year.',
  'Who would have thought so before the ceremony began at noon?',
  'She had brought robots in Kallowey from a shop in the town that sells garden furniture.',
  'Sixteen schools of the town have ordered one for 310 euros since January.',
];

function said(aboutWords?: number, { text = news.join('\n\n'), title = '' } = {}): string[] {
  const article = {
    id: 1,
    publisher: 'The Ledger',
    title,
    teaser: '',
    text,
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
    expect(said(22)).toEqual([news[0], news[1]]);
    expect(said(10)).toEqual([news[0]]);
  });

  it('does not fill its room with what matters less', () => {
    const short = 'Six shops sell vases of glass.';
    expect(said(20, { text: [...news, short].join('\n\n') })).toEqual([news[0]]);
    expect(said(22, { text: [news[0], short].join('\n\n') })).toEqual([news[0], short]);
  });

  it('begins with the news, though a headline has told it', () => {
    const title = 'Orrenby opens a plant for robots in Kallowey with 480 workers on Monday';
    expect(said(60, { title })[0]).toBe(news[0]);
    expect(said(undefined, { title })[0]).not.toBe(news[0]);
  });

  it('may hold a longer sentence than a card', () => {
    const long = `Orrenby said that ${'its robots in the harbour of Kallowey load crates and '.repeat(4)}count them for 480 workers of the new plant.`;
    expect(said(90, { text: [news[0], long].join('\n\n') })).toContain(long);
    expect(said(undefined, { text: [news[0], long].join('\n\n') })).not.toContain(long);
  });
});
