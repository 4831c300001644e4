import { closest } from '../../shared/news/search/closest.ts';
import type { CommandOption } from '../commands/command.ts';
import { type Word, isUnclosed, shownBy } from './typed-words.ts';
import { words as say } from './words.en.ts';

/** Shorter words are too close to many others. */
const shortestChoice = 4;

/**
 * What to ask about a word that is probably no part of a text, but meant for something else and mistyped.
 *
 * @param open the options that have no value yet
 */
export function doubtOf(word: Word, open: readonly CommandOption[]): string | undefined {
  const shown = shownBy(word);
  if (word.kind === 'person') return say.typed.noPeople(shown);
  if (word.kind !== 'bare') return undefined;
  if (isUnclosed(word)) return say.typed.unclosed;
  if (/^#\p{L}/u.test(shown)) return say.typed.noChannel(shown);
  if (/^@\p{L}/u.test(shown)) return say.typed.noGroup(shown);
  const [, name = ''] = /^([\p{L}-]+)[:=]/u.exec(shown) ?? [];
  const option = closest(
    name.toLowerCase(),
    open.map((each) => each.name),
  );
  if (option !== undefined) return say.typed.meantOption(shown, option);
  const choices = open.flatMap((each) => each.choices ?? []).flatMap((each) => [each.value, each.name]);
  const meant = closest(
    shown.toLowerCase(),
    choices.map((each) => each.toLowerCase()).filter((each) => each.length >= shortestChoice),
  );
  return meant === undefined ? undefined : say.typed.meantWord(shown, meant);
}
