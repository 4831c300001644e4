import { closest } from '../../shared/news/search/closest.ts';
import type { Command, CommandOption, OptionValue } from '../commands/command.ts';
import { readOptions } from './typed-options.ts';
import { readValue } from './typed-values.ts';
import { allQuoted, asTyped, plainQuotes, wordsIn } from './typed-words.ts';
import { words as say } from './words.en.ts';

/** What somebody meant by the words behind `/ai-news`. */
export type TypedCommand =
  | { kind: 'command'; command: Command; options: Readonly<Record<string, OptionValue>> }
  /** So much can be set that a form is kinder than a line. */
  | { kind: 'form'; command: Command }
  /** What to tell the person; nothing is done. */
  | { kind: 'misunderstood'; message: string };

const withForm: ReadonlySet<string> = new Set(['subscribe', 'settings']);
const whenNothingIsTyped = 'help';
/** More would not help anybody. */
const mostProblems = 3;

/**
 * Understands a typed command by the commands' own descriptions of their options. Nothing is guessed: what was not
 * understood is told, with what was probably meant.
 *
 * @param text as Slack hands it over, escaped, with channels, groups and addresses in angle brackets
 */
export function readCommand(text: string, commands: readonly Command[]): TypedCommand {
  const [, typed = '', rest = ''] = /^\s*\/?(\S*)\s*(.*)$/s.exec(text) ?? [];
  const [first] = wordsIn(typed === '' ? whenNothingIsTyped : typed, () => false);
  const name = first && 'text' in first ? first.text.toLowerCase() : typed;
  const command = commands.find((each) => each.name === name);
  if (!command) return misunderstood(unknownCommand(name, commands));
  const line = rest.trim();
  if (line === '' && withForm.has(name)) return { kind: 'form', command };
  const { options, problems } = optionsIn(command, line);
  const missing = command.options.find((each) => each.required && !(each.name in options));
  if (problems.length > 0) return misunderstood([...new Set(problems)].slice(0, mostProblems).join('\n'));
  if (missing) return misunderstood(say.typed.missing(command.name, missing.name, missing.description));
  return { kind: 'command', command, options };
}

const misunderstood = (message: string): TypedCommand => ({ kind: 'misunderstood', message });

function unknownCommand(typed: string, commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  return say.typed.noCommand(asTyped(typed), closest(typed, names), names);
}

function optionsIn(command: Command, line: string): ReturnType<typeof readOptions> {
  const [only, ...others] = command.options;
  if (line === '' || only?.kind !== 'text' || only.choices || others.length > 0)
    return readOptions(line, command.options);
  return { options: { [only.name]: wholeLine(only, line) }, problems: [] };
}

/**
 * The whole line as one text, for a command that takes nothing else. Quotation marks around all of it are left out where
 * it names something, and stay in what is free, since a search understands them.
 */
function wholeLine(option: CommandOption, line: string): string {
  const { name } = option;
  const [, named] = new RegExp(`^${name}\\s*[:=：＝]\\s*(\\S.*)$`, 'is').exec(line) ?? [];
  const text = named ?? line;
  const quoted = allQuoted(text);
  if (quoted !== undefined && (named !== undefined || option.completes)) return quoted;
  const [word, ...others] = wordsIn(quoted ?? text, () => false);
  if (word?.kind === 'link' && others.length === 0 && option.claims) {
    const read = readValue(option, word);
    if ('value' in read && typeof read.value === 'string') return read.value;
  }
  return plainQuotes(asTyped(text));
}
