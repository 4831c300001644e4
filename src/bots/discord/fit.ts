import type { Passage, Piece } from './pieces.ts';
import { escapeText, link } from './markdown.ts';
import { words } from './words.en.ts';

/** The markdown of a piece; undefined for what is no text. `level` of a heading: how many marks stand before it. */
export function markdownOf(piece: Piece, level: number): string | undefined {
  switch (piece.kind) {
    case 'heading':
      return `${'#'.repeat(level)} ${headingText(piece)}`;
    case 'text':
      return whole(piece.passage);
    case 'context':
      // Each line of small print needs its own mark.
      return whole(piece.passage)
        .split(/\n+/)
        .map((line) => `-# ${line}`)
        .join('\n');
    case 'bullets':
      return piece.items.map((item) => `- ${whole(item)}`).join('\n');
    case 'sources':
      return [...piece.cards, ...(piece.hidden > 0 ? [`-# ${words.moreSources(piece.hidden)}`] : [])].join(
        '\n',
      );
    case 'images':
    case 'buttons':
    case 'divider':
      return undefined;
  }
}

const headingText = ({ text, url }: Extract<Piece, { kind: 'heading' }>): string =>
  url === undefined ? escapeText(text) : link(text, url);

const whole = ({ sentences, cited }: Passage): string => sentences.join('') + cited;

/** Headings beyond the first are those of a digest's stories. */
export const headingLevels = { first: 2, later: 3 } as const;

/** Pieces with their markdown. */
export interface Written {
  piece: Piece;
  /** Undefined for what is no text. */
  text: string | undefined;
}

/** Source cards may take this share of the room before anything else is left out for them. */
const shareOfSources = 0.5;

/**
 * The pieces, with what is too long left out from the end: source cards beyond their share, then whole sentences, whole
 * points, source cards, and at last whatever is left. A first heading always fits.
 */
export function fit(pieces: readonly Piece[], room: number): Written[] {
  const page = new Page(pieces, room);
  page.dropSources(room * shareOfSources);
  page.drop((piece) => dropSentence(piece));
  page.drop((piece) => (piece.kind === 'bullets' ? piece.items.pop() !== undefined : false));
  page.drop(dropSource);
  page.dropWhole();
  return page.written();
}

/** The last sentence of the piece, as long as another one stays. */
function dropSentence(piece: Piece): boolean {
  const passages =
    piece.kind === 'bullets'
      ? piece.items
      : piece.kind === 'text' || piece.kind === 'context'
        ? [piece.passage]
        : [];
  const longest = passages.findLast((passage) => passage.sentences.length > 1);
  return longest?.sentences.pop() !== undefined;
}

function dropSource(piece: Piece): boolean {
  if (piece.kind !== 'sources' || piece.cards.length === 0) return false;
  piece.cards.pop();
  piece.hidden += 1;
  return true;
}

class Page {
  readonly #written: Written[];
  #length = 0;

  constructor(
    pieces: readonly Piece[],
    readonly room: number,
  ) {
    this.#written = pieces.map((piece) => ({ piece, text: undefined }));
    this.#written.forEach((line, index) => this.#write(line, index));
  }

  /** Only what has words. */
  written(): Written[] {
    return this.#written.filter(({ piece, text }) => text !== '' && !isEmpty(piece));
  }

  dropSources(share: number): void {
    const sources = this.#written.filter(({ piece }) => piece.kind === 'sources');
    const lengthOf = (): number => sources.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
    for (const line of sources.toReversed()) {
      while (this.#length > this.room && lengthOf() > share && dropSource(line.piece)) this.#write(line, -1);
    }
  }

  /** Lets `lose` take something from the last piece that has it, until everything fits or nobody has any. */
  drop(lose: (piece: Piece) => boolean): void {
    for (let index = this.#written.length - 1; index >= 0; index -= 1) {
      const line = this.#written[index];
      while (line && this.#length > this.room && lose(line.piece)) this.#write(line, index);
    }
  }

  dropWhole(): void {
    for (let index = this.#written.length - 1; index > 0 && this.#length > this.room; index -= 1) {
      const line = this.#written[index];
      if (line?.text !== undefined) {
        this.#length -= line.text.length + 1;
        line.text = '';
      }
    }
  }

  #write(line: Written, index: number): void {
    if (line.text !== undefined) this.#length -= line.text.length + 1;
    const first = this.#written.findIndex(({ piece }) => piece.kind === 'heading') === index;
    line.text = isEmpty(line.piece)
      ? ''
      : markdownOf(line.piece, first ? headingLevels.first : headingLevels.later);
    // Pieces that end up in one text display have a line feed between them.
    if (line.text !== undefined) this.#length += line.text.length + 1;
  }
}

const isEmpty = (piece: Piece): boolean =>
  (piece.kind === 'bullets' && piece.items.length === 0) ||
  (piece.kind === 'sources' && piece.cards.length === 0 && piece.hidden === 0);
