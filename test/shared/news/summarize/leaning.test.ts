import { describe, expect, it } from '@jest/globals';
import { personToldBefore, subjectToldBefore } from '../../../../src/shared/news/summarize/leaning.ts';
import { Mentions } from '../../../../src/shared/news/summarize/mentions.ts';

const told = new Mentions(
  'Orrenby will build a factory for robots in Carrowmark, its third data centre.',
  'Floods had stopped the office work there until the Assessment Office gave its leave.',
);

describe('subjectToldBefore', () => {
  it.each([
    ['The factory will employ 480 people.', ['factory']],
    ['The new factory opens in May.', ['factory']],
    ['The factory’s report is due in May.', ['factory']],
    ['The robots pack 600 boxes an hour.', ['robots']],
    ['The flood damaged 640 houses.', ['flood']],
    ['The factory needs a third of the power.', ['factory']],
    ['The office’s full report is due in May.', ['Office']],
    // Nothing of it was told before, or it stands for the one whom the headline names.
    ['The harbour of Aldersund bought forty cranes.', []],
    ['The company earns 40 million euros a year.', []],
    ['The model needs 12 GB of memory.', []],
    // Named, or no subject as if known.
    ['The Carrowmark factory will employ 480 people.', []],
    ['A factory will employ 480 people.', []],
    ['The first of them opens in May.', []],
  ])('%s', (sentence, words) => expect(subjectToldBefore(sentence, told)).toEqual(words));
});

describe('personToldBefore', () => {
  const told = new Mentions('Orrenby will grow.', 'Ingrid Salloway, who leads Orrenby, met Mayor Straker.');

  it.each([
    ['Salloway said that the plant would open in May.', ['Ingrid', 'Salloway']],
    ['Straker has called the plan a gift.', ['Mayor', 'Straker']],
    ['Salloway’s group will run the plant from May.', ['Ingrid', 'Salloway']],
    // Introduced by its name alone, never, or once more.
    ['Orrenby said that the plant would open in May.', []],
    ['Orrenby’s plant will open in May.', []],
    ['Vale said that the plant would open in May.', []],
    ['Ingrid Salloway said that the plant would open in May.', []],
  ])('%s', (sentence, names) => expect(personToldBefore(sentence, told)).toEqual(names));
});
