import { describe, expect, it } from '@jest/globals';
import { topics, topicsOf } from '../../../../src/shared/news/match/topics.ts';

const titled = (title: string, teaser = ''): string[] => topicsOf({ title, teaser });

describe('topics', () => {
  it('are at least fourteen, each with an id of its own', () => {
    expect(new Set(topics.map((topic) => topic.id)).size).toBe(topics.length);
    expect(topics.length).toBeGreaterThanOrEqual(14);
  });

  it.each([
    ['Kestrel raises $40m for warehouse robots', ['business-funding', 'robotics']],
    ['New GPU packaging plant planned', ['chips-infrastructure']],
    ['Parliament passes bill on automated decisions', ['policy-regulation']],
  ])('of "%s"', (title, expected) => expect(titled(title)).toEqual(expect.arrayContaining(expected)));

  it('are matched by whole words', () =>
    expect(titled('Factory actions')).not.toContain('policy-regulation'));

  it('need two different words of a text, one of a title', () => {
    expect(titled('Orrenby news', 'The paper is out.')).not.toContain('research');
    expect(titled('Orrenby news', 'The paper by researchers is out.')).toContain('research');
  });

  it('are none for a text that names none', () => expect(titled('A quiet day')).toEqual([]));
});
