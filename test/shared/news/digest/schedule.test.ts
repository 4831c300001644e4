import { describe, expect, it } from '@jest/globals';
import { DateTime, IANAZone } from 'luxon';
import { daysLater, localDay, momentOf } from '../../../../src/shared/news/digest/local-time.ts';
import { digestDay, nextDigest } from '../../../../src/shared/news/digest/schedule.ts';

const utc = (text: string): Date => new Date(`${text}:00Z`);
const times = ['00:00', '02:30', '23:59'];

const hour = 3_600_000;

/** When the clocks of a zone change in a year from this June on, to the hour, and by how much. */
function changesOf(zone: string): string {
  const offset = (at: number): number => IANAZone.create(zone).offset(at);
  const begin = Date.UTC(2026, 5, 1);
  const found: string[] = [String(offset(begin))];
  for (let day = begin; day < begin + 366 * 24 * hour; day += 24 * hour) {
    if (offset(day) === offset(day + 24 * hour)) continue;
    for (let at = day; at < day + 24 * hour; at += hour)
      if (offset(at) !== offset(at + hour)) found.push(`${at} ${offset(at + hour)}`);
  }
  return found.join(', ');
}

/** Of the zones that change their clocks, one of each kind: many are the same under several names. */
const changing = [...new Map(Intl.supportedValuesOf('timeZone').map((zone) => [changesOf(zone), zone]))]
  .filter(([changes]) => changes.includes(','))
  .map(([, zone]) => zone);

/** "2026-10-25 02:30", as the clocks of the zone show it. */
const shown = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

describe('a year of daily digests', () => {
  const from = utc('2026-06-01T12:00');
  const days = 366;

  it('has one each local day, at its time, in every kind of zone that changes its clocks', () => {
    expect(changing.length).toBeGreaterThan(20);
    const skipped: string[] = [];
    for (const timeZone of changing) {
      for (const localTime of times) {
        const schedule = { mode: 'daily', localTime, timeZone } as const;
        let at = from;
        const first = localDay(nextDigest(schedule, at), timeZone);
        for (let index = 0; index < days; index += 1) {
          const next = nextDigest(schedule, at);
          const day = daysLater(first, index);
          const local = next.getTime() + IANAZone.create(timeZone).offset(next.getTime()) * 60_000;
          const isShown = new Date(local).toISOString().slice(0, 16) === `${day}T${localTime}`;
          if (!isShown) skipped.push(`${day} ${localTime} ${timeZone}`);
          const usual = isShown && next.getTime() - at.getTime() === 86_400_000;
          if (next <= at || (!usual && digestDay(schedule, next) !== day))
            throw new Error(`${timeZone} ${localTime} ${day}: ${next.toISOString()}`);
          at = next;
        }
      }
    }
    for (const each of skipped) expectSkipped(each);
    expect(skipped.length).toBeLessThanOrEqual(changing.length);
  });

  /** No moment of the day shows the time, so the digest came within the hours after the clocks went forward. */
  function expectSkipped(each: string): void {
    const [day = '', localTime = '', timeZone = ''] = each.split(' ');
    const near = DateTime.fromISO(`${day}T${localTime}`, { zone: timeZone });
    const minutes = Array.from({ length: 241 }, (_, index) => near.plus({ minutes: index - 120 }));
    expect(minutes.map((at) => at.toFormat('yyyy-MM-dd HH:mm'))).not.toContain(`${day} ${localTime}`);
    const at = nextDigest({ mode: 'daily', localTime, timeZone }, near.minus({ hours: 3 }).toJSDate());
    const offsets = [-3, 0].map(
      (hours) => DateTime.fromJSDate(at, { zone: timeZone }).plus({ hours }).offset,
    );
    expect(offsets[0]).toBeLessThan(offsets[1]!);
  }
});

describe('on days of change', () => {
  const berlin = { mode: 'daily', timeZone: 'Europe/Berlin' } as const;

  it('a skipped time comes as much later as the clocks skip', () => {
    expect(nextDigest({ ...berlin, localTime: '02:30' }, utc('2027-03-27T12:00'))).toEqual(
      utc('2027-03-28T01:30'),
    );
  });

  it('a time that comes twice counts once, at the first', () => {
    const twice = { ...berlin, localTime: '02:30' };
    expect(nextDigest(twice, utc('2026-10-24T12:00'))).toEqual(utc('2026-10-25T00:30'));
    expect(nextDigest(twice, utc('2026-10-25T00:30'))).toEqual(utc('2026-10-26T01:30'));
  });

  it('a skipped end of the day still is its own digest, before that of the next day', () => {
    const nuuk = { mode: 'daily', localTime: '23:30', timeZone: 'America/Nuuk' } as const;
    const at = nextDigest(nuuk, utc('2027-03-27T12:00'));
    expect(at).toEqual(utc('2027-03-28T01:30'));
    expect(nextDigest(nuuk, utc('2027-03-28T01:10'))).toEqual(at);
    expect(digestDay(nuuk, at)).toBe('2027-03-27');
    expect(digestDay(nuuk, nextDigest(nuuk, at))).toBe('2027-03-28');
  });

  it('a day that an island skipped has none', () => {
    const apia = { mode: 'daily', localTime: '09:00', timeZone: 'Pacific/Apia' } as const;
    const at = nextDigest(apia, utc('2011-12-29T12:00'));
    expect(shown(at, apia.timeZone)).toBe('2011-12-29 09:00');
    expect(shown(nextDigest(apia, at), apia.timeZone)).toBe('2011-12-31 09:00');
    expect(momentOf('2011-12-30', '09:00', apia.timeZone)).toBeUndefined();
  });
});

describe('weekly digests', () => {
  it('come on their weekday, and on no other', () => {
    const weekly = { mode: 'weekly', weekday: 4, localTime: '09:00', timeZone: 'America/New_York' } as const;
    expect(nextDigest(weekly, utc('2026-11-26T13:59'))).toEqual(utc('2026-11-26T14:00'));
    expect(nextDigest(weekly, utc('2026-11-26T14:00'))).toEqual(utc('2026-12-03T14:00'));
    expect(digestDay(weekly, utc('2026-12-03T13:59'))).toBe('2026-11-26');
    expect(digestDay(weekly, utc('2026-12-03T14:00'))).toBe('2026-12-03');
  });
});
