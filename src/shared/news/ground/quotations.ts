import { comparable } from '../text/characters.ts';

/** What stands in quotation marks. */
export interface Quotation {
  /** As written, without the marks. */
  text: string;
  start: number;
  end: number;
}

/** Double marks of any kind, which tidy text writes in one way; single ones around three words or more. */
const marked = /"([^"]+)"|(?<![\p{L}\p{N}])'([^"']*(?:'\p{L}[^"']*)*)'(?![\p{L}\p{N}])/gu;

/** The quotations of a tidy text. */
export function quotationsIn(text: string): Quotation[] {
  return [...text.matchAll(marked)].flatMap(({ 0: whole, 1: double, 2: single, index }) => {
    const quoted = double ?? single ?? '';
    if (comparable(quoted) === '') return [];
    if (double === undefined && quoted.trim().split(/\s+/).length < 3) return [];
    return [{ text: quoted.trim(), start: index, end: index + whole.length }];
  });
}

/** The pieces of a quotation that must stand as they are: between what was left out or put in by the writer. */
export function piecesOf(quoted: string): string[] {
  return quoted
    .split(/\[[^[\]]*\]|\(\.\.\.\)|\.{3,}|…/u)
    .map(comparable)
    .filter((piece) => piece !== '');
}

/** Where in a text (both comparable) the pieces stand one after the other; undefined where they do not. */
export function standsIn(pieces: readonly string[], text: string): number | undefined {
  const padded = ` ${text} `;
  let from = 0;
  let first: number | undefined;
  for (const piece of pieces) {
    const at = padded.indexOf(` ${piece} `, from);
    if (at === -1) return undefined;
    first ??= at;
    from = at + piece.length;
  }
  return first;
}
