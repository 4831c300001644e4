import { technology, business, politics, health, science } from './affairs.ts';
import { disaster, sport, culture, society, transport, change } from './life.ts';

/**
 * Everyday words of the news that mean one thing or one kind of happening: groups parted by semicolons, the
 * words of a group by white space, the first word its name. Outlets that report one event choose among such
 * words ("kids" or "children", "blaze" or "fire", "Wahl" or "election"). A group is tight: a word with
 * several common senses is left out unless one of them dominates in headlines. Only forms that the stemmer
 * does not join are listed; a word stands in one group, and an earlier group keeps a stem that a later one
 * shares ("plan" before "plane").
 */
export const synonyms: string = [
  technology,
  business,
  politics,
  health,
  science,
  disaster,
  sport,
  culture,
  society,
  transport,
  change,
].join(';');
