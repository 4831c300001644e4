import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { datesIn } from '../../../../src/shared/news/ground/dates.ts';
import { bearsOut, figuresIn } from '../../../../src/shared/news/ground/figures.ts';
import { tidy } from '../../../../src/shared/news/ground/tidy.ts';
import { versionsIn } from '../../../../src/shared/news/ground/versions.ts';

const first = (text: string) => figuresIn(tidy(text))[0]!;
const same = (said: string, found: string): boolean => bearsOut(first(said), first(found));

describe('figures', () => {
  it.each([
    ['$1.2bn', '$1.2 billion'],
    ['$1.2bn', '1.2 billion dollars'],
    ['$1.2bn', '$1,200 million'],
    ['about $1.2 billion', '$1,163 million'],
    ['1.2 billion', '1,163 million'],
    ['12%', '11.6 per cent'],
    ['12 percent', '12,4 Prozent'],
    ['1,5 Milliarden Euro', '€1.5 billion'],
    ['1.200', '1,200'],
    ['forty', '40'],
    ['vierzig', '40'],
    ['twenty-five', '25'],
    ['a million', '1,000,000'],
    ['half a million', '500,000'],
    ['more than 100', '116'],
    ['nearly 120', '116'],
    ['knapp 120', '116'],
    ['7 billion', '7B'],
    ['20th', '20'],
    ['40 percent', 'up to 40 percent'],
    ['almost 300', 'nearly 300'],
    ['no more than 300', 'up to 300'],
    ['more than 300', 'at least 300'],
    ['more than 250', 'nearly 300'],
    ['a drop of 5%', '(-5%)'],
    ['a margin of -5%', 'a margin of minus 5%'],
    ['3 to 5%', '3-5%'],
  ])('%s stands for %s', (said, found) => {
    expect(same(said, found)).toBe(true);
  });

  it.each([
    ['1.2', '12'],
    ['$1.2bn', '€1.2bn'],
    ['$1.2bn', '$1.2 million'],
    ['$1.4bn', '$1,163 million'],
    ['120', '116'],
    ['40%', '40'],
    ['5 percentage points', '5%'],
    ['more than 120', '116'],
    ['more than 20', '116'],
    ['nearly 100', '116'],
    ['70B', '7B'],
    ['third', '4th'],
    ['at least 40 percent', 'up to 40 percent'],
    ['over $100 million', 'under $100 million'],
    ['more than 300', 'nearly 300'],
    ['more than 280', 'no more than 300'],
    ['at least 5 million', '6.2 million euros'],
    ['fewer than 300', 'more than 300'],
    ['nearly 300', 'more than 300'],
    ['mindestens 40 Prozent', 'bis zu 40 Prozent'],
    ['a margin of 5%', 'a margin of -5%'],
    ['a margin of 5%', 'a margin of −5%'],
    ['a margin of -5%', 'a margin of 5%'],
  ])('%s does not stand for %s', (said, found) => {
    expect(same(said, found)).toBe(false);
  });

  it('stand for themselves, whatever they are', () => {
    const unit = fc.constantFrom('', '%', ' million', ' billion dollars', ' people', ' Euro');
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.nat(3),
        unit,
        (value, places, after) => {
          const text = `${value.toFixed(places)}${after}`;
          expect(same(text, text)).toBe(true);
        },
      ),
    );
  });
});

describe('dates', () => {
  const read = (text: string) => datesIn(text).dates.map(({ year, month, day, quarter, word }) => ({ year, month, day, quarter, word }));

  it('are read in both languages and however they are written', () => {
    const third = { year: 2026, month: 5, day: 3, quarter: undefined, word: undefined };
    for (const text of ['2026-05-03', '3 May 2026', 'May 3rd, 2026', 'am 3. Mai 2026', '03.05.2026'])
      expect([text, read(text)]).toEqual([text, [third]]);
    expect(read('in the third quarter of 2025')).toMatchObject([{ quarter: 3, year: 2025 }]);
    expect(read('on 3 may 2026')).toEqual([third]);
    expect(read('on Tuesday and am Dienstag')).toMatchObject([{ word: 'tuesday' }, { word: 'tuesday' }]);
  });

  it('are no helping verbs, marches, versions or prices', () => {
    expect(read('Kestrel 5 may launch, and Kestrel 6 may 7 times over.')).toEqual([]);
    expect(read('It may cost $2,025 and march on, says GPT-2025x of 12.5.')).toEqual([]);
  });
}); // prettier-ignore

describe('versions', () => {
  const keys = (text: string): string[] => versionsIn(text).versions.map(({ key }) => key);

  it('are names with numbers, written in any way', () => {
    expect(keys('GPT-5.2 and GPT 5.2, Kestrel 5, v1.4, 4.8.2, H100')).toEqual(
      expect.arrayContaining(['gpt5.2', 'kestrel5', '1.4', '4.8.2', 'h100']),
    );
  });

  it('are no dates and no counts', () => {
    expect(keys('On May 3 about 12 people and over 5 million users paid $1.4 million in 2026.')).toEqual([]);
  });
});
