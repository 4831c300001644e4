import { describe, expect, it } from '@jest/globals';
import type { StoryArticle } from '../../../../src/shared/domain/story.ts';
import { headlineOf } from '../../../../src/shared/news/summarize/headline.ts';

const plain = 'Orrenby releases Merrowin 3 with open weights';
const article = (
  title: string,
  publisher = 'Tramline',
  url = 'https://www.tramline.example/a',
): StoryArticle => ({
  id: 1,
  publisher,
  title,
  teaser: '',
  text: undefined,
  url,
  publishedAt: new Date('2026-03-17T08:00:00Z'),
  language: 'en',
});

describe('headlineOf', () => {
  it.each([
    [`Tramline: ${plain}`],
    [`${plain} | Tramline`],
    [`${plain} | TechQuay`],
    [`${plain} | TechQuay News`],
    [`${plain} - The Tramline`],
    [`${plain} — tramline.example`],
    [`${plain} - Tramline | Technology`],
    [`${plain} (June 5, 2026)`],
    [`${plain} - 5 June 2026`],
    [`${plain} | 2026-06-05`],
    [`Exclusive: ${plain}`],
    [`UPDATE 2 - ${plain}`],
    [`Correction: ${plain}`],
  ])('%s', (title) => expect(headlineOf([article(title)], undefined)).toBe(plain));

  it.each([
    'Orrenby: no Merrowin 4 this year',
    'Merrowin 3 - now with open weights',
    'Orrenby will release Merrowin 3 on 5 June 2026',
    'State of the art | what the three new language models of the week can do for you',
    'Live: now',
    'Report: Orrenby in talks to buy a phone maker',
  ])('leaves alone: %s', (title) => expect(headlineOf([article(title)], undefined)).toBe(title));

  it.each([
    ['Introducing Merrowin 3', 'Orrenby Blog', 'We release three models.', 'Orrenby introduces Merrowin 3'],
    [
      'Announcing the Merrowin fund',
      'Orrenby',
      'Orrenby gives money, and we look forward to letters.',
      'Orrenby announces the Merrowin fund',
    ],
    // Whose it is is not known.
    ['Introducing Merrowin 3', 'Tramline', 'Orrenby has released it.', 'Introducing Merrowin 3'],
    ['Introducing our new models', 'Orrenby Blog', 'We release three.', 'Introducing our new models'],
    [
      'Introducing Merrowin 3',
      'Tramline',
      'I tried it for you. You can try it today, the lab told Tramline.',
      'Introducing Merrowin 3',
    ],
    ['Introducing Merrowin 3', 'orrenby.example', 'We release it today.', 'Introducing Merrowin 3'],
    ['Introducing Merrowin 3', 'AI News', 'We release three models.', 'Introducing Merrowin 3'],
  ])('says whose it is: %s by %s', (title, publisher, text, headline) =>
    expect(headlineOf([{ ...article(title, publisher), text }], undefined)).toBe(headline),
  );

  it('says whose it is where the feed is known for its own', () => {
    const bare = {
      ...article('Introducing Merrowin 3', 'Orrenby Developers Blog - AI'),
      primary: true as const,
    };
    expect(headlineOf([bare], undefined)).toBe('Orrenby introduces Merrowin 3');
  });

  it('prefers a title that says what happened', () => {
    const here = article('Merrowin 3 is here');
    expect(headlineOf([here, { ...article(plain), id: 2 }], undefined)).toBe(plain);
  });

  it('knows the outlets of the other articles, and the sites that they lie on', () => {
    const others = [
      article(`${plain} - Harbour Times`),
      article('x', 'Harbour Times', 'https://quay.example/1'),
    ];
    expect(headlineOf(others, undefined)).toBe(plain);
    const linked = article(`${plain} – Quay`, 'Some Aggregator', 'https://www.quay.example/1');
    expect(headlineOf([linked], undefined)).toBe(plain);
  });

  it.each(['Orrenby: No data was stolen', 'No data was stolen in breach - Orrenby'])(
    'leaves to whom a claim belongs: %s',
    (title) => {
      const claim = article(title);
      const own = { ...article('What happened on 3 May', 'Orrenby', 'https://orrenby.example/1'), id: 2 };
      const about = { ...article('Thieves at Orrenby', 'Harbour Times', 'https://quay.example/1'), id: 3 };
      expect(headlineOf([claim, own, about], undefined)).toBe(title);
    },
  );

  it('takes no title with a corrected figure while there is another', () => {
    const wrong = article('Orrenby raises $400 million for its plant');
    const right = article('Why Orrenby needs a plant');
    const outdated = (text: string): boolean => text.includes('$400');
    expect(headlineOf([wrong, right], undefined, outdated)).toBe(right.title);
    expect(headlineOf([wrong], undefined, outdated)).toBe(wrong.title);
  });
});
