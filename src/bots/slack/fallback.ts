import type { Message } from '../../shared/domain/message.ts';
import { oneLine } from '../../shared/news/text/characters.ts';
import type { Passage, Piece } from '../../shared/rendering/pieces.ts';
import { wordsOf } from '../../shared/rendering/running-text.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { limits } from './limits.ts';
import { plainText } from './rich-text.ts';
import { words } from './words.en.ts';

/** Slack's control characters: with these three, text holds no mention, link or date. */
export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The one line that stands for the whole message, without marks. */
export const fallbackLine = ({ fallback }: Message): string =>
  shorten(plainText(fallback), limits.fallbackLine) || words.untitled;

/**
 * The text beside the blocks. Notifications on phones show its beginning, and screen readers read it instead of the
 * blocks: so the line that stands for the whole comes first, and all that the blocks say follows as far as it fits.
 */
export function fallbackText(message: Message, pieces: readonly Piece[]): string {
  const first = fallbackLine(message);
  let text = escapeText(first);
  for (const line of pieces.flatMap(linesOf)) {
    if (line === '' || first.includes(line)) continue;
    const longer = `${text}\n${escapeText(line)}`;
    if (longer.length > limits.fallback) break;
    text = longer;
  }
  return text;
}

function linesOf(piece: Piece): string[] {
  switch (piece.kind) {
    case 'heading':
      return [plainText(piece.text)];
    case 'text':
    case 'context':
      return [spoken(piece.passage)];
    case 'bullets':
      return piece.items.map((item) => `• ${spoken(item)}`);
    case 'sources':
      return piece.cards.map(({ title, publisher }) => plainText(`${title}, ${publisher}`));
    case 'images':
      return piece.items.map(({ alt }) => plainText(alt));
    case 'buttons':
    case 'divider':
      return [];
  }
}

function spoken({ sentences, cited }: Passage): string {
  const text = sentences.map(({ gap, runs }) => gap + wordsOf(runs)).join('');
  const names = cited.map(({ publisher }) => publisher).join(', ');
  return plainText(oneLine(names === '' ? text : `${text} (${names})`));
}
