import { describe, expect, it } from '@jest/globals';
import { type Told, centralAmong } from '../../../../src/shared/news/summarize/centrality.ts';
import { topicWords } from '../../../../src/shared/news/text/tokens.ts';

const told = (text: string, position: number, caption = false): Told => ({
  words: new Set(topicWords(text)),
  position,
  caption,
});

const plant = told('Orrenby has opened a plant for robots in Kallowey.', 0);
const jobs = told('The plant in Kallowey employs 480 people.', 1);
const weather = told('Umbrellas were handed out at the harbour.', 2);
const again = told('The Orrenby plant for robots in Kallowey, seen from above.', 3, true);
const article = [plant, jobs, weather, again];

describe('centralAmong', () => {
  const central = centralAmong([article]);

  it('finds sentences that are about what all and the opening are about', () => {
    const [first, last] = [plant, weather].map((sentence) => central(sentence, article));
    expect(first?.whole).toBeGreaterThan(last?.whole ?? 1);
    expect(first?.opening).toBeGreaterThan(last?.opening ?? 1);
  });

  it('hears from a caption what is told twice, but no opening', () => {
    expect(central(plant, article).repeated).toBeGreaterThan(0.7);
    expect(central(weather, article).repeated).toBe(0);
    const captioned = [told('Umbrellas at the harbour.', 0, true), plant];
    expect(centralAmong([captioned])(weather, article).opening).toBe(0);
  });

  it('takes nothing for nothing', () => {
    const empty = told('It was so.', 0);
    expect(centralAmong([[empty]])(empty, [empty])).toEqual({ whole: 0, opening: 0, repeated: 0 });
  });
});
