import type { Outgoing, Sender } from '../../shared/domain/sender.ts';
import { type ConsoleLook, renderConsole } from './render.ts';

export const consolePlatform = 'console';

/**
 * Prints stories on a terminal. What is printed cannot be changed, so an update is printed as a new card that
 * says so; and one cannot look whether something was printed.
 */
export function consoleSender(print: (text: string) => void, look: () => ConsoleLook): Sender {
  return {
    platform: consolePlatform,
    send(outgoing: Outgoing) {
      print(renderConsole(withUpdateMark(outgoing), look()));
      return Promise.resolve({ messageId: outgoing.deliveryId });
    },
  };
}

function withUpdateMark({ kind, message }: Outgoing): Outgoing['message'] {
  if (kind === 'post') return message;
  return { ...message, blocks: [{ type: 'context', text: 'Update' }, ...message.blocks] };
}
