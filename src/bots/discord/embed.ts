import {
  type APIActionRowComponent,
  type APIAllowedMentions,
  type APIButtonComponent,
  type APIEmbed,
} from 'discord.js';
import type { Message } from '../../shared/domain/message.ts';
import { fit } from '../../shared/rendering/fit.ts';
import { type Piece, piecesOf } from '../../shared/rendering/pieces.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { buttonRows } from './buttons.ts';
import { limits } from './limits.ts';
import { escapeText } from './markdown.ts';
import { accentColor } from './render.ts';
import { words } from './words.en.ts';
import { markdownOf, roomOf, shownImages } from './write.ts';

/** A message that calls a role. */
export interface CallingPayload {
  content: string;
  embeds: APIEmbed[];
  components: APIActionRowComponent<APIButtonComponent>[];
  allowed_mentions: APIAllowedMentions;
}

/**
 * A message that calls one role: its line of text, which push notifications show (they say nothing about components
 * V2), and one embed. Pure; within the limits of embeds, whatever the message.
 */
export function renderCalling(message: Message, roleId: string, deliveryId?: string): CallingPayload {
  const pieces = piecesOf(message);
  const heading = pieces.find((piece) => piece.kind === 'heading');
  const headline = heading?.text ?? message.fallback;
  const url = heading?.url === undefined ? undefined : safeUrl(heading.url, limits.mediaUrl);
  const description = describe(pieces.filter((piece) => piece !== heading));
  const image = pieces.flatMap((piece) => (piece.kind === 'images' ? shownImages(piece) : []))[0];
  const taken = new Set<string>();
  return {
    content: `<@&${roleId}> ${escaped(headline, limits.embedTitle)}`,
    embeds: [
      {
        title: escaped(headline, limits.embedTitle),
        color: accentColor,
        ...(url === undefined ? {} : { url }),
        ...(description === '' ? {} : { description }),
        ...(image ? { image: { url: image.media.url } } : {}),
      },
    ],
    components: pieces
      .flatMap((piece) => (piece.kind === 'buttons' ? buttonRows(piece.buttons, deliveryId, taken) : []))
      .slice(0, limits.rows),
    allowed_mentions: { parse: [], roles: [roleId] },
  };
}

/**
 * A blank line stands between parts, for which `fit` has counted one character of two. Title and description together
 * stay far from the 6,000 characters of all embeds.
 */
const describe = (pieces: readonly Piece[]): string =>
  fit(pieces, limits.embedDescription - pieces.length, roomOf)
    .flatMap((piece) => markdownOf(piece) ?? [])
    .join('\n\n');

/** Marks that are escaped take room, too. */
function escaped(text: string, longest: number): string {
  for (let room = longest; room > 0; room = Math.floor(room * 0.75)) {
    const line = escapeText(shorten(text, room));
    if (line.length <= longest && line !== '') return line;
  }
  return words.untitled;
}
