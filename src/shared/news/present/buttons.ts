import type { Button, Message } from '../../domain/message.ts';
import { words } from './words.en.ts';

/** The private menu of a story that was delivered. */
export const menuButton = (deliveryId: string): Button => ({
  label: words.menu,
  to: { action: `menu:${deliveryId}` },
});

/** Ends all that comes to the direct messages where the delivery stands. */
export const stopButton = (deliveryId: string): Button => ({
  label: words.stop,
  to: { action: `stop:${deliveryId}` },
});

/** A message with more buttons: in its last row where that has room, else in a row of their own. */
export function withButtons(message: Message, buttons: readonly Button[]): Message {
  const last = message.blocks.at(-1);
  if (buttons.length === 0) return message;
  if (last?.type === 'buttons' && last.buttons.length + buttons.length <= mostInRow) {
    const row = { ...last, buttons: [...last.buttons, ...buttons] };
    return { ...message, blocks: [...message.blocks.slice(0, -1), row] };
  }
  return { ...message, blocks: [...message.blocks, { type: 'buttons', buttons: [...buttons] }] };
}

/** Discord's and Slack's limit. */
const mostInRow = 5;
