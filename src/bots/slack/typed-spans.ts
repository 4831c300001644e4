import type { Choice, CommandOption } from '../commands/command.ts';
import { type Read, choiceOf, flagOf, readValue } from './typed-values.ts';
import { type NamedWord, shownBy } from './typed-words.ts';

/** Choices and times can be of several words: "this week", "9 am". */
const mostWords = 3;

export interface Line {
  words: readonly NamedWord[];
  /** The options that a command takes. */
  known: readonly CommandOption[];
}

/** An option that begins at a word, and how many words it takes. */
export interface Found {
  option: CommandOption;
  read: Read;
  count: number;
}

/** What begins at a word; undefined where it can be anything. */
export function foundAt(line: Line, at: number): Found | undefined {
  const word = line.words[at];
  if (!word) return undefined;
  if (word.name !== undefined) {
    const option = line.known.find(({ name }) => name === word.name);
    return option && { option, read: readValue(option, word), count: 1 };
  }
  if (word.kind === 'quoted') return undefined;
  return ofItsKind(line, word) ?? byName(line, at) ?? bySpan(line, at);
}

/** A channel or a group, where an option takes such. */
function ofItsKind({ known }: Line, word: NamedWord): Found | undefined {
  const kind = word.kind === 'channel' ? 'channel' : word.kind === 'group' ? 'role' : undefined;
  const option = known.find((each) => each.kind === kind);
  return option && { option, read: readValue(option, word), count: 1 };
}

/** `timezone Europe/Berlin`: the name, and its value behind it. */
function byName(line: Line, at: number): Found | undefined {
  const { words, known } = line;
  const typed = spanAt(line, at, 1)?.toLowerCase();
  const option = known.find(({ name }) => name === typed);
  const next = words[at + 1];
  if (option?.kind === 'flag') {
    const value = next && flagOf(next);
    return { option, read: { value: value ?? true }, count: value === undefined ? 1 : 2 };
  }
  if (!option || !next || next.name !== undefined) return undefined;
  const chosen = choiceAt(line, at + 1, option.choices ?? []);
  if (chosen) return { option, read: { value: chosen.choice.value }, count: chosen.count + 1 };
  const many = option.kind === 'text' && !option.choices;
  const count = claimedAt(line, at + 1, option) ?? (many ? countUntilNext(line, at + 1) : 1);
  return { option, read: readSpan(line, option, at + 1, count), count: count + 1 };
}

/** How many words a text takes: up to the next that is meant for another option. */
function countUntilNext(line: Line, from: number): number {
  let count = 1;
  while (line.words[from + count] && !isMeantFor(line, from + count)) count += 1;
  return count;
}

function isMeantFor(line: Line, at: number): boolean {
  const [word] = line.words.slice(at, at + 1);
  if (!word || word.kind === 'quoted') return word?.name !== undefined;
  if (word.name !== undefined || ofItsKind(line, word)) return true;
  const typed = spanAt(line, at, 1)?.toLowerCase();
  return line.known.some(({ name }) => name === typed) || bySpan(line, at) !== undefined;
}

/** A choice, an address, a time or a number that is plainly meant for one option. */
function bySpan(line: Line, at: number): Found | undefined {
  for (const option of line.known) {
    const chosen = choiceAt(line, at, option.choices ?? []);
    if (chosen) return { option, read: { value: chosen.choice.value }, count: chosen.count };
    const count = claimedAt(line, at, option);
    if (count !== undefined) return { option, read: readSpan(line, option, at, count), count };
  }
  return numberAt(line, at);
}

/** A number where only one option takes one; its name may follow, as in "8 hours". */
function numberAt(line: Line, at: number): Found | undefined {
  const [option, ...others] = line.known.filter(({ kind }) => kind === 'number');
  const [word] = line.words.slice(at, at + 1);
  if (!option || !word || others.length > 0 || !/^\d+$/.test(shownBy(word))) return undefined;
  const named = spanAt(line, at + 1, 1)?.toLowerCase() === option.name;
  return { option, read: readValue(option, word), count: named ? 2 : 1 };
}

function readSpan({ words }: Line, option: CommandOption, at: number, count: number): Read {
  const span = words.slice(at, at + count);
  const [only, ...others] = span;
  return only && others.length === 0 ? readValue(option, only) : { value: span.map(shownBy).join(' ') };
}

/** So many words side by side as one text; undefined where one of them is more than a word. */
function spanAt({ words }: Line, at: number, count: number): string | undefined {
  const span = words.slice(at, at + count);
  const plain = span.every(({ kind, name }) => kind === 'bare' && name === undefined);
  return plain && span.length === count ? span.map(shownBy).join(' ') : undefined;
}

function choiceAt(
  line: Line,
  at: number,
  choices: readonly Choice[],
): { choice: Choice; count: number } | undefined {
  for (let count = mostWords; count > 0; count -= 1) {
    const span = spanAt(line, at, count);
    const choice = span === undefined ? undefined : choiceOf(choices, span);
    if (choice) return { choice, count };
  }
  return undefined;
}

function claimedAt(line: Line, at: number, option: CommandOption): number | undefined {
  const word = line.words[at];
  if (word?.kind === 'link') return option.claims?.(word.url) === true ? 1 : undefined;
  for (let count = mostWords; count > 0; count -= 1) {
    const span = spanAt(line, at, count);
    if (span !== undefined && option.claims?.(span) === true) return count;
  }
  return undefined;
}
