import { DateTime } from 'luxon';

/** Why something is as it is, in plain words, free of any platform. */
export interface Explanation {
  title: string;
  /** Lines that belong under the title. */
  about: string[];
  sections: { title: string; lines: string[] }[];
}

/** Writes times as a reader of this zone expects them. */
export type Times = (at: Date) => string;

/** @param timeZone an IANA zone */
export const timesIn =
  (timeZone: string): Times =>
  (at) =>
    DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en-GB').toFormat('d LLL yyyy HH:mm');

/** Sections that have something to say. */
export const spoken = (sections: Explanation['sections']): Explanation['sections'] =>
  sections.filter(({ lines }) => lines.length > 0);

/** "1 article", "2 articles". */
export const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
