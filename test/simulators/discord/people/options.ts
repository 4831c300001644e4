import { OPTION } from '../rules/commands.ts';
import type { Channel, Command, CommandOption } from '../state/types.ts';
import type { World } from '../state/world.ts';

/** What a person chose for an option: a plain value, or something with an id. */
export type OptionValue = string | number | boolean | { id: string };
export type OptionValues = Record<string, OptionValue>;

/** An option as it is sent to the bot. */
export interface SentOption {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: SentOption[];
}

/** Something that Discord's own client would not let a person do. */
export class NotPossible extends Error {
  constructor(why: string) {
    super(`Discord's client would not allow this: ${why}`);
  }
}

function checkRange(option: CommandOption, size: number, least?: number | null, most?: number | null): void {
  if (typeof least === 'number' && size < least) throw new NotPossible(`${option.name} is below ${least}`);
  if (typeof most === 'number' && size > most) throw new NotPossible(`${option.name} is above ${most}`);
}

/** Discord: "Application Commands", command option: strings hold up to 6000 characters. */
const MOST_TEXT = 6000;

function checkPlain(option: CommandOption, value: string | number | boolean, partial: boolean): void {
  const { name, type } = option;
  const expected = type === OPTION.STRING ? 'string' : type === OPTION.BOOLEAN ? 'boolean' : 'number';
  // While a number is being typed it is a text.
  if (partial && typeof value === 'string') return;
  if (typeof value !== expected) throw new NotPossible(`${name} takes a ${expected}, not ${String(value)}`);
  if (type === OPTION.INTEGER && !Number.isSafeInteger(value))
    throw new NotPossible(`${name} takes a whole number`);
  if (typeof value === 'string') {
    if (value === '') throw new NotPossible(`${name} is empty`);
    checkRange(option, value.length, option.min_length, option.max_length ?? MOST_TEXT);
  }
  if (typeof value === 'number') checkRange(option, value, option.min_value, option.max_value);
  const choices = option.choices ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new NotPossible(`${name} has no choice ${String(value)}`);
  }
}

function checkReference(world: World, channel: Channel, option: CommandOption, id: string): void {
  const guild = world.guildOf(channel);
  const known =
    option.type === OPTION.CHANNEL
      ? world.channels.get(id)
      : (guild?.roles.get(id) ?? (option.type === OPTION.ROLE ? undefined : world.users.get(id)));
  if (known === undefined) throw new NotPossible(`${option.name} knows no ${id}`);
  const types = option.channel_types ?? [];
  if (
    option.type === OPTION.CHANNEL &&
    types.length > 0 &&
    !types.includes(world.channels.get(id)?.type ?? -1)
  ) {
    throw new NotPossible(`${option.name} does not take a channel of that type`);
  }
}

export interface Filling {
  world: World;
  channel: Channel;
  command: Command;
  /** The subcommand group and subcommand, as far as there are any. */
  path: readonly string[];
  values: OptionValues;
  /** The option in which the person is typing. */
  focused?: string | undefined;
}

function fillOne(filling: Filling, option: CommandOption): SentOption[] {
  const { world, channel, values, focused } = filling;
  const value = values[option.name];
  const isFocused = option.name === focused;
  if (value === undefined) {
    if (isFocused) return [{ name: option.name, type: option.type, value: '', focused: true }];
    if (option.required === true && focused === undefined)
      throw new NotPossible(`${option.name} is required`);
    return [];
  }
  const isReference = option.type >= OPTION.USER && option.type <= OPTION.MENTIONABLE;
  const plain = typeof value === 'object' ? value.id : value;
  if (isReference) checkReference(world, channel, option, String(plain));
  else if (!(isFocused && plain === '')) checkPlain(option, plain, isFocused);
  return [{ name: option.name, type: option.type, value: plain, ...(isFocused ? { focused: true } : {}) }];
}

/** The options as they are sent to the bot: what a person can enter for this command, and nothing else. */
export function fillOptions(filling: Filling): SentOption[] {
  const { command, path, values, focused } = filling;
  const chain: CommandOption[] = [];
  let { options } = command;
  for (const name of path) {
    const next = options.find((each) => each.name === name && each.type <= OPTION.SUBCOMMAND_GROUP);
    if (next === undefined) throw new NotPossible(`/${command.name} has no subcommand ${name}`);
    chain.push(next);
    options = next.options ?? [];
  }
  if (options.some(({ type }) => type <= OPTION.SUBCOMMAND_GROUP))
    throw new NotPossible('a subcommand is needed');
  for (const name of Object.keys(values)) {
    if (!options.some((each) => each.name === name))
      throw new NotPossible(`/${command.name} has no option ${name}`);
  }
  if (focused !== undefined && options.find(({ name }) => name === focused)?.autocomplete !== true) {
    throw new NotPossible(`${focused} suggests nothing`);
  }
  let sent = options.flatMap((option) => fillOne(filling, option));
  for (const { name, type } of chain.reverse()) sent = [{ name, type, options: sent }];
  return sent;
}
