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
    ['Orrenby will make a trip to Dunmeer in May.', 'Orrenby will make a trip to Skerrland in May.'],
  ])('is not seen where there is none: "%s" bears out "%s"', (article, statement) => {
    expect(found(statement, article).filter(({ what }) => / (?:in|to|for) /.test(what))).toEqual([]);
  });
});

describe('who did it, and to whom it was done', () => {
  it.each<Case>([
    [
      "Lane's husband found the child in a boat and took her home.",
      "Lane's husband was found in a boat and taken home.",
    ],
    ['The bank fined the chip maker in May.', 'The bank was fined in May.'],
    ['The researcher was accused of fraud in May.', 'The researcher accused the institute of fraud in May.'],
    ['The board gave the founder a car in May.', 'The board was given a car in May.'],
  ])('are told apart: "%s" does not bear out "%s"', (article, statement) => {
    expect(found(statement, article)).toContainEqual(expect.objectContaining({ kind: 'name' }));
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

describe('a word twice in a row', () => {
  it('is found where no article has it', () => {
    const article = 'Orrenby has silenced its critics with Merrowin 3.';
    expect(found('Orrenby has silenced its critics critics.', article)).toMatchObject([
      { kind: 'content', what: 'critics critics' },
    ]);
    expect(found('Tollevik plays for Pago Pago.', 'Tollevik has played for Pago Pago since 2019.')).toEqual(
      [],
    );
  });
});

describe('what was dismissed', () => {
  const dismissed = 'A court in Dunmeer dismissed the claim that Orrenby had copied the data of Haldrekk.';
  it.each<Case>([
    [dismissed, 'Orrenby had copied the data of Haldrekk.'],
    [dismissed, 'Orrenby had copied the data of Haldrekk, a court said.'],
    [
      'A spokesman rejected as a hoax a report that Orrenby had closed its plant.',
      'A spokesman said Orrenby had closed its plant.',
    ],
  ])('is no fact: "%s" does not bear out "%s"', (article, statement) => {
    expect(found(statement, article)).toMatchObject([{ kind: 'attribution' }]);
  });

  it.each<Case>([
    [dismissed, 'A court dismissed the claim that Orrenby had copied the data of Haldrekk.'],
    [dismissed, 'Orrenby did not copy the data of Haldrekk, a court found.'],
    [`${dismissed} But Orrenby copied the data of Haldrekk in May.`, 'Orrenby copied the data of Haldrekk.'],
  ])('may be told as dismissed: "%s" bears out "%s"', (article, statement) => {
    expect(found(statement, article)).toEqual([]);
  });
});

describe('what did not happen', () => {
  it.each<Case>([
    ['Orrenby has yet to release the weights of Merrowin.', 'Orrenby will release the weights of Merrowin.'],
    ['Orrenby stopped short of promising open weights.', 'Orrenby promised open weights.'],
    [
      'The ministry ruled out a ban on facial recognition.',
      'The ministry plans a ban on facial recognition.',
    ],
    ['Orrenby sold half of its stake in Haldrekk.', 'Orrenby sold its stake in Haldrekk.'],
  ])('is not told as if it had: "%s" does not bear out "%s"', (article, statement) => {
    expect(found(statement, article)).toMatchObject([{ kind: 'negation' }]);
  });

  it.each<Case>([
    [
      'Orrenby has yet to release the weights of Merrowin.',
      'Orrenby has not released the weights of Merrowin.',
    ],
    ['Orrenby has yet to release the weights.', 'The weights are yet to be released.'],
    ['Orrenby stopped short of promising open weights.', 'Orrenby did not promise open weights.'],
    ['The ministry ruled out a ban on facial recognition.', 'The ministry will not ban facial recognition.'],
    ['Orrenby sold half of its stake in Haldrekk.', 'Orrenby sold half its stake in Haldrekk.'],
    ['Orrenby lost some of the users in May.', 'Orrenby lost some of the users in the spring.'],
  ])('may be told in other words: "%s" bears out "%s"', (article, statement) => {
    expect(found(statement, article).filter(({ kind }) => kind === 'negation')).toEqual([]);
  });
});
