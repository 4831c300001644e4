import { closest } from '../../shared/news/search/closest.ts';
import type { Choice, CommandOption, OptionValue } from '../commands/command.ts';
import { type Word, shownBy } from './typed-words.ts';
import { adminsOnly, managerOption } from './who-may.ts';
import { words as say } from './words.en.ts';

/** What was made of a word, or what to tell of it. */
export type Read = { value: OptionValue } | { problem: string };

const yes = new Set(['on', 'yes', 'true', 'y', '1', 'ja']);
const no = new Set(['off', 'no', 'false', 'n', '0', 'nein']);

/** Whether a word turns something on or off; undefined for any other. */
export function flagOf(word: Word): boolean | undefined {
  const text = shownBy(word).toLowerCase();
  return yes.has(text) ? true : no.has(text) ? false : undefined;
}

/** The choice of that name or value, whatever the case. */
export const choiceOf = (choices: readonly Choice[], typed: string): Choice | undefined =>
  choices.find(({ value }) => value.toLowerCase() === typed.toLowerCase()) ??
  choices.find(({ name }) => name.toLowerCase() === typed.toLowerCase());

/** Reads a word as the value of an option. */
export function readValue(option: CommandOption, word: Word): Read {
  const shown = shownBy(word);
  switch (option.kind) {
    case 'text':
      return option.choices
        ? readChoice(option.choices, option.name, shown)
        : { value: textOf(option, word) };
    case 'number':
      return readNumber(option, shown);
    case 'flag': {
      const value = flagOf(word);
      return value === undefined ? { problem: say.typed.noFlag(shown, option.name) } : { value };
    }
    case 'channel':
      return word.kind === 'channel' ? { value: word.id } : { problem: say.typed.noChannel(shown) };
    case 'role':
      return readRole(option, word);
  }
}

function readRole({ name }: CommandOption, word: Word): Read {
  const shown = shownBy(word);
  if (word.kind === 'group') return { value: word.id };
  const admins = name === managerOption && shown.toLowerCase() === adminsOnly;
  return admins ? { value: adminsOnly } : { problem: say.typed.noGroup(shown) };
}

/** Slack shows an address without its scheme where it was typed without: an option that wants one gets it whole. */
const textOf = (option: CommandOption, word: Word): string =>
  word.kind === 'link' && option.claims?.(word.url) === true ? word.url : shownBy(word);

function readChoice(choices: readonly Choice[], name: string, typed: string): Read {
  const choice = choiceOf(choices, typed);
  if (choice) return { value: choice.value };
  const meant = closest(
    typed.toLowerCase(),
    choices.map(({ value }) => value.toLowerCase()),
  );
  return {
    problem: say.typed.noChoice(
      typed,
      name,
      meant,
      choices.map(({ value }) => value),
    ),
  };
}

function readNumber({ name, min, max }: CommandOption, typed: string): Read {
  const value = /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
  const fits = value !== undefined && value >= (min ?? 0) && value <= (max ?? Infinity);
  return fits ? { value } : { problem: say.typed.noNumber(typed, name, min, max) };
}
