import type { types } from '@slack/bolt';
import { partsByName } from '../../shared/rendering/names.ts';
import type { Passage, Piece, SourceCard } from '../../shared/rendering/pieces.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { wordsOf } from '../../shared/rendering/running-text.ts';
import { buttonBlocks } from './buttons.ts';
import { limits } from './limits.ts';
import { plain } from './plain.ts';
import {
  type Element,
  type Readers,
  isSlackId,
  linkElements,
  merged,
  passageElements,
  plainText,
  textElements,
} from './rich-text.ts';
import { words } from './words.en.ts';

export interface BlockOptions extends Readers {
  deliveryId?: string;
}

/** @param taken action_ids that stand in the message already */
export function blocksOf(piece: Piece, options: BlockOptions, taken: Set<string>): types.KnownBlock[] {
  switch (piece.kind) {
    case 'heading':
      return [headingOf(piece, options)];
    case 'text':
      return [richText(section(passageElements(piece.passage, options)))];
    case 'context':
      return [{ type: 'context', elements: [plain(smallPrint(piece.passage))] }];
    case 'bullets':
      return [richText(list(piece.items.map((item) => passageElements(item, options))))];
    case 'sources':
      return [sourcesOf(piece, options)];
    case 'images':
      return piece.items.flatMap((item) => imageOf(item) ?? []);
    case 'buttons':
      return buttonBlocks(piece.buttons, options.deliveryId, taken);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

const richText = (...elements: types.RichTextBlockElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements,
});

const section = (elements: Element[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: elements.flatMap(inPieces),
});

/** With the `u` flag no character is cut in two; one has two units at the most. */
const longestPiece = new RegExp(`.{1,${limits.text / 2}}`, 'gsu');

/** Words that are longer than Slack takes at once, as several of the same look. */
function inPieces(element: Element): Element[] {
  if (element.type !== 'text' && element.type !== 'link') return [element];
  const { text = '' } = element;
  if (text.length <= limits.text) return [element];
  return (text.match(longestPiece) ?? []).map((piece) => ({ ...element, text: piece }));
}

const list = (items: readonly Element[][]): types.RichTextList => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: items.map(section),
});

/** A header is larger, and cannot lead anywhere: a headline that does is bold text. */
function headingOf(
  { text, url, first }: Extract<Piece, { kind: 'heading' }>,
  readers: Readers,
): types.KnownBlock {
  const leads = url !== undefined && safeUrl(url) !== undefined;
  // A header is plain text, which cannot show a place by its name.
  const named = partsByName(text, isSlackId).some((part) => typeof part !== 'string');
  const header = first && !leads && !named ? shorten(plainText(text), limits.header) : '';
  if (header !== '') return { type: 'header', text: plain(header) };
  return richText(section(linkElements(text, url, readers, true)));
}

/** Whole sentences, as many as a text object holds. */
function smallPrint({ sentences }: Passage): string {
  let text = '';
  for (const { gap, runs } of sentences) {
    const longer = text + gap + plainText(wordsOf(runs));
    if (longer.length > limits.text) break;
    text = longer;
  }
  return text;
}

function sourcesOf(
  { cards, hidden }: Extract<Piece, { kind: 'sources' }>,
  readers: Readers,
): types.RichTextBlock {
  const parts: types.RichTextBlockElement[] = [];
  // The bar at its side tells them from the points above.
  if (cards.length > 0) parts.push({ ...list(cards.map((card) => cardOf(card, readers))), border: 1 });
  if (hidden > 0) parts.push(section(textElements(words.moreSources(hidden), readers)));
  return richText(...parts);
}

function cardOf({ title, publisher, date, url }: SourceCard, readers: Readers): Element[] {
  const by = [publisher, date].filter((part) => part !== '').join(', ');
  return merged([
    ...linkElements(title, url, readers),
    ...(by === '' ? [] : textElements(title === '' ? by : ` · ${by}`, readers)),
  ]);
}

function imageOf({ url, alt }: { url: string; alt: string }): types.ImageBlock | undefined {
  const address = safeUrl(url, limits.url);
  if (address === undefined) return undefined;
  return { type: 'image', image_url: address, alt_text: shorten(alt, limits.alt) || words.image };
}

/** At most so many blocks: neighbouring texts become one, then lines between them go, then images, then what is last. */
export function within(blocks: readonly types.KnownBlock[], most: number): types.KnownBlock[] {
  let kept = [...blocks];
  if (kept.length > most) kept = together(kept);
  for (const type of ['divider', 'image']) {
    if (kept.length > most) kept = together(kept.filter((block) => block.type !== type));
  }
  while (kept.length > most) {
    const last = kept.findLastIndex(({ type }) => type !== 'actions');
    kept.splice(last, 1);
  }
  return kept;
}

function together(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const joined: types.KnownBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'rich_text' && last?.type === 'rich_text')
      joined[joined.length - 1] = richText(...last.elements, ...block.elements);
    else joined.push(block);
  }
  return joined;
}
