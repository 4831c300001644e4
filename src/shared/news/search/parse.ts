import { examples, filterNamed, readers } from './filters.ts';
import { type Search, type SearchContext, type SearchNode, joined, limits } from './query.ts';
import { readSince } from './since.ts';
import { unsearchable } from './stop-words.ts';
import { type Token, balance, tokenize } from './tokens.ts';
import { words } from './words.en.ts';
import { oneLine } from '../text/characters.ts';

/**
 * Reads what people type: words, "phrases", `or` (`OR`, `|`), brackets, minus, and the filters `source:`, `topic:`,
 * `lang:`, `level:` and `since:`. Words side by side must all be there; `or` binds weaker. It throws for no text:
 * what it does not understand it leaves out, and says so. Within `limits`.
 */
export function parseSearch(text: string, context: SearchContext): Search {
  const reader = new Reader(context);
  return reader.read(text);
}

/** One text being read, by recursive descent: or, and, minus, term. */
class Reader {
  readonly #context: SearchContext;
  /** A sentence that is true twice is said once. */
  readonly #said = new Set<string>();
  readonly #tooCommon = new Set<string>();
  #tokens: readonly Token[] = [];
  #at = 0;
  #terms = 0;
  #since: Date | undefined;
  #minuses = 0;

  constructor(context: SearchContext) {
    this.#context = context;
  }

  read(text: string): Search {
    const say = (sentence: string): void => this.#say(sentence);
    this.#tokens = balance(tokenize(this.#shortened(oneLine(text)), say), say);
    const root = this.#either();
    if (this.#tooCommon.size > 0) say(words.tooCommon([...this.#tooCommon]));
    if (root && onlyLeavesOut(root)) say(words.onlyMinus);
    if (!root && !this.#since) say(words.nothing);
    return { root, since: this.#since, said: [...this.#said] };
  }

  #say(sentence: string): void {
    this.#said.add(sentence);
  }

  #shortened(text: string): string {
    if (text.length <= limits.length) return text;
    this.#say(words.tooLong(limits.length));
    const kept = text.slice(0, limits.length).toWellFormed();
    // Half a word finds something else.
    return /\s/.test(text.charAt(limits.length)) ? kept : kept.replace(/\s\S*$/u, '');
  }

  #next(kind: Token['kind']): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false;
    this.#at += 1;
    return true;
  }

  #either(): SearchNode | undefined {
    const sinceBefore = this.#since;
    const sides: (SearchNode | undefined)[] = [];
    do {
      const begin = this.#at;
      sides.push(this.#all());
      const empty = this.#at === begin;
      if (empty && (sides.length > 1 || this.#tokens[this.#at]?.kind === 'or')) this.#say(words.orAlone);
    } while (this.#next('or'));
    if (sides.length > 1 && this.#since !== sinceBefore) this.#say(words.sinceInOr);
    return joined('or', present(sides));
  }

  #all(): SearchNode | undefined {
    const parts: (SearchNode | undefined)[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (!token || token.kind === 'or' || token.kind === 'close') return joined('and', present(parts));
      parts.push(this.#one());
    }
  }

  #one(): SearchNode | undefined {
    if (!this.#next('minus')) return this.#term();
    while (this.#next('minus'));
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'or' || token.kind === 'close') {
      this.#say(words.minusAlone);
      return undefined;
    }
    this.#minuses += 1;
    const of = this.#term();
    this.#minuses -= 1;
    return of && { kind: 'not', of };
  }

  #term(): SearchNode | undefined {
    if (this.#next('open')) {
      if (this.#tokens[this.#at]?.kind === 'close') this.#say(words.bracketEmpty);
      const inside = this.#either();
      this.#next('close');
      return inside;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    this.#terms += 1;
    if (this.#terms > limits.terms) {
      this.#say(words.tooMany(limits.terms));
      return undefined;
    }
    if (token?.kind === 'word') return this.#words(token.text, false);
    if (token?.kind === 'phrase') return this.#words(token.text, true);
    return token?.kind === 'filter' ? this.#filter(token.name, token.value) : undefined;
  }

  #words(text: string, quoted: boolean): SearchNode | undefined {
    const bare = text.replace(/\s+/gu, ' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
    const reason = unsearchable(bare);
    if (reason === undefined) return { kind: 'words', text: bare, quoted };
    if (reason === 'no letters') this.#say(words.noLetters(text));
    else if (quoted) this.#say(words.phraseTooCommon(bare));
    else this.#tooCommon.add(bare);
    return undefined;
  }

  #filter(name: string, value: string): SearchNode | undefined {
    const known = filterNamed(name.toLowerCase());
    if (!('filter' in known)) {
      // "Update: a headline" is no attempt at a filter.
      if (value !== '') this.#say(words.filterUnknown(name, known.meant));
      return this.#words(`${name} ${value}`, value !== '');
    }
    const { filter } = known;
    if (value === '') this.#say(words.filterEmpty(filter, examples[filter]));
    else if (filter === 'since') this.#bound(value);
    else {
      const read = readers[filter](value);
      if (typeof read !== 'string') return read;
      this.#say(read);
    }
    return undefined;
  }

  #bound(value: string): void {
    const since = readSince(value.toLowerCase(), this.#context);
    if (this.#context.kept) this.#say(words.sinceKept);
    else if (this.#minuses > 0) this.#say(words.sinceTurned);
    else if (!since) this.#say(words.sinceUnknown(value));
    else if (!this.#since || since > this.#since) this.#since = since;
  }
}

const present = (nodes: readonly (SearchNode | undefined)[]): SearchNode[] =>
  nodes.filter((node) => node !== undefined);

const onlyLeavesOut = (node: SearchNode): boolean =>
  node.kind === 'and' ? node.of.every(onlyLeavesOut) : node.kind === 'not';
