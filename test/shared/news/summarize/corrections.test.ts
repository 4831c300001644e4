import { describe, expect, it } from '@jest/globals';
import type { StoryArticle } from '../../../../src/shared/domain/story.ts';
import { amountsIn } from '../../../../src/shared/news/summarize/amounts.ts';
import { outdatedIn } from '../../../../src/shared/news/summarize/corrections.ts';
import { summarize } from '../../../../src/shared/news/summarize/summarize.ts';

const at = (hour: number, title: string, text: string): StoryArticle => ({
  id: hour,
  publisher: `Outlet ${hour}`,
  title,
  teaser: '',
  text,
  url: `https://outlet-${hour}.example/`,
  publishedAt: new Date(Date.UTC(2026, 2, 17, hour)),
  language: 'en',
});

describe('amountsIn', () => {
  it.each([
    ['$400 million', [{ value: 4e8, unit: '$' }]],
    ['400m dollars', [{ value: 4e8, unit: '$' }]],
    [
      '€2.4bn and 40 per cent',
      [
        { value: 2.4e9, unit: '€' },
        { value: 40, unit: '%' },
      ],
    ],
    ['2,4 Milliarden Euro', [{ value: 2.4e9, unit: '€' }]],
    ['1,150 people', [{ value: 1150, unit: 'peopl' }]],
    ['It costs 40 in May', [{ value: 40, unit: '' }]],
    ['GPT-4o mini', []],
  ])('of %j', (text, amounts) => expect(amountsIn(text)).toEqual(amounts));
});

describe('outdatedIn', () => {
  const first = at(
    10,
    'Orrenby raises $400 million',
    'Orrenby has raised $400 million for a plant in Aldersund.',
  );

  it.each([
    'Orrenby has raised $450 million, not $400 million as first reported.',
    'Orrenby raised $450 million. An earlier version of this article said $400 million.',
    'The round of Orrenby came to $450 million; earlier reports of $400 million were wrong.',
    'Orrenby corrected the size of its round to $450 million from $400 million.',
    'Orrenby raised $450 million. A dispatch wrongly stated 400 million dollars for the round of Orrenby.',
  ])('knows the wrong figure of: %s', (text) => {
    const outdated = outdatedIn([first, at(14, 'Orrenby round is larger', text)]);
    expect(outdated('Orrenby has raised $400m for a plant in Aldersund.')).toBe(true);
    expect(outdated('Orrenby has raised $450 million.')).toBe(false);
    // The same figure about something else.
    expect(outdated('Hollin Cloud rents servers for $400 million.')).toBe(false);
  });

  it.each([
    'Unlike previous versions, the assistant of Orrenby handles $400 million a day in Aldersund.',
    'The first version costs Orrenby $400 million for a plant in Aldersund, the second half of that.',
    'The original story of Orrenby sold for $400 million in Aldersund.',
  ])('takes for no correction: %s', (text) => {
    const outdated = outdatedIn([first, at(14, 'Orrenby and its plant', text)]);
    expect(outdated(first.title)).toBe(false);
  });

  it('knows it from an article that is marked as a correction, and gives another figure for the same', () => {
    const later = at(
      14,
      'Corrected: Orrenby has raised $450 million for a plant in Aldersund',
      'It is larger.',
    );
    expect(outdatedIn([first, later])('Orrenby has raised $400 million.')).toBe(true);
    expect(outdatedIn([later])('Orrenby has raised $400 million.')).toBe(false);
    // What came earlier corrects nothing that came later.
    expect(outdatedIn([at(16, first.title, first.text!), later])('Orrenby has raised $400 million.')).toBe(
      false,
    );
  });

  it('lets the last correction hold', () => {
    const wrong = at(12, 'Orrenby', 'Orrenby raised $400 million, not $450 million as first reported.');
    const last = at(14, 'Orrenby', 'Orrenby raised $450 million, not $400 million as first reported.');
    const outdated = outdatedIn([last, wrong]);
    expect(outdated('Orrenby raised $400 million.')).toBe(true);
    expect(outdated('Orrenby raised $450 million.')).toBe(false);
  });

  it.each([
    'Orrenby raised its forecast to $450 million from $400 million.',
    'The robot of Orrenby costs $450, not $400 as the one of Hollin does.',
    'Orrenby had previously raised $400 million, and raised $450 million now.',
  ])('takes no news for a correction: %s', (text) => {
    const outdated = outdatedIn([first, at(14, 'Orrenby', text)]);
    expect(outdated('Orrenby has raised $400 million for a plant.')).toBe(false);
    expect(outdated('The robot of Orrenby costs $400.')).toBe(false);
  });
});

describe('a brief', () => {
  it('shows no figure that a later article corrects, in headline, lede or points', () => {
    const early = at(
      10,
      'Orrenby raises $400 million for a plant in Aldersund',
      'Orrenby has raised $400 million for a plant in Aldersund that packs accelerators.\n\nThe plant of Orrenby will open in the summer of 2027 on the site of a shipyard.',
    );
    const late = at(
      14,
      'Correction: Orrenby round is $450 million',
      'Orrenby has raised $450 million for its plant in Aldersund, and an earlier report said $400 million.\n\nInvestors of Orrenby put $450 million into the plant, which Tarnside Capital leads.',
    );
    const { headline, lede, points } = summarize([early, late]);
    const shown = [headline, lede, ...points.map(({ text }) => text)].join('\n');
    expect(shown).toContain('$450 million');
    expect(shown).not.toContain('$400 million');
    expect(headline).toBe('Orrenby round is $450 million');
  });

  it('keeps a correction that alone tells the right figure', () => {
    const early = at(
      10,
      'Orrenby plans a plant',
      'Orrenby has raised $400 million for a plant in Aldersund.',
    );
    const late = at(
      14,
      'Orrenby plant',
      'Orrenby has raised $450 million, not $400 million as first reported.',
    );
    expect(summarize([early, late]).lede).toBe(late.text);
  });
});
