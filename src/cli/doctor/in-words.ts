import { DateTime } from 'luxon';

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** A size, in the unit in which it is best read. */
export function bytesInWords(bytes: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 0), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power] ?? ''}`;
}

export const ago = (at: Date, now: Date): string =>
  DateTime.fromJSDate(at).toRelative({ base: DateTime.fromJSDate(now), locale: 'en' }) ?? '';

/** A length of time that is never a second or a minute off by much. */
export function spanInWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`;
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
