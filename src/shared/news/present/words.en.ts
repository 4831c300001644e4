import type { Level } from '../../domain/story.ts';

/** What the bot says to readers about stories, in English. */
export const words = {
  basedOn: (sources: number): string =>
    sources === 1 ? 'Summary based on 1 source' : `Summary based on ${sources} sources`,
  known: (sources: number): string =>
    sources === 1 ? 'Reported by 1 source' : `Reported by ${sources} sources`,
  sources: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
  level: (level: Level): string =>
    ({ minor: 'Minor', notable: 'Notable', major: 'Major', breaking: 'Breaking' })[level],
  sameNews: 'Read on there',
  update: (before: number, now: number): string =>
    now > before ? `Update: now ${now} sources instead of ${before}` : 'Update',
};
