import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import type { FaultKind } from '../../../../src/shared/news/ground/faults.ts';

const kindsOf = (statement: string, article: string): FaultKind[] =>
  faultsOf(statement, [{ title: 'A day in Sundhaven', text: article }]).map(({ kind }) => kind);

type Case = [article: string, statement: string];

describe('an acronym', () => {
  it.each<Case>([
    ['The European Press Council supports Orrenby.', 'The EPC supports Orrenby.'],
    ['The Council of Nordic Ports supports Orrenby.', 'The CoNP supports Orrenby.'],
    ['The Council of Nordic Ports supports Orrenby.', 'The CNP supports Orrenby.'],
    ['Orrenby trains large language models in Sundhaven.', 'Orrenby trains LLMs in Sundhaven.'],
    ['Orrenby builds artificial intelligence in Sundhaven.', 'Orrenby builds AI in Sundhaven.'],
    ['Orrenby opens its language model to schools.', 'Orrenby opens its AI language model to schools.'],
  ])('stands for what "%s" writes out: %s', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });

  it.each<Case>([
    [
      'Orrenby signed one deal in Sundhaven and more deals are to come.',
      'AMD signed one deal in Sundhaven and more deals are to come.',
    ],
    ['Orrenby said the institute bought more chips.', 'Orrenby said IBM bought more chips.'],
    [
      'Orrenby has plants in Aldwyn. Merrowin Data is near.',
      'Orrenby has plants in Aldwyn, and AMD is near.',
    ],
  ])('is not made of any words, of "%s": %s', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('name');
  });
});

describe('first and last names', () => {
  const article =
    'Mira Halden and Tom Solberg founded Orrenby in Sundhaven. Ada Kestrow of Kallowey Technical University advises it.';

  it.each([
    'Mira Solberg and Tom Halden founded Orrenby in Sundhaven.',
    'Tom Halden founded Orrenby in Sundhaven.',
  ])('must not be mixed: %s', (statement) => {
    expect(kindsOf(statement, article)).toContain('name');
  });

  it.each([
    'Tom Solberg and Mira Halden founded Orrenby in Sundhaven.',
    'Kestrow of Kallowey University advises Orrenby.',
  ])('may be left out and change places: %s', (statement) => {
    expect(kindsOf(statement, article)).not.toContain('name');
  });
});

describe('a country and its people', () => {
  it.each<Case>([
    ['The Norwegian data watchdog has fined Orrenby.', "Norway's data watchdog has fined Orrenby."],
    ["Norway's data watchdog has fined Orrenby.", 'The Norwegian data watchdog has fined Orrenby.'],
    ['The Swedish data watchdog has fined Orrenby.', "Sweden's data watchdog has fined Orrenby."],
  ])('stand for each other: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });
});

describe('a quotation that somebody says', () => {
  const statement = 'Mira Halden said the launch "was a disaster for the company".';

  it('is not the words of who wrote the article', () => {
    const told =
      'The launch was a disaster for the company. Mira Halden, the chief executive, was not available.';
    expect(kindsOf(statement, told)).toContain('quotation');
  });

  it.each([
    '“The launch was a disaster for the company,” said Mira Halden, the chief executive.',
    '“We were slow,” said Mira Halden. “It was bad. The launch was a disaster for the company. It hurt.”',
    'The launch was a disaster for the company, Mira Halden told the board.',
    'Mira Halden: The launch was a disaster for the company.',
    'The launch was a disaster for the company. We have learned from it. By Mira Halden.',
  ])('may stand in marks, in speech, or in what its speaker wrote: %s', (article) => {
    expect(kindsOf(statement, article)).not.toContain('quotation');
  });
});
