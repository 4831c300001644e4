import { type Level, levels } from '../../domain/story.ts';

export const isAbove = (level: Level, other: Level): boolean => levels.indexOf(level) > levels.indexOf(other);

/** The highest of them; `minor` of none. */
export const highest = (all: readonly Level[]): Level =>
  all.reduce<Level>((best, level) => (isAbove(level, best) ? level : best), 'minor');
