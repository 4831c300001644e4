import type { CommandOption, OptionValue } from '../commands/command.ts';
import { doubtOf } from './typed-doubts.ts';
import { type Found, foundAt } from './typed-spans.ts';
import { type NamedWord, shownBy, wordsIn } from './typed-words.ts';
import { words as say } from './words.en.ts';

export interface TypedOptions {
  options: Record<string, OptionValue>;
  /** What was not understood, a sentence each. */
  problems: string[];
}

/** The options in a text, in any order: by their names, or as words that can only be meant for one of them. */
export function readOptions(text: string, known: readonly CommandOption[]): TypedOptions {
  const names = known.map(({ name }) => name);
  const line = { words: wordsIn(text, (name) => names.includes(name)), known };
  const reading = new Reading(known);
  for (let at = 0; at < line.words.length;) {
    const found = foundAt(line, at);
    if (found) reading.take(found);
    else reading.loosen(line.words.slice(at, at + 1));
    at += found?.count ?? 1;
  }
  return reading.finish();
}

class Reading {
  readonly #options = new Map<string, OptionValue>();
  readonly #problems: string[] = [];
  /** Words that nothing claims, those side by side together. */
  readonly #loose: NamedWord[][] = [];
  #goesOn = false;

  constructor(readonly known: readonly CommandOption[]) {}

  take({ option, read }: Found): void {
    this.#goesOn = false;
    if ('problem' in read) this.#problems.push(read.problem);
    else if (this.#options.has(option.name)) this.#problems.push(say.typed.twice(option.name));
    else this.#options.set(option.name, read.value);
  }

  loosen(words: readonly NamedWord[]): void {
    if (this.#goesOn) this.#loose.at(-1)?.push(...words);
    else this.#loose.push([...words]);
    this.#goesOn = true;
  }

  /** What nothing claims is the text that the command is about, if it stands together and nothing in it looks mistyped. */
  finish(): TypedOptions {
    const open = this.known.filter(({ name }) => !this.#options.has(name));
    const doubts = this.#loose.flat().flatMap((word) => doubtOf(word, open) ?? []);
    const [together, ...apart] = this.#loose;
    const about = aboutOf(this.known);
    if (doubts.length > 0) this.#problems.push(...doubts);
    else if (together && about && apart.length === 0 && open.includes(about))
      this.#options.set(about.name, textOf(together));
    else if (together) this.#problems.push(say.typed.notUnderstood(this.#loose.map(textOf)));
    return { options: Object.fromEntries(this.#options), problems: this.#problems };
  }
}

/** Quotation marks around all of it only say what belongs together; beside other words they are part of a search. */
function textOf(words: readonly NamedWord[]): string {
  const isSearch = words.length > 1;
  return words
    .map((word) => (isSearch && word.kind === 'quoted' ? `"${word.text}"` : shownBy(word)))
    .join(' ');
}

/** The text that must be given, or the only one that can be anything. */
function aboutOf(known: readonly CommandOption[]): CommandOption | undefined {
  const texts = known.filter(({ kind, choices }) => kind === 'text' && !choices);
  const [only, ...others] = texts.filter((option) => !('claims' in option));
  return texts.find(({ required }) => required) ?? (others.length === 0 ? only : undefined);
}
