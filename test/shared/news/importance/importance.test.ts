import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SourceScope, Tier } from '../../../../src/shared/domain/source.ts';
import { levels } from '../../../../src/shared/domain/story.ts';
import { importanceOf } from '../../../../src/shared/news/importance/importance.ts';
import { type Report, independentOutlets } from '../../../../src/shared/news/importance/outlets.ts';

const begin = Date.UTC(2026, 2, 17, 8);

/** A report in words of its own: no other number gives the same. */
function report(number: number, wanted: Partial<Report> & { hour?: number } = {}): Report {
  const { hour = 0, ...rest } = wanted;
  const words = Array.from({ length: 12 }, (_, index) => `word${number}x${index}`);
  return {
    url: `https://outlet-${number}.example/story`,
    title: words.slice(0, 4).join(' '),
    teaser: words.join(' '),
    tier: 'press',
    scope: 'ai',
    publishedAt: new Date(begin + hour * 3_600_000),
    points: null,
    comments: null,
    ...rest,
  };
}

const press = (number: number, hour = 0): Report => report(number, { hour });
const paper = (number: number, hour = 0): Report => report(number, { hour, scope: 'general' });
const agency = (number: number, hour = 0): Report => report(number, { hour, tier: 'agency' });
const lab = (number: number, hour = 0): Report => report(number, { hour, tier: 'primary' });
const blog = (number: number, hour = 0): Report => report(number, { hour, tier: 'blog' });
const levelOf = (...reports: Report[]) => importanceOf(reports).level;

describe('levels', () => {
  it('hold a lone paper or release at minor, however many readers it has', () => {
    expect(levelOf(lab(1))).toBe('minor');
    expect(levelOf(report(1, { tier: 'press', scope: 'general', points: 90_000, comments: 90_000 }))).toBe(
      'minor',
    );
    expect(levelOf(lab(1), lab(2), lab(3))).toBe('minor');
  });

  it('call two or three outlets notable when the press is among them, and just so', () => {
    expect(levelOf(lab(1), press(2, 2))).toBe('notable');
    expect(levelOf(press(1), press(2, 20))).toBe('notable');
    expect(levelOf(press(1), press(2, 1), paper(3, 2))).toBe('notable');
    expect(levelOf(lab(1), blog(2, 1), blog(3, 2))).toBe('minor');
    expect(importanceOf([press(1), press(2, 20)]).importance).toBeLessThan(20);
  });

  it('call five with general press or an agency major, and five of one kind in no hurry not', () => {
    expect(levelOf(lab(1), press(2, 1), press(3, 5), press(4, 20), paper(5, 30))).toBe('major');
    expect(levelOf(agency(1), press(2, 1), press(3, 2), press(4, 8), press(5, 9))).toBe('major');
    expect(levelOf(press(1), press(2, 8), press(3, 16), press(4, 24), press(5, 32))).toBe('notable');
    expect(levelOf(lab(1), press(2), paper(3), agency(4))).toBe('notable');
  });

  it('call ten within half a day breaking, when an agency or three papers for everybody are among them', () => {
    const trade = [2, 3, 4, 5, 6, 7].map((number) => press(number, number / 2));
    expect(levelOf(lab(1), ...trade, agency(8, 1), paper(9, 3), blog(10, 4), press(11, 6))).toBe('breaking');
    expect(levelOf(lab(1), ...trade, paper(8, 1), paper(9, 3), paper(10, 4), press(11, 6))).toBe('breaking');
    expect(levelOf(lab(1), ...trade, press(8, 1), paper(9, 3), press(10, 4), press(11, 6))).toBe('major');
    const slow = trade.map((each, index) => ({
      ...each,
      publishedAt: new Date(begin + index * 5 * 3_600_000),
    }));
    expect(levelOf(lab(1), ...slow, agency(8, 30), paper(9, 40), blog(10, 50), press(11, 60))).toBe('major');
  });
});

describe('independent outlets', () => {
  const text =
    'The ministry of Ostermark buys 400 translation servers from Velkamp for nine million crowns in June';

  it('count one site, one text and the subjects themselves once each', () => {
    const one = (...reports: Report[]) => independentOutlets(reports).length;
    expect(one(press(1), { ...press(2), url: 'https://blog.outlet-1.example/other' })).toBe(1);
    expect(one({ ...press(1), teaser: text }, { ...press(2), teaser: `${text}, officials said` })).toBe(1);
    expect(one(lab(1), lab(2))).toBe(1);
    expect(one(press(1), press(2))).toBe(2);
  });

  it('do not take a short headline that many write for a copy', () => {
    const short = { title: 'Velkamp releases Kestrel 5', teaser: '' };
    expect(
      independentOutlets([
        { ...press(1), ...short },
        { ...press(2), ...short },
      ]),
    ).toHaveLength(2);
  });

  it('are of the kind that counts most in them, and heard when the first of them was', () => {
    const copied = [
      { ...blog(1, 5), teaser: text },
      { ...agency(2, 7), teaser: text },
    ];
    expect(independentOutlets(copied)).toMatchObject([{ kind: 'agency', at: blog(1, 5).publishedAt }]);
  });
});

it('says what it rests on, in phrases', () => {
  const { parts, importance } = importanceOf([
    lab(1),
    paper(2, 1),
    report(3, { hour: 5, points: 312, comments: 120 }),
  ]);
  expect(parts.map(({ phrase }) => phrase)).toEqual([
    '3 independent outlets',
    '2 of them within 3 hours, 3 within 12',
    '3 kinds of outlet: general press, AI press, the subject itself',
    'the subject itself has published it',
    '312 points and 120 comments by readers',
  ]);
  const sum = parts.reduce((total, { points }) => total + points, 0);
  expect(Math.abs(sum - importance)).toBeLessThan(1);
  expect(importanceOf([press(1)]).parts.map(({ phrase }) => phrase)).toEqual(['1 outlet']);
  expect(importanceOf([])).toEqual({ importance: 0, level: 'minor', outlets: 0, parts: [] });
});

describe('whatever the articles', () => {
  const anyReport = (number: number): fc.Arbitrary<Report> =>
    fc
      .record({
        tier: fc.constantFrom<Tier>('primary', 'agency', 'press', 'blog', 'community'),
        scope: fc.constantFrom<SourceScope>('ai', 'general'),
        hour: fc.integer({ min: 0, max: 100 }),
        points: fc.option(fc.nat(5_000)),
        comments: fc.option(fc.nat(5_000)),
      })
      .map((wanted) => report(number, wanted));
  const anyReports = fc
    .integer({ min: 1, max: 25 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => anyReport(number))));
  const rank = (reports: readonly Report[]) => {
    const { importance, level } = importanceOf(reports);
    return { importance, level: levels.indexOf(level) };
  };

  it('importance stays from 0 to 100', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        const { importance } = importanceOf(reports);
        expect(Number.isInteger(importance) && importance >= 0 && importance <= 100).toBe(true);
      }),
    );
  });

  it('one more independent outlet lowers neither importance nor level', () => {
    fc.assert(
      fc.property(anyReports, anyReport(99), (reports, another) => {
        const more = [...reports, another];
        fc.pre(independentOutlets(more).length > independentOutlets(reports).length);
        const [before, after] = [rank(reports), rank(more)];
        expect(after.importance).toBeGreaterThanOrEqual(before.importance);
        expect(after.level).toBeGreaterThanOrEqual(before.level);
      }),
    );
  });

  it('the order does not matter', () => {
    const shuffled = anyReports.chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
    );
    fc.assert(
      fc.property(shuffled, ([reports, others]) => {
        expect(rank(others)).toEqual(rank(reports));
      }),
    );
  });

  it('a later copy of a text in another outlet adds nothing', () => {
    fc.assert(
      fc.property(anyReports, fc.nat(24), (reports, index) => {
        const original = reports[index % reports.length]!;
        const copy = {
          ...original,
          url: 'https://copyist.example/story',
          publishedAt: new Date(original.publishedAt.getTime() + 60_000),
        };
        expect(importanceOf([...reports, copy])).toEqual(importanceOf(reports));
      }),
    );
  });
});
