import { levels } from '../../shared/domain/story.ts';
import { modes } from '../../shared/domain/subscription.ts';
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
