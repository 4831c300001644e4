import { limits } from './query.ts';
import { words } from './words.en.ts';

export type Token =
  | { kind: 'open' | 'close' | 'or' | 'minus' }
  | { kind: 'word' | 'phrase'; text: string }
  /** `name:value`; the value is empty where nothing follows the colon. */
  | { kind: 'filter'; name: string; value: string };

const quote = '["“”„«»]';

/** Each begins where the last one ended. A word ends at a space, a bracket, a bar or a quotation mark. */
const patterns = {
  space: /\s+/uy,
  sign: /[()|]/uy,
  minus: /[-–—−]+(?=[^\s)|])/uy,
  phrase: new RegExp(`${quote}([^"“”„«»]*)(${quote}|$)`, 'uy'),
  filter: new RegExp(`([\\p{L}]+):(?!//)(?:${quote}([^"“”„«»]*)(${quote}|$)|([^\\s()|"“”„«»]*))`, 'uy'),
  word: /[^\s()|"“”„«»]+/uy,
} as const;

const signs = { '(': 'open', ')': 'close', '|': 'or' } as const;

/** Words that say how others belong together. "not" does so in capitals only: in lower case people mean the word. */
const operators: ReadonlyMap<string, Token[]> = new Map([
  ['or', [{ kind: 'or' }]],
  ['OR', [{ kind: 'or' }]],
  ['NOT', [{ kind: 'minus' }]],
  ...['and', 'AND', '&', '+'].map((word): [string, Token[]] => [word, []]),
]);

/** Takes a text apart, and closes a quotation mark that was left open. */
export function tokenize(text: string, say: (sentence: string) => void): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(patterns.space)) continue;
    const sign = take(patterns.sign)?.[0];
    if (sign !== undefined) tokens.push({ kind: signs[sign as keyof typeof signs] });
    else if (take(patterns.minus)) tokens.push({ kind: 'minus' });
    else tokens.push(...takeTerm(take, say));
  }
  return tokens;
}

function takeTerm(
  take: (pattern: RegExp) => RegExpExecArray | null,
  say: (sentence: string) => void,
): Token[] {
  const phrase = take(patterns.phrase);
  if (phrase) {
    if (phrase[2] === '') say(words.quoteOpen);
    return [{ kind: 'phrase', text: phrase[1] ?? '' }];
  }
  const filter = take(patterns.filter);
  if (filter) {
    if (filter[3] === '') say(words.quoteOpen);
    return [{ kind: 'filter', name: filter[1] ?? '', value: (filter[2] ?? filter[4] ?? '').trim() }];
  }
  const word = take(patterns.word)?.[0] ?? '';
  if (!/^[-–—−]+$/u.test(word)) return operators.get(word) ?? [{ kind: 'word', text: word }];
  say(words.minusAlone);
  return [];
}

/** Makes every bracket one of a pair, no deeper than allowed. */
export function balance(tokens: readonly Token[], say: (sentence: string) => void): Token[] {
  const balanced: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'close' && depth === 0) {
      say(words.bracketUnopened);
      continue;
    }
    if (token.kind === 'close') depth -= 1;
    const kept = depth < limits.depth || (token.kind !== 'open' && token.kind !== 'close');
    if (token.kind === 'open') depth += 1;
    if (kept) balanced.push(token);
    else say(words.tooDeep(limits.depth));
  }
  if (depth > 0) say(words.bracketOpen);
  const missing = Math.min(depth, limits.depth);
  return [...balanced, ...Array.from({ length: missing }, () => ({ kind: 'close' }) as const)];
}
