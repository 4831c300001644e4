import type { Passage, Piece } from './pieces.ts';

/** Source cards may take this share of the room before anything else is left out for them. */
const shareOfSources = 0.5;

/**
 * The pieces, with what is too long left out from the end: source cards beyond their share, then whole sentences, whole
 * points, source cards, and at last whatever is left, buttons after all else. The first heading always stays.
 *
 * @param sizeOf the room that a platform needs for a piece
 */
export function fit(pieces: readonly Piece[], room: number, sizeOf: (piece: Piece) => number): Piece[] {
  const page = new Page(pieces, room, sizeOf);
  page.dropSources(room * shareOfSources);
  page.drop(dropSentence);
  page.drop((piece) => piece.kind === 'bullets' && piece.items.pop() !== undefined);
  page.drop(dropSource);
  page.dropWhole(({ kind }) => kind !== 'buttons');
  page.dropWhole(() => true);
  return page.pieces();
}

/** The last sentence of the piece, as long as another one stays. */
function dropSentence(piece: Piece): boolean {
  const longest = passagesOf(piece).findLast((passage) => passage.sentences.length > 1);
  return longest?.sentences.pop() !== undefined;
}

function passagesOf(piece: Piece): Passage[] {
  if (piece.kind === 'bullets') return piece.items;
  return piece.kind === 'text' || piece.kind === 'context' ? [piece.passage] : [];
}

function dropSource(piece: Piece): boolean {
  if (piece.kind !== 'sources' || piece.cards.length === 0) return false;
  piece.cards.pop();
  piece.hidden += 1;
  return true;
}

interface Sized {
  piece: Piece;
  size: number;
}

class Page {
  #kept: Sized[];

  constructor(
    pieces: readonly Piece[],
    readonly room: number,
    readonly sizeOf: (piece: Piece) => number,
  ) {
    this.#kept = pieces.map((piece) => ({ piece, size: sizeOf(piece) }));
  }

  /** Only what has words. */
  pieces(): Piece[] {
    return this.#kept.map(({ piece }) => piece).filter((piece) => !isEmpty(piece));
  }

  get #full(): boolean {
    return total(this.#kept) > this.room;
  }

  dropSources(share: number): void {
    const sources = this.#kept.filter(({ piece }) => piece.kind === 'sources');
    for (const line of sources.toReversed()) {
      while (this.#full && total(sources) > share && dropSource(line.piece)) this.#measure(line);
    }
  }

  /** Lets `lose` take something from the last piece that has it, until everything fits or nobody has any. */
  drop(lose: (piece: Piece) => boolean): void {
    for (const line of this.#kept.toReversed()) {
      while (this.#full && lose(line.piece)) this.#measure(line);
    }
  }

  dropWhole(may: (piece: Piece) => boolean): void {
    for (const line of this.#kept.toReversed()) {
      const { piece, size } = line;
      const stays = size === 0 || (piece.kind === 'heading' && piece.first) || !may(piece);
      if (this.#full && !stays) this.#kept = this.#kept.filter((other) => other !== line);
    }
  }

  #measure(line: Sized): void {
    line.size = isEmpty(line.piece) ? 0 : this.sizeOf(line.piece);
  }
}

const total = (lines: readonly Sized[]): number => lines.reduce((sum, { size }) => sum + size, 0);

const isEmpty = (piece: Piece): boolean =>
  (piece.kind === 'bullets' && piece.items.length === 0) ||
  (piece.kind === 'sources' && piece.cards.length === 0 && piece.hidden === 0);
