import type { Level } from '../../domain/story.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the bot says to readers about stories, in English. */
export const words = {
  basedOn: (sources: number): string =>
    sources === 1 ? 'Summary based on 1 source' : `Summary based on ${sources} sources`,
  known: (sources: number): string =>
    sources === 1 ? 'Reported by 1 source' : `Reported by ${sources} sources`,
  sources: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
  sameNews: 'Read on there',
  update: (before: number, now: number): string =>
    now > before ? `Update: now ${now} sources instead of ${before}` : 'Update',

  /** Levels that are said; minor is not. */
  level: { minor: undefined, notable: 'Notable', major: 'Major', breaking: 'Breaking' } satisfies Record<
    Level,
    string | undefined
  >,
  /** "Morning Quay, Harbour Times and 3 more". */
  publishers: (named: readonly string[], more: number): string => {
    if (more > 0) return `${named.join(', ')} and ${more} more`;
    return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  },
  /** ISO 639-1 of these words. */
  language: 'en',
  in: (language: string): string => `In ${language}`,
  translated: (language: string): string => `Translated from ${language}`,
  /** How the sentences of a brief came about, after what it is based on. */
  written: 'written by a language model and checked against them',
  writtenOfOne: 'written by a language model and checked against it',
  picture: (publisher: string): string => `Picture: ${publisher}`,
  fullBrief: 'Full brief',
  menu: '…',
  stop: 'Stop',
  stopped: (place: string): string => `I can no longer post in ${place}`,
  untilMended: 'Nothing is posted there until this is mended.',

  digest: {
    /** Of luxon. */
    day: 'cccc d MMMM',
    title: { daily: 'Today in AI', weekly: 'This week in AI' },
    nothing: {
      daily: 'A quiet day: nothing new on what you follow here.',
      weekly: 'A quiet week: nothing new on what you follow here.',
    },
    little: {
      daily: 'A quiet day: nothing else was new on what you follow here.',
      weekly: 'A quiet week: nothing else was new on what you follow here.',
    },
    doubtful: 'You may have missed this',
    whyDoubtful: 'It could not be found out whether this was posted when it was news.',
    since: (day: string): string => `About everything since ${day}.`,
    more: (stories: number): string => `${counted(stories, 'more story', 'more stories')}: /ai-news top`,
  },
};
