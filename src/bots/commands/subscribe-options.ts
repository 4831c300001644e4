import { type NewSubscription, everything } from '../../shared/db/tables/subscription.ts';
import { type Mode } from '../../shared/domain/subscription.ts';
import { userError } from '../../shared/errors.ts';
import { localTimeOf } from './typed-times.ts';
import { timeZoneNamed, timeZonesLike } from '../../shared/time-zones.ts';
import type { Call, Choice } from './command.ts';
import { dayChoices } from './choices.ts';
import { matchingChoices, mostChoices, textOption } from './options.ts';
import { topicChoices, topicNamed } from './topics.ts';
import { words } from './words.en.ts';

/** A topic, everything, or what the person wrote as a search. */
export function whatOf(call: Call): { topic: string } | { search: string } {
  const typed = textOption(call, 'topic') ?? '';
  if (typed.toLowerCase() === everything) return { topic: everything };
  const topic = topicNamed(typed);
  return topic ? { topic: topic.id } : { search: typed };
}

export function modeOf(call: Call): Mode {
  const mode = textOption(call, 'mode');
  if (mode === undefined && textOption(call, 'day') !== undefined) return 'weekly';
  return mode === 'instant' || mode === 'weekly' ? mode : 'daily';
}

/** When digests come, as far as it was said. */
export function scheduleOf(call: Call, mode: Mode): NewSubscription['schedule'] {
  const localTime = timeOf(call);
  const day = textOption(call, 'day');
  if (day !== undefined && mode !== 'weekly') throw userError('day_of_week', words.subscribe.dayOfWeekly);
  if (localTime === undefined && day === undefined) return undefined;
  return {
    ...(localTime === undefined ? {} : { localTime }),
    ...(day === undefined ? {} : { weekday: dayChoices.findIndex(({ value }) => value === day) + 1 }),
  };
}

function timeOf(call: Call): string | undefined {
  const typed = textOption(call, 'time');
  if (typed === undefined) return undefined;
  const time = localTimeOf(typed);
  if (time === undefined) throw userError('bad_time', words.subscribe.badTime(typed.slice(0, 40)));
  return time;
}

export function zoneOf(call: Call): string | undefined {
  const typed = textOption(call, 'timezone');
  if (typed === undefined) return undefined;
  const timeZone = timeZoneNamed(typed);
  if (timeZone === undefined) throw userError('bad_zone', words.subscribe.badZone(typed.slice(0, 60)));
  return timeZone;
}

export const zoneChoices = (typed: string): Choice[] =>
  timeZonesLike(typed, mostChoices).map((zone) => ({ name: zone, value: zone }));

export function wantedChoices(typed: string): Choice[] {
  const all = [{ name: words.subscribe.everything, value: everything }, ...topicChoices];
  const known = matchingChoices(all, typed).slice(0, mostChoices - 1);
  const text = typed.trim().slice(0, 80);
  const isKnown = known.some(({ name }) => name.toLowerCase() === text.toLowerCase());
  return text === '' || isKnown
    ? known
    : [...known, { name: words.subscribe.search(text).slice(0, 100), value: text }];
}
