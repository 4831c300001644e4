import { describe, expect, it } from '@jest/globals';
import { storyTopics } from '../../../../src/shared/news/match/story-topics.ts';

const strike = { title: 'Voice actors on strike', teaser: 'Dubbing actors left the studios.' };
const quiet = { title: 'Orrenby waits', teaser: 'More on Monday.' };

describe('storyTopics', () => {
  it('are those of its only article, with its reason', () => {
    expect(storyTopics([strike])['society-work']).toBe(
      'names "Dubbing actors", "Voice actors" and "on strike"',
    );
  });

  it('stand when a third of the articles have them, and say how many', () => {
    expect(storyTopics([strike, quiet, quiet])['creative-media']).toMatch(
      /^1 of 3 articles: the clearest names "/,
    );
    expect(storyTopics([strike, quiet, quiet, quiet])).toEqual({});
  });

  it('stand in a large story when few articles are very clear', () => {
    const others = Array.from({ length: 8 }, () => quiet);
    expect(Object.keys(storyTopics([strike, strike, ...others]))).toContain('creative-media');
  });

  it('are none without articles', () => expect(storyTopics([])).toEqual({}));
});
