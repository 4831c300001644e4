import type { types } from '@slack/bolt';
import type { Message } from '../../shared/domain/message.ts';
import { fit } from '../../shared/rendering/fit.ts';
import { type Piece, piecesOf } from '../../shared/rendering/pieces.ts';
import { type BlockOptions, blocksOf, within } from './blocks.ts';
import { closeLines } from './close-lines.ts';
import { fallbackLine, fallbackText } from './fallback.ts';
import { limits } from './limits.ts';
import { plain } from './plain.ts';

/** A message as `chat.postMessage`, `chat.update` and a `response_url` take it. */
export interface MessagePayload {
  text: string;
  blocks: types.KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
  metadata?: types.MessageMetadata;
}

export interface RenderOptions extends BlockOptions {
  /** Id of the one user group to be called: that which a manager configured. */
  mention?: string;
}

/** The event_type of our metadata, by which a message is found again. */
export const deliveryEvent = 'ai_news_delivery';

/** Whether it can be the id of a user group; anything else would be text in the middle of a mention. */
export const isUserGroup = (id: string): boolean => /^S[A-Z0-9]{2,24}$/.test(id);

/** Calls a user group. */
export const renderMention = (userGroup: string): string => `<!subteam^${userGroup}>`;

/**
 * A message in Block Kit. Pure; within every limit of Slack's, whatever the message; nobody is called but the user group
 * that is asked for.
 */
export function renderMessage(message: Message, options: RenderOptions = {}): MessagePayload {
  const { deliveryId, mention } = options;
  const call = mention !== undefined && isUserGroup(mention) ? renderMention(mention) : undefined;
  const { pieces, blocks } = layOut(message, options, limits.blocks - (call === undefined ? 0 : 1));
  const text = fallbackText(message, pieces);
  return {
    text: call === undefined ? text : `${call} ${text}`,
    blocks: call === undefined ? blocks : [calling(call), ...blocks],
    unfurl_links: false,
    unfurl_media: false,
    ...(deliveryId === undefined
      ? {}
      : { metadata: { event_type: deliveryEvent, event_payload: { delivery_id: deliveryId } } }),
  };
}

const calling = (call: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: call, verbatim: true },
});

/** The blocks of a message, at most so many, and the pieces that they show. */
export function layOut(
  message: Message,
  options: BlockOptions,
  most: number,
): { pieces: Piece[]; blocks: types.KnownBlock[] } {
  const sizeOf = (piece: Piece): number =>
    blocksOf(piece, options, new Set()).reduce((sum, block) => sum + JSON.stringify(block).length + 1, 0);
  const pieces = closeLines(fit(piecesOf(message), limits.message - reserved, sizeOf));
  const taken = new Set<string>();
  const blocks = withoutIdleLines(pieces.flatMap((piece) => blocksOf(piece, options, taken)));
  const shown = within(blocks, most);
  if (shown.length > 0) return { pieces, blocks: shown };
  return { pieces, blocks: [{ type: 'section', text: plain(fallbackLine(message)) }] };
}

/** For a mention, and the brackets around all blocks. */
const reserved = 150;

/** A line parts two things: none stands first, last, or after another. */
const withoutIdleLines = (blocks: readonly types.KnownBlock[]): types.KnownBlock[] =>
  blocks.filter(({ type }, index) => {
    const next = blocks[index + 1];
    return type !== 'divider' || (index > 0 && next !== undefined && next.type !== 'divider');
  });
