import {
  type APIAllowedMentions,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Message } from '../../shared/domain/message.ts';
import { fit } from '../../shared/rendering/fit.ts';
import { type Piece, piecesOf } from '../../shared/rendering/pieces.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { buttonRows } from './buttons.ts';
import { limits } from './limits.ts';
import { escapeText } from './markdown.ts';
import { words } from './words.en.ts';
import { cardsOf, markdownOf, roomOf, shownImages } from './write.ts';

/** A message in components V2, as Discord takes it. */
export interface ComponentsPayload {
  flags: MessageFlags.IsComponentsV2;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: APIAllowedMentions;
}

/** The same slate for everything: levels are words, never colours. */
export const accentColor = 0x64748b;

/** Nobody is called, whatever the text holds. */
export const callsNobody: APIAllowedMentions = { parse: [] };

/**
 * A message in components V2. Pure; within every limit of Discord's, whatever the message.
 *
 * @param deliveryId stands in the buttons' custom_ids, so that the message can be found again
 */
export function renderMessage(message: Message, deliveryId?: string): ComponentsPayload {
  const parts = layOut(fit(piecesOf(message), limits.text, roomOf), deliveryId);
  if (parts.length === 0) {
    parts.push(text(escapeText(shorten(message.fallback, limits.embedTitle)) || words.untitled));
  }
  // A card has a heading. A plain line of the bot's own is calmer without a frame.
  const isCard = message.blocks.some(({ type }) => type === 'heading');
  const nested = within(parts, limits.components - (isCard ? 1 : 0));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: isCard
      ? [{ type: ComponentType.Container, accent_color: accentColor, components: nested }]
      : nested,
    allowed_mentions: callsNobody,
  };
}

const text = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });

function layOut(pieces: readonly Piece[], deliveryId: string | undefined): APIComponentInContainer[] {
  const taken = new Set<string>();
  const parts: APIComponentInContainer[] = [];
  let previous: Piece['kind'] | undefined;
  for (const piece of pieces) {
    const last = parts.at(-1);
    const content = markdownOf(piece);
    if (piece.kind === 'divider') {
      if (last && last.type !== ComponentType.Separator) parts.push(divider);
    } else if (piece.kind === 'buttons') {
      parts.push(...buttonRows(piece.buttons, deliveryId, taken));
    } else if (piece.kind === 'images') {
      parts.push(...galleries(piece));
    } else if (piece.kind === 'sources') {
      // Each source card keeps a little distance from the next.
      parts.push(...cardsOf(piece).map(text));
    } else if (content !== undefined) {
      // The date stands close under its headline.
      if (piece.kind === 'context' && previous === 'heading' && last?.type === ComponentType.TextDisplay)
        last.content += `\n${content}`;
      else parts.push(text(content));
    }
    previous = piece.kind;
  }
  while (parts.at(-1)?.type === ComponentType.Separator) parts.pop();
  return parts;
}

function galleries(piece: Extract<Piece, { kind: 'images' }>): APIComponentInContainer[] {
  const items = shownImages(piece);
  const list: APIComponentInContainer[] = [];
  for (let start = 0; start < items.length; start += limits.mediaItems)
    list.push({ type: ComponentType.MediaGallery, items: items.slice(start, start + limits.mediaItems) });
  return list;
}

const divider: APIComponentInContainer = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

/** How many components Discord counts: those within others, too. */
const counted = (part: APIComponentInContainer): number =>
  1 + (part.type === ComponentType.ActionRow ? part.components.length : 0);

/** At most so many components: neighbouring texts become one, then lines between them go, then images, then the rest. */
function within(parts: readonly APIComponentInContainer[], most: number): APIComponentInContainer[] {
  const over = (list: readonly APIComponentInContainer[]): boolean =>
    list.reduce((sum, part) => sum + counted(part), 0) > most;
  if (!over(parts)) return [...parts];
  let kept = joined(parts);
  for (const type of [ComponentType.Separator, ComponentType.MediaGallery]) {
    if (over(kept)) kept = joined(kept.filter((part) => part.type !== type));
  }
  while (over(kept)) kept.pop();
  return kept;
}

function joined(parts: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const list: APIComponentInContainer[] = [];
  for (const part of parts) {
    const last = list.at(-1);
    if (part.type === ComponentType.TextDisplay && last?.type === ComponentType.TextDisplay) {
      list[list.length - 1] = text(`${last.content}\n${part.content}`);
    } else list.push(part);
  }
  return list;
}
