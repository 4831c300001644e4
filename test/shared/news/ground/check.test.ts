import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import type { FaultKind } from '../../../../src/shared/news/ground/faults.ts';
import { english, german } from './examples.ts';

const kindsOf = (statement: string, article: string): FaultKind[] =>
  faultsOf(statement, [{ title: 'What Orrenby did', text: article }]).map(({ kind }) => kind);

describe.each([
  ['English', english],
  ['German', german],
])('the check, in %s', (_, examples) => {
  for (const [name, { evidence, right, wrong }] of Object.entries(examples)) {
    it.each(right)(`${name}: lets pass: %s`, (statement) => {
      expect(faultsOf(statement, evidence)).toEqual([]);
    });
    it.each(wrong)(`${name}: blocks for its %s: %s`, (kind, statement) => {
      expect(faultsOf(statement, evidence).map((fault) => fault.kind)).toContain(kind);
    });
  }
});

describe('the check of a word twice in a row', () => {
  it('blocks one that no article has', () => {
    const article = 'Orrenby has silenced its critics with Merrowin 3.';
    expect(kindsOf('Orrenby has silenced its critics critics.', article)).toEqual(['content']);
    expect(kindsOf('Tollevik plays for Pago Pago.', 'Tollevik has played for Pago Pago since 2019.')).toEqual(
      [],
    );
  });
});

describe('the check of a bound, a sign and a year', () => {
  it.each<[article: string, statement: string]>([
    ['The rule on chips takes effect on 3 May 2027.', 'The rule on chips takes effect on 3 May.'],
    [
      'Orrenby opened the office in August, its largest of 2025.',
      'Orrenby opened the office in August 2025, its largest.',
    ],
    ['Orrenby ran the service until 2020 in Sundhaven.', 'Until 2020 Orrenby ran the service in Sundhaven.'],
    [
      'Orrenby ran the service until 2020 in Sundhaven.',
      'The service of Orrenby in Sundhaven has been closed since 2020.',
    ],
    ['Orrenby laid off nearly 300 people in Sundhaven.', 'Orrenby laid off about 300 people in Sundhaven.'],
  ])('lets pass, of "%s": %s', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });

  it.each<[kind: FaultKind, article: string, statement: string]>([
    [
      'number',
      'The update cuts the costs of Orrenby by up to 40 percent.',
      'The update cuts the costs of Orrenby by at least 40 percent.',
    ],
    [
      'number',
      'Orrenby reported a margin of -5 percent for the year.',
      'Orrenby reported a margin of 5 percent for the year.',
    ],
    ['date', 'The rule on chips takes effect on 3 May.', 'The rule on chips takes effect on 3 May 2027.'],
    ['date', 'Orrenby opened the office in August.', 'Orrenby opened the office in August 2025.'],
    [
      'date',
      'Orrenby ran the service until 2020 in Sundhaven.',
      'Orrenby has run the service since 2020 in Sundhaven.',
    ],
  ])('finds a wrong %s, of "%s": %s', (kind, article, statement) => {
    expect(kindsOf(statement, article)).toContain(kind);
  });
});

describe('the check of a year told from the day of publication', () => {
  const kinds = (statement: string, text: string): FaultKind[] =>
    faultsOf(statement, [{ title: '', text, publishedAt: new Date(Date.UTC(2026, 5, 3)) }]).map(
      ({ kind }) => kind,
    );

  it.each([
    ['Orrenby opened a plant in Tolvik last year.', 'Orrenby opened a plant in Tolvik in 2025.'],
    ['Orrenby opened a plant in Tolvik in 2025.', 'Orrenby opened a plant in Tolvik last year.'],
    ['Orrenby opened a plant in Tolvik this year.', 'Orrenby opened a plant in Tolvik in 2026.'],
    ['Orrenby opens a plant in Tolvik next year.', 'Orrenby opens a plant in Tolvik in 2027.'],
    ['Orrenby hat im Vorjahr ein Werk in Tolvik eröffnet.', 'Orrenby hat 2025 ein Werk in Tolvik eröffnet.'],
    [
      'Orrenby hat letztes Jahr ein Werk in Tolvik eröffnet.',
      'Orrenby hat 2025 ein Werk in Tolvik eröffnet.',
    ],
    ['Orrenby a ouvert une usine à Tolvik l’an dernier.', 'Orrenby a ouvert une usine à Tolvik en 2025.'],
    [
      'Revenue at Orrenby was $84 million in 2024, up from $31 million a year earlier.',
      'Revenue at Orrenby was $84 million in 2024 and $31 million in 2023.',
    ],
  ])('lets pass, of "%s": %s', (article, statement) => {
    expect(kinds(statement, article)).toEqual([]);
  });

  it.each([
    ['Orrenby opened a plant in Tolvik last year.', 'Orrenby opened a plant in Tolvik in 2024.'],
    ['Orrenby opened a plant in Tolvik in 2024.', 'Orrenby opened a plant in Tolvik last year.'],
    ['Orrenby hat im Vorjahr ein Werk in Tolvik eröffnet.', 'Orrenby hat 2026 ein Werk in Tolvik eröffnet.'],
    [
      'Revenue at Orrenby was $84 million in 2024, up from $31 million a year earlier.',
      'Revenue at Orrenby was $31 million last year, and $84 million in 2024.',
    ],
  ])('finds a wrong one, of "%s": %s', (article, statement) => {
    expect(kinds(statement, article)).toContain('date');
  });

  it('tells nothing of a year where nobody knows when an article was published', () => {
    expect(
      kindsOf('Orrenby opened a plant in Tolvik in 2025.', 'Orrenby opened a plant in Tolvik last year.'),
    ).toContain('date');
  });
});

describe('the check of a billion, in German', () => {
  const article =
    'Orrenby zahlt 1 Billion Dollar für das Unternehmen Merrowin, das ist mehr als die 5 Milliarden vom Mai.';
  it('is a million of millions', () => {
    expect(kindsOf('Orrenby zahlt für Merrowin 1.000 Milliarden Dollar.', article)).not.toContain('number');
    expect(kindsOf('Orrenby zahlt für Merrowin 1 Milliarde Dollar.', article)).toContain('number');
    expect(kindsOf('Orrenby pays $1 billion for Merrowin.', article)).toContain('number');
    expect(kindsOf('Orrenby pays $1 trillion for Merrowin.', article)).not.toContain('number');
  });
});
