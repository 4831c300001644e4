import type { Block, Bullet, Citation, Message } from '../../shared/domain/message.ts';
import { oneLine } from '../../shared/news/text/characters.ts';
import { limits } from './limits.ts';
import { escapeText, link, safeUrl } from './markdown.ts';
import { markdownSentences } from './running-text.ts';
import { shorten } from './shorten.ts';

/** Markdown that is lost as a whole when there is no room: sentences with the gap before them, and what they rest on. */
export interface Passage {
  sentences: string[];
  cited: string;
}

/** A block in Discord's markdown, still in parts that may be left out. */
export type Piece =
  | { kind: 'heading'; text: string; url: string | undefined }
  | { kind: 'text' | 'context'; passage: Passage }
  | { kind: 'bullets'; items: Passage[] }
  | { kind: 'sources'; cards: string[]; hidden: number }
  | { kind: 'images'; items: { url: string; alt: string }[] }
  | { kind: 'buttons'; buttons: Extract<Block, { type: 'buttons' }>['buttons'] }
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
    else if (piece.kind === 'images' && last?.kind === 'images' && last.items.length < limits.mediaItems)
      last.items.push(...piece.items);
    else pieces.push(piece);
  }
  return pieces;
}

function pieceOf(block: Block, cite: boolean): Piece | undefined {
  switch (block.type) {
    case 'heading': {
      const text = shorten(block.text, longestHeading);
      return text === '' ? undefined : { kind: 'heading', text, url: block.url };
    }
    case 'text':
      return filled('text', {
        sentences: markdownSentences(block.runs),
        cited: cited(block.citations, cite),
      });
    case 'context':
      return filled('context', { sentences: markdownSentences([{ text: block.text }]), cited: '' });
    case 'bullets': {
      const items = block.items.map((item) => ofBullet(item, cite)).filter(hasWords);
      return items.length === 0 ? undefined : { kind: 'bullets', items };
    }
    case 'source':
      return { kind: 'sources', cards: [cardOf(block)], hidden: 0 };
    case 'image': {
      const url = safeUrl(block.url, limits.mediaUrl);
      if (url === undefined) return undefined;
      return { kind: 'images', items: [{ url, alt: shorten(block.alt, limits.mediaDescription) }] };
    }
    case 'buttons':
      return { kind: 'buttons', buttons: block.buttons };
    case 'divider':
      return { kind: 'divider' };
  }
}

const hasWords = (passage: Passage): boolean => passage.sentences.length > 0;

const filled = (kind: 'text' | 'context', passage: Passage): Piece | undefined =>
  hasWords(passage) ? { kind, passage } : undefined;

const ofBullet = ({ text, citations }: Bullet, cite: boolean): Passage => ({
  // A bullet is one paragraph, whatever its text holds.
  sentences: markdownSentences([{ text: oneLine(text) }]),
  cited: cited(citations, cite),
});

function cited(citations: readonly Citation[] | undefined, cite: boolean): string {
  if (!cite || !citations) return '';
  const named = citations
    .slice(0, mostCited)
    .map(({ publisher, url }) => link(shorten(publisher, longestName), url))
    .filter((name) => name !== '');
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function cardOf({ publisher, date, title, url }: Extract<Block, { type: 'source' }>): string {
  const name = escapeText(shorten(publisher, longestName));
  const day = escapeText(shorten(date, longestName));
  const by = [name, day].filter((part) => part !== '').join(' · ');
  const heading = link(shorten(title, longestTitle) || shorten(publisher, longestName), url);
  return [heading, by === '' ? '' : `-# ${by}`].filter((line) => line !== '').join('\n');
}
