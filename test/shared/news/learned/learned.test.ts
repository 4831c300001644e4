import { describe, expect, it } from '@jest/globals';
import { featuresOf } from '../../../../src/shared/news/learned/features.ts';
import { type LinearModel, judge } from '../../../../src/shared/news/learned/linear.ts';

const namesOf = (title: string, finely: boolean): string[] => [
  ...featuresOf({ title, teaser: '' }, { finely }).keys(),
];

describe('featuresOf', () => {
  it('takes words by their stems, without those that say nothing, and finely where wanted', () => {
    expect(namesOf('The baker of Halmere', false)).toEqual(['word:baker', 'word:halmer']);
    expect(namesOf('The baker of Halmere', true)).toEqual(
      expect.arrayContaining(['title:baker', 'title:halmer', 'pair:baker of']),
    );
  });

  it('reads a text once that a feed gives as the teaser, too', () => {
    const teaser = 'They went on to the next town. '.repeat(20);
    const reading = (text: string) => featuresOf({ title: 'News', teaser, text }, { finely: false });
    expect(reading(`A robot waits. ${teaser}`).has('word:robot')).toBe(true);
    // Behind the lead, it is not looked at.
    expect(reading('A robot waits.').has('word:robot')).toBe(false);
  });
});

describe('judge', () => {
  const model: LinearModel = {
    labels: ['robotics', 'bread'],
    bias: [0, -200],
    weights: { 'hit:robot': [300, 0], 'word:shiny': [400, -100], 'word:oven': [-100, 500] },
  };
  const features = new Map([
    ['word:shiny', { value: 1, text: 'Shiny' }],
    ['hit:robot', { value: 1, text: 'robot', known: true }],
    ['word:unheard', { value: 9, text: 'Unheard' }],
    ['constructor', { value: 9 }],
  ]);

  it('adds up log odds in hundredths, and ignores what it has never seen', () => {
    const [robotics, bread] = judge(model, features);
    expect(robotics!.chance).toBeCloseTo(1 / (1 + Math.exp(-7)), 6);
    expect(bread!.chance).toBeCloseTo(1 / (1 + Math.exp(3)), 6);
  });

  it('names words of vocabularies before weightier plain ones, and nothing that speaks against', () => {
    const [robotics, bread] = judge(model, features);
    expect(robotics!.named).toEqual(['robot']);
    expect(bread!.named).toEqual([]);
    const plain = new Map([['word:oven', { value: 1, text: 'oven' }]]);
    expect(judge(model, plain)[1]!.named).toEqual(['oven']);
  });
});
