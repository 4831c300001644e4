import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import type { Fault } from '../../../../src/shared/news/ground/faults.ts';

type Case = [article: string, statement: string];

/** What the rules find; how well the whole is borne out is another question. */
const found = (statement: string, article: string): Fault[] =>
  faultsOf(statement, [{ title: 'What Orrenby did', text: article }]).filter(
    ({ what }) => what !== statement,
  );

const move = 'Tollevik left Tolvik for $11 million in May, but Dunmeer has not won since.';

describe('a place in the place of another', () => {
  it.each<Case>([
    [
      'Orrenby will build a plant in Dunmeer, 40 km from Kallowey.',
      'Orrenby will build a plant in Kallowey.',
    ],
    [
      'Tollevik made a move from Tolvik in May, but Dunmeer has not won since.',
      'Tollevik made a move from Dunmeer in May.',
    ],
  ])('is found: "%s" does not bear out "%s"', (article, statement) => {
    expect(found(statement, article)).toMatchObject([{ kind: 'name' }]);
  });

  it.each<Case>([
    [
      'Orrenby will build a plant in Dunmeer, 40 km from Kallowey.',
      'Orrenby will build a plant near Kallowey.',
    ],
    [
      'Orrenby opened offices in Dunmeer, Tolvik and Kallowey.',
      'Orrenby opened offices in Kallowey and Dunmeer.',
    ],
    ['Orrenby opened an office in the harbour of Kallowey.', 'Orrenby opened an office in Kallowey.'],
    [move, 'Tollevik left for Dunmeer in May.'],
    [
      'A plant in Dunmeer will make robots. In Kallowey Orrenby will build a plant, too.',
      'Orrenby will build a plant in Kallowey.',
    ],
    // Another name of the same place, for all that is known.
    [
      'Orrenby will make a trip to Dunmeer in May. Skerrland is glad of it.',
      'Orrenby will make a trip to Skerrland in May.',
    ],
  ])('is not seen where there is none: "%s" bears out "%s"', (article, statement) => {
    expect(found(statement, article)).toEqual([]);
  });
});

describe('who did it, and to whom it was done', () => {
  it.each<[...Case, fault: string]>([
    [
      "Lane's husband found the child in a boat and took her home.",
      "Lane's husband was found in a boat and taken home.",
      'husband was found',
    ],
    ['The bank fined the chip maker in May.', 'The bank was fined in May.', 'bank was fined'],
    [
      'The researcher was accused of fraud in May.',
      'The researcher accused the institute of fraud in May.',
      'researcher accused the',
    ],
    ['The board gave the founder a car in May.', 'The board was given a car in May.', 'board was given'],
  ])('are told apart: "%s" does not bear out "%s"', (article, statement, what) => {
    expect(found(statement, article)).toContainEqual({ kind: 'name', what });
  });

  it.each<Case>([
    ['The museum opened in Dunmeer in May.', 'The museum was opened in Dunmeer in May.'],
    ['The museum opened its doors in May.', 'The museum was opened in May.'],
    ['The lab launched the model on Tuesday.', 'The model was launched by the lab on Tuesday.'],
    ['The bank was fined $3 million in May.', 'The bank fined $3 million in May.'],
    ['The bank fined the chip maker in May. The bank was fined itself in May.', 'The bank was fined in May.'],
    ['Travellers were warned that trains are full.', 'Travellers warned that trains are full.'],
  ])('stay as they are: "%s" bears out "%s"', (article, statement) => {
    expect(found(statement, article)).toEqual([]);
  });
});
