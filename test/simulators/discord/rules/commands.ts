import type { Problem } from '../rest/errors.ts';
import type { CommandOption } from '../state/types.ts';

/** Discord: "Application Commands", application command option type. */
export const OPTION = {
  SUBCOMMAND: 1,
  SUBCOMMAND_GROUP: 2,
  STRING: 3,
  INTEGER: 4,
  BOOLEAN: 5,
  USER: 6,
  CHANNEL: 7,
  ROLE: 8,
  MENTIONABLE: 9,
  NUMBER: 10,
  ATTACHMENT: 11,
} as const;

/** Discord: "Application Commands", naming; lower case where the script has it. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST = 25;
/** Discord: "Application Commands", application command object: names, descriptions and values of a command together. */
const MOST_CHARACTERS = 8000;
/** Discord: "Application Commands", registering: global or guild commands of type CHAT_INPUT. */
const MOST_COMMANDS = 100;

export interface CommandBody {
  name: string;
  type?: number | null;
  description?: string | null;
  options?: CommandOption[] | null;
}

type Path = Problem['path'];

function* nameProblems(name: string, path: Path): Generator<Problem> {
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    yield {
      path: [...path, 'name'],
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: 'Command name is invalid',
    };
  }
}

function* descriptionProblems(description: string | null | undefined, path: Path): Generator<Problem> {
  const length = description?.length ?? 0;
  if (length < 1 || length > 100) {
    yield {
      path: [...path, 'description'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: 'Must be between 1 and 100 in length.',
    };
  }
}

/** Choices of an option, registered or suggested. */
export function* choiceProblems(
  choices: readonly { name: string; value: string | number }[],
  path: Path,
): Generator<Problem> {
  if (choices.length > MOST) {
    yield { path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${MOST} or fewer in length.` };
  }
  for (const [index, { name, value }] of choices.entries()) {
    if (name.length < 1 || name.length > 100) {
      yield {
        path: [...path, index, 'name'],
        code: 'BASE_TYPE_BAD_LENGTH',
        message: 'Must be between 1 and 100 in length.',
      };
    }
    if (typeof value === 'string' && value.length > 100) {
      yield {
        path: [...path, index, 'value'],
        code: 'BASE_TYPE_MAX_LENGTH',
        message: 'Must be 100 or fewer in length.',
      };
    }
  }
}

function* uniqueProblems(names: readonly string[], path: Path): Generator<Problem> {
  if (new Set(names).size === names.length) return;
  yield { path, code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message: 'Option name must be unique' };
}

function* nestingProblems(options: readonly CommandOption[], depth: number, path: Path): Generator<Problem> {
  const nests = options.filter(({ type }) => type <= OPTION.SUBCOMMAND_GROUP);
  const wrong = (message: string): Problem => ({
    path,
    code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    message,
  });
  if (nests.length > 0 && nests.length < options.length)
    yield wrong('Subcommands and options cannot be mixed');
  if (depth > 0 && nests.some(({ type }) => type === OPTION.SUBCOMMAND_GROUP))
    yield wrong('A group within a group');
  if (depth > 1 && nests.length > 0) yield wrong('A subcommand within a subcommand');
}

function* optionProblems(option: CommandOption, depth: number, path: Path): Generator<Problem> {
  yield* nameProblems(option.name, path);
  yield* descriptionProblems(option.description, path);
  yield* choiceProblems(option.choices ?? [], [...path, 'choices']);
  if (option.autocomplete === true && (option.choices ?? []).length > 0) {
    yield {
      path: [...path, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE',
      message: 'Choices and autocomplete are mutually exclusive',
    };
  }
  if (option.type <= OPTION.SUBCOMMAND_GROUP) {
    const below = option.type === OPTION.SUBCOMMAND ? 2 : 1;
    yield* listProblems(option.options ?? [], Math.max(below, depth + 1), [...path, 'options']);
  }
}

function* listProblems(options: readonly CommandOption[], depth: number, path: Path): Generator<Problem> {
  if (options.length > MOST) {
    yield { path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${MOST} or fewer in length.` };
  }
  yield* uniqueProblems(
    options.map(({ name }) => name),
    path,
  );
  yield* nestingProblems(options, depth, path);
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    if (option.required === true && optionalSeen) {
      yield {
        path: [...path, index],
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      };
    }
    optionalSeen ||= option.required !== true;
    yield* optionProblems(option, depth, [...path, index]);
  }
}

/** Discord counts the longest translation of each text. */
function longest(
  text: string | null | undefined,
  translations: Record<string, string> | null | undefined,
): number {
  return Math.max(text?.length ?? 0, ...Object.values(translations ?? {}).map(({ length }) => length));
}

function sizeOf(option: CommandOption): number {
  return (
    longest(option.name, option.name_localizations) +
    longest(option.description, option.description_localizations) +
    (option.choices ?? []).reduce(
      (sum, { name, value }) => sum + name.length + (typeof value === 'string' ? value.length : 0),
      0,
    ) +
    (option.options ?? []).reduce((sum, each) => sum + sizeOf(each), 0)
  );
}

const isChatInput = ({ type }: CommandBody): boolean => (type ?? 1) === 1;

/** What is wrong with one command. */
export function* commandProblems(command: CommandBody, path: Path): Generator<Problem> {
  if (!isChatInput(command)) {
    if (command.description) {
      yield {
        path: [...path, 'description'],
        code: 'APPLICATION_COMMAND_DESCRIPTION_CANNOT_BE_SET',
        message: 'Context menu commands cannot have description',
      };
    }
    return;
  }
  yield* nameProblems(command.name, path);
  yield* descriptionProblems(command.description, path);
  yield* listProblems(command.options ?? [], 0, [...path, 'options']);
  const whole = { ...command, type: 0, description: command.description ?? '' };
  if (sizeOf(whole) > MOST_CHARACTERS) {
    yield {
      path,
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: `Command exceeds maximum size (${MOST_CHARACTERS})`,
    };
  }
}

/** What is wrong with a whole list, as PUT sends it. */
export function* commandListProblems(commands: readonly CommandBody[]): Generator<Problem> {
  for (const [index, command] of commands.entries()) yield* commandProblems(command, [index]);
  if (commands.filter(isChatInput).length > MOST_COMMANDS) {
    yield { path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${MOST_COMMANDS} or fewer in length.` };
  }
  const keys = commands.map(({ name, type }) => `${type ?? 1} ${name}`);
  if (new Set(keys).size !== keys.length) {
    yield {
      path: [],
      code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
      message: 'Application command names must be unique',
    };
  }
}
