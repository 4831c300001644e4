import type { Run } from '../../shared/domain/message.ts';
import { stripInvisible } from '../../shared/news/text/characters.ts';
import { sentences } from '../../shared/news/text/sentences.ts';
import { enclose, escapeText, link } from './markdown.ts';
import { shorten } from './shorten.ts';

/** A sentence beyond this is none, and would cost everything else its room. */
const longestSentence = 1_000;

/** The sentences of running text in markdown; all but the first begin with the gap that parts them from the one before. */
export function markdownSentences(runs: readonly Run[]): string[] {
  const text = new RunningText();
  for (const run of runs) {
    stripInvisible(run.text)
      .split('\n')
      .forEach((line, index) => {
        if (index > 0) text.breakLine();
        text.add(line, run);
      });
  }
  return text.finish();
}

/**
 * Gathers sentences over the ends of runs: a sentence goes on until something closes it, since a cut at the end of a
 * run could fall into the middle of a word.
 */
class RunningText {
  readonly #done: string[] = [];
  #open = '';
  #gap = '';

  /** What follows stands on a line of its own; after a second break, in a paragraph of its own. */
  breakLine(): void {
    if (this.#open === '') this.#gap = this.#gap.startsWith('\n') ? '\n\n' : '\n';
    else this.#close('\n');
  }

  add(line: string, run: Run): void {
    if (/^\s/.test(line)) this.#space();
    const parts = run.link === undefined ? sentences(line) : [line.trim()].filter((part) => part !== '');
    parts.forEach((part, index) => {
      if (index > 0) this.#close(' ');
      this.#append(styled(part, run));
    });
    // "1. " begins a sentence, and ends none.
    if (/[.!?…。！？]["”’)\]]*\s*$/u.test(line) && !/^\s*\d{1,3}\.\s*$/.test(line))
      this.#close(/\s$/.test(line) ? ' ' : '');
    else if (/\s$/.test(line)) this.#space();
  }

  finish(): string[] {
    this.#close('');
    return this.#done;
  }

  #space(): void {
    if (this.#open !== '' && !this.#open.endsWith(' ')) this.#open += ' ';
    else if (this.#gap === '') this.#gap = ' ';
  }

  #append(markdown: string): void {
    // Two bold runs side by side would show their asterisks.
    const merge = this.#open.endsWith('**') && markdown.startsWith('**');
    this.#open = merge ? this.#open.slice(0, -2) + markdown.slice(2) : this.#open + markdown;
  }

  #close(gap: string): void {
    const sentence = this.#open.trimEnd();
    if (sentence !== '' && sentence.length <= 2 * longestSentence) {
      this.#done.push(this.#done.length === 0 ? sentence : this.#gap + sentence);
      this.#gap = '';
    }
    this.#open = '';
    if (this.#gap === '') this.#gap = gap;
  }
}

function styled(text: string, { bold, link: url }: Run): string {
  const short = shorten(text, longestSentence);
  // An address may hold asterisks, so bold stands within the link.
  const mark = bold === true ? '**' : '';
  return url === undefined ? enclose(escapeText(short), mark) : link(short, url, mark);
}
