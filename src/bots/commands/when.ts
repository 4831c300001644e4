import type { SubscriptionRow } from '../../shared/db/tables/subscription.ts';
import { usualDigestTime, usualWeekday } from '../../shared/domain/subscription.ts';
import { momentInWords, weekdayName } from '../../shared/news/present/moment.ts';
import { words } from './words.en.ts';

/** "daily 09:00", "Mondays 09:00", "as it happens, from major on". */
export function whenOf(
  subscription: Pick<SubscriptionRow, 'mode' | 'local_time' | 'weekday' | 'min_level'>,
): string {
  const time = subscription.local_time ?? usualDigestTime;
  switch (subscription.mode) {
    case 'instant':
      return words.modes.instant(subscription.min_level);
    case 'daily':
      return words.modes.daily(time);
    case 'weekly':
      return words.modes.weekly(time, weekdayName(subscription.weekday ?? usualWeekday));
  }
}

/** "tomorrow 09:00 Europe/Berlin"; undefined for what comes as it happens. */
export const nextOf = (
  { due_at }: Pick<SubscriptionRow, 'due_at'>,
  now: Date,
  timeZone: string,
): string | undefined =>
  due_at === null ? undefined : `${momentInWords(due_at, now, timeZone)} ${timeZone}`;
