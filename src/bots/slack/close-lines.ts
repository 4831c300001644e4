import type { Passage, Piece } from '../../shared/rendering/pieces.ts';
import { wordsOf } from '../../shared/rendering/running-text.ts';

/** A longer line is a paragraph, which wants distance. */
const longestLine = 100;

/**
 * Short lines one below the other, such as those of settings, as one text: Slack keeps a distance between blocks that
 * would take such a list apart.
 */
export function closeLines(pieces: readonly Piece[]): Piece[] {
  const closed: Piece[] = [];
  let open: Passage | undefined;
  for (const piece of pieces) {
    const line = piece.kind === 'text' && isLine(piece.passage) ? piece.passage : undefined;
    if (open && line) open.sentences.push(...onNextLine(line));
    else {
      open = line && { sentences: [...line.sentences], cited: [] };
      closed.push(open ? { kind: 'text', passage: open } : piece);
    }
  }
  return closed;
}

const isLine = ({ sentences, cited }: Passage): boolean =>
  cited.length === 0 &&
  sentences.every(({ gap }) => !gap.includes('\n')) &&
  sentences.reduce((sum, { runs }) => sum + wordsOf(runs).length, 0) <= longestLine;

const onNextLine = ({ sentences }: Passage): Passage['sentences'] =>
  sentences.map((sentence, index) => (index === 0 ? { ...sentence, gap: '\n' } : sentence));
