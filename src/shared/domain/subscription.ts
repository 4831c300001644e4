import type { Level } from './story.ts';

/** `instant`: as it happens; the others are digests. */
export type Mode = 'instant' | 'daily' | 'weekly';

export const modes: readonly Mode[] = ['daily', 'weekly', 'instant'];

/** When a digest comes, by the subscriber's clock. */
export interface Schedule {
  mode: 'daily' | 'weekly';
  /** '09:00'. */
  localTime: string;
  /** 1 = Monday .. 7; of a weekly one. */
  weekday?: number;
  /** IANA zone. */
  timeZone: string;
}

/** The level from which a subscription takes stories when nothing else is asked for. */
export const usualLevel: Readonly<Record<Mode, Level>> = {
  instant: 'major',
  daily: 'minor',
  weekly: 'minor',
};

export const usualDigestTime = '09:00';
/** Monday. */
export const usualWeekday = 1;
