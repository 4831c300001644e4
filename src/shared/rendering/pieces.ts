import type { Block, Button, Citation, Message } from '../domain/message.ts';
import { oneLine } from '../news/text/characters.ts';
import { type Sentence, sentencesOf } from './running-text.ts';
import { shorten } from './shorten.ts';

/** Sentences, the last of which are lost first when there is no room, and the publishers that stand behind them. */
export interface Passage {
  sentences: Sentence[];
  cited: Citation[];
}

export type SourceCard = Omit<Extract<Block, { type: 'source' }>, 'type'>;

/** A block of a message, short enough to be read, and still in parts that may be left out. */
export type Piece =
  /** Headings after the first are those of parts. */
  | { kind: 'heading'; text: string; url: string | undefined; first: boolean }
  | { kind: 'text' | 'context'; passage: Passage }
  | { kind: 'bullets'; items: Passage[] }
  /** `hidden`: how many more there would be. */
  | { kind: 'sources'; cards: SourceCard[]; hidden: number }
  | { kind: 'images'; items: { url: string; alt: string }[] }
  | { kind: 'buttons'; buttons: Button[] }
  | { kind: 'divider' };

/** A headline is read at a glance. */
const longestHeading = 250;
const longestTitle = 200;
const longestName = 80;
/** Behind one point; more would bury it. */
const mostCited = 3;

/** The message in parts, what is empty left out, neighbouring source cards and images together. */
export function piecesOf(message: Message): Piece[] {
  // With a single source card, every point comes from there; to name it after each would only be noise.
  const cite = message.blocks.filter((block) => block.type === 'source').length !== 1;
  const pieces: Piece[] = [];
  for (const block of message.blocks) {
    const piece = pieceOf(block, cite);
    const last = pieces.at(-1);
    if (!piece) continue;
    if (piece.kind === 'sources' && last?.kind === 'sources') last.cards.push(...piece.cards);
    else if (piece.kind === 'images' && last?.kind === 'images') last.items.push(...piece.items);
    else if (piece.kind === 'heading')
      pieces.push({ ...piece, first: !pieces.some(({ kind }) => kind === 'heading') });
    else pieces.push(piece);
  }
  return pieces;
}

function pieceOf(block: Block, cite: boolean): Piece | undefined {
  switch (block.type) {
    case 'heading': {
      const text = shorten(block.text, longestHeading);
      return text === '' ? undefined : { kind: 'heading', text, url: block.url, first: true };
    }
    case 'text':
      return filled('text', {
        sentences: sentencesOf(block.runs),
        cited: cited(block.citations, cite),
      });
    case 'context':
      return filled('context', { sentences: sentencesOf([{ text: block.text }]), cited: [] });
    case 'bullets': {
      const items = block.items.map(({ text, citations }) => ({
        // A bullet is one paragraph, whatever its text holds.
        sentences: sentencesOf([{ text: oneLine(text) }]),
        cited: cited(citations, cite),
      }));
      return items.some(hasWords) ? { kind: 'bullets', items: items.filter(hasWords) } : undefined;
    }
    case 'source': {
      const card = cardOf(block);
      return card.title + card.date === '' ? undefined : { kind: 'sources', cards: [card], hidden: 0 };
    }
    case 'image':
      return { kind: 'images', items: [{ url: block.url, alt: oneLine(block.alt) }] };
    case 'buttons':
      return { kind: 'buttons', buttons: block.buttons };
    case 'divider':
      return { kind: 'divider' };
  }
}

const hasWords = (passage: Passage): boolean => passage.sentences.length > 0;

const filled = (kind: 'text' | 'context', passage: Passage): Piece | undefined =>
  hasWords(passage) ? { kind, passage } : undefined;

const cited = (citations: readonly Citation[] | undefined, cite: boolean): Citation[] =>
  (cite ? (citations ?? []) : [])
    .slice(0, mostCited)
    .map(({ publisher, url }) => ({ publisher: shorten(publisher, longestName), url }))
    .filter(({ publisher }) => publisher !== '');

const cardOf = ({ publisher, date, title, url }: SourceCard): SourceCard => ({
  publisher: shorten(publisher, longestName),
  date: shorten(date, longestName),
  title: shorten(title, longestTitle) || shorten(publisher, longestName),
  url,
});
