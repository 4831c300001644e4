import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { levels } from '../../../../src/shared/domain/story.ts';
import { type Calm, holdOfAnswer, holdOfPost } from '../../../../src/shared/news/publish/hold.ts';
import { whyMuted } from '../../../../src/shared/news/publish/mute.ts';
import { quietUntil } from '../../../../src/shared/news/publish/quiet.ts';
import { lateUntil } from '../../../../src/shared/news/digest/late.ts';

const utc = (text: string): Date => new Date(`${text}:00Z`);
const night = { from: '22:00', to: '07:00' };

describe('quiet hours', () => {
  it.each([
    ['2026-11-26T20:59', undefined],
    ['2026-11-26T21:00', '2026-11-27T06:00'],
    ['2026-11-27T05:59', '2026-11-27T06:00'],
    ['2026-11-27T06:00', undefined],
    // The night in which the clocks are put back is an hour longer.
    ['2026-10-24T20:30', '2026-10-25T06:00'],
  ])('at %s UTC in Berlin last until %s', (at, until) => {
    expect(quietUntil(utc(at), night, 'Europe/Berlin')).toEqual(until && utc(until));
  });

  it('may lie within a day, or be none', () => {
    const noon = { from: '12:00', to: '13:00' };
    expect(quietUntil(utc('2026-11-26T12:30'), noon, 'UTC')).toEqual(utc('2026-11-26T13:00'));
    expect(quietUntil(utc('2026-11-26T13:00'), noon, 'UTC')).toBeUndefined();
    expect(quietUntil(utc('2026-11-26T12:30'), undefined, 'UTC')).toBeUndefined();
    expect(quietUntil(utc('2026-11-26T12:30'), { from: '12:30', to: '12:30' }, 'UTC')).toBeUndefined();
  });

  it('end later than now, at their time, and not a day off, whatever the zone and the hour', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Nuuk'];
    const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    });
    const moment = fc
      .integer({ min: 0, max: 527_040 })
      .map((minute) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000));
    fc.assert(
      fc.property(moment, time, time, fc.constantFrom(...zones), (at, from, to, zone) => {
        const until = quietUntil(at, { from, to }, zone);
        const clock = DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
        const within = from <= to ? from <= clock && clock < to : clock >= from || clock < to;
        const changes =
          DateTime.fromJSDate(at, { zone }).minus({ days: 1 }).offset !==
          DateTime.fromJSDate(at, { zone }).plus({ days: 1 }).offset;
        if (!changes) expect(until !== undefined).toBe(within);
        if (until) {
          expect(until.getTime()).toBeGreaterThan(at.getTime());
          expect(until.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        }
      }),
    );
  });
});

describe('what is held back', () => {
  const now = utc('2026-11-26T22:00');
  const until = utc('2026-11-27T07:00');
  const calm: Calm = { postsToday: 0, mostPosts: 6, freshHours: 12, removed: false, answers: true };
  const story = { level: 'major', newsAt: utc('2026-11-26T10:00') } as const;
  const hold = (change: Partial<Calm>, about: Partial<Parameters<typeof holdOfPost>[0]> = {}) =>
    holdOfPost({ ...story, ...about }, { ...calm, ...change }, now);

  it('has a reason each, the lasting ones first', () => {
    expect(hold({})).toBeUndefined();
    const sleeping = { quietUntil: until, quietTo: '07:00' };
    expect(hold(sleeping)).toEqual({ reason: 'quiet hours last there until 07:00', until });
    expect(hold({ ...sleeping, postsToday: 6 })?.until).toEqual(until);
    expect(hold({ postsToday: 6 })?.reason).toMatch(/^they have had their 6 posts of the day/);
    expect(hold({ ...sleeping, postsToday: 6 }, { newsAt: utc('2026-11-26T09:59') })?.reason).toMatch(
      /^its news is older than 12 hours/,
    );
    expect(hold({ toldAs: 'major' })?.reason).toBe('it stood in a digest there');
    expect(hold({ toldAs: 'notable' })).toBeUndefined();
    expect(hold({ toldAs: 'minor' }, { level: 'notable' })?.reason).toBe('it stood in a digest there');
    expect(hold({ muted: 'its titles hold the muted “x”' })?.reason).toBe('its titles hold the muted “x”');
    expect(hold({ removed: true })?.reason).toBe('a moderator took it out of the workspace');
    expect(hold({ held: 'paused', removed: true })?.reason).toBe('its subscriptions are paused');
  });

  it('breaking news passes quiet hours and the daily limit, and nothing else', () => {
    const breaking = { level: 'breaking', newsAt: story.newsAt } as const;
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (asleep, full, muted, removed) => {
        const there = {
          ...calm,
          ...(asleep && { quietUntil: until, quietTo: '07:00' }),
          postsToday: full ? 9 : 0,
          ...(muted && { muted: 'muted' }),
          removed,
        };
        expect(holdOfPost(breaking, there, now) === undefined).toBe(!muted && !removed);
        for (const level of levels) {
          const answer = holdOfAnswer({ level }, there);
          expect(answer === undefined).toBe(!muted && !removed && (!asleep || level === 'breaking'));
        }
      }),
    );
  });
});

describe('mutes', () => {
  const heard = { headline: 'Orrenby sued', articles: [{ title: 'C++ and Crypto, again', sourceId: 1 }] };
  const mutes = (mutedWords: string[], mutedSources: number[] = []) =>
    whyMuted(heard, { mutedWords, mutedSources });

  it('hold whole words of the headline and of titles', () => {
    for (const word of ['crypto', 'orrenby', 'c++', 'crypto, again'])
      expect(mutes([word])).toBe(`its titles hold the muted “${word}”`);
    for (const word of ['crypt', 'rypto', 'sue', 'orrenby crypto']) expect(mutes([word])).toBeUndefined();
  });

  it('silence what only muted sources tell', () => {
    expect(mutes([], [1])).toBe('only muted sources tell it');
    expect(mutes([], [2])).toBeUndefined();
    const articles = [...heard.articles, { title: 'x', sourceId: 2 }];
    expect(whyMuted({ ...heard, articles }, { mutedWords: [], mutedSources: [1] })).toBeUndefined();
  });
});

describe('a late digest', () => {
  const dueAt = utc('2026-11-26T09:00');
  const nextAt = utc('2026-11-27T09:00');
  it.each([
    ['comes at once within two hours', '2026-11-26T11:00', undefined],
    ['gathers the news first by day', '2026-11-26T20:59', '2026-11-26T21:29'],
    ['joins the next one that is near', '2026-11-26T21:01', '2026-11-27T09:00'],
  ])('%s', (_, now, until) => {
    const late = lateUntil({ dueAt, nextAt, now: utc(now), quiet: undefined, timeZone: 'UTC' });
    expect(late).toEqual(until && utc(until));
  });

  it('of a week waits for the end of quiet hours', () => {
    const weekly = { dueAt, nextAt: utc('2026-12-03T09:00'), quiet: night, timeZone: 'UTC' };
    expect(lateUntil({ ...weekly, now: utc('2026-11-28T02:00') })).toEqual(utc('2026-11-28T07:00'));
    expect(lateUntil({ ...weekly, now: utc('2026-11-28T06:30') })).toEqual(utc('2026-11-28T07:00'));
  });
});
