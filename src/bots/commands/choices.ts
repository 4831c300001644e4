import { levels } from '../../shared/domain/story.ts';
import { modes } from '../../shared/domain/subscription.ts';
import { weekdayName } from '../../shared/news/present/moment.ts';
import type { Choice } from './command.ts';
import { words } from './words.en.ts';

export const levelChoices: readonly Choice[] = levels.map((level) => ({
  name: words.levelNames[level],
  value: level,
}));

export const modeChoices: readonly Choice[] = modes.map((mode) => ({
  name: words.modeNames[mode],
  value: mode,
}));

/** The days of a week from Monday on; their values are no numbers, which a typed command takes for other things. */
export const dayChoices: readonly Choice[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  name: weekdayName(day),
  value: weekdayName(day).toLowerCase(),
}));
