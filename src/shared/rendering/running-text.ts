import type { Run } from '../domain/message.ts';
import { stripInvisible } from '../news/text/characters.ts';
import { sentences } from '../news/text/sentences.ts';
import { shorten } from './shorten.ts';
import { safeUrl } from './web-address.ts';

/** A sentence of running text, which is shown or left out as a whole. */
export interface Sentence {
  /** What parts it from the sentence before: nothing, a blank, or one or two line feeds. */
  gap: string;
  /** Each on one line. A run of a single blank stands between two that are marked differently. */
  runs: Run[];
}

/** A sentence beyond this is none, and would cost everything else its room. */
const longestSentence = 1_000;

/** The sentences of running text, whatever runs they are spread over. */
export function sentencesOf(runs: readonly Run[]): Sentence[] {
  const text = new RunningText();
  for (const run of runs.map(withSafeLink)) {
    stripInvisible(run.text)
      .split('\n')
      .forEach((line, index) => {
        if (index > 0) text.breakLine();
        text.add(line, run);
      });
  }
  return text.finish();
}

/** A link that leads nowhere is none, so that its words go on with those beside them. */
function withSafeLink({ text, bold, link }: Run): Run {
  const safe = link === undefined ? undefined : safeUrl(link);
  return { text, ...(bold === true && { bold }), ...(safe !== undefined && { link: safe }) };
}

/** The words of a sentence alone. */
export const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/**
 * Gathers sentences over the ends of runs: a sentence goes on until something closes it, since a cut at the end of a
 * run could fall into the middle of a word.
 */
class RunningText {
  readonly #done: Sentence[] = [];
  #open: Run[] = [];
  #gap = '';

  /** What follows stands on a line of its own; after a second break, in a paragraph of its own. */
  breakLine(): void {
    if (this.#open.length === 0) this.#gap = this.#gap.startsWith('\n') ? '\n\n' : '\n';
    else this.#close('\n');
  }

  add(line: string, run: Run): void {
    if (/^\s/.test(line)) this.#space();
    const parts = run.link === undefined ? sentences(line) : [line.trim()].filter((part) => part !== '');
    parts.forEach((part, index) => {
      if (index > 0) this.#close(' ');
      this.#append({ ...run, text: shorten(part, longestSentence) });
    });
    // "1. " begins a sentence, and ends none.
    if (/[.!?…。！？]["”’)\]]*\s*$/u.test(line) && !/^\s*\d{1,3}\.\s*$/.test(line))
      this.#close(/\s$/.test(line) ? ' ' : '');
    else if (/\s$/.test(line)) this.#space();
  }

  finish(): Sentence[] {
    this.#close('');
    return this.#done;
  }

  #space(): void {
    const last = this.#open.at(-1);
    if (last && !last.text.endsWith(' ')) this.#append({ text: ' ' });
    else if (!last && this.#gap === '') this.#gap = ' ';
  }

  #append(run: Run): void {
    const last = this.#open.at(-1);
    const alike = last?.link === undefined && run.link === undefined && last?.bold === run.bold;
    if (run.text === '') return;
    if (last && alike) this.#open.splice(-1, 1, { ...last, text: last.text + run.text });
    else this.#open.push(run);
  }

  #close(gap: string): void {
    const runs = trimmed(this.#open);
    if (runs.length > 0 && wordsOf(runs).length <= 2 * longestSentence) {
      this.#done.push({ gap: this.#done.length === 0 ? '' : this.#gap, runs });
      this.#gap = '';
    }
    this.#open = [];
    if (this.#gap === '') this.#gap = gap;
  }
}

/** Without a blank at the end. */
function trimmed(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  if (!last?.text.endsWith(' ')) return [...runs];
  const text = last.text.trimEnd();
  return text === '' ? runs.slice(0, -1) : [...runs.slice(0, -1), { ...last, text }];
}
