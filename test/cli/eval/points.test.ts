import { describe, expect, it } from '@jest/globals';
import { evalPoints } from '../../../src/cli/eval/points.ts';
import { type Printed, fileOf, printed } from './support.ts';

type Counts = Record<string, number>;
interface Outcome {
  stories: number;
  ledes: Counts;
  points: Counts;
  all: Counts;
  wanted: { ledes: number; points: number; firstThree: number };
}

const run = (lines: readonly unknown[]) =>
  printed((print) => evalPoints({ file: fileOf(lines), print })) as Promise<Printed<Outcome>>;

const event = [
  'L',
  'Orrenby will build a factory for robots in Carrowmark for $310 million, it said on Tuesday.',
];
const story = {
  id: 's1',
  articles: [
    {
      title: 'Orrenby to build a robot factory in Carrowmark',
      publisher: 'Copperline Business',
      published_at: '2029-03-17T08:00:00Z',
      paragraphs: [
        [event],
        // As a brief gives it: without the opening that joins it to another sentence.
        [['F', 'However, the factory will need 140 megawatts, which the grid has not promised before 2031.']],
      ],
    },
    {
      title: 'Orrenby robot factory comes to Carrowmark',
      publisher: 'Tramline Tech',
      published_at: '2029-03-17T09:00:00Z',
      paragraphs: [
        [
          ['E', 'A robot factory by Orrenby is coming to Carrowmark for $310 million.'],
          ['S', 'In the kitchen of the old mill Brita Maunsell, who swept it for years, wept that morning.'],
        ],
        [['F', 'Two lines with 96 robots each will run by the summer of 2030.']],
      ],
    },
  ],
};

describe('eval points', () => {
  it('counts what ledes and points are', async () => {
    const { json, text } = await run([story]);
    expect(json).toMatchObject({
      stories: 1,
      ledes: { L: 1 },
      all: { L: 1, E: 1, F: 2, S: 1 },
      wanted: { ledes: 1 },
    });
    expect(json.points['F']).toBe(2);
    expect(json.points['unknown']).toBeUndefined();
    expect(text).toContain('Ledes that tell the event: 100%.');
  });

  it('says which line has a kind that there is not', async () => {
    const paragraphs = [[['Z', 'Nothing is known.']]];
    const wrong = { ...story, articles: [{ ...story.articles[0], paragraphs }] };
    await expect(run([story, wrong])).rejects.toThrow(/line 2/);
  });
});
