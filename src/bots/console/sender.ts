import type { Sender } from '../../shared/domain/sender.ts';
import { type ConsoleLook, renderConsole } from './render.ts';

export const consolePlatform = 'console';

/** Prints stories on a terminal. What is printed can neither be changed nor looked up again. */
export function consoleSender(print: (text: string) => void, look: () => ConsoleLook): Sender {
  return {
    platform: consolePlatform,
    prefers: () => 'full',
    send({ deliveryId, message }) {
      print(renderConsole(message, look()));
      return Promise.resolve({ messageId: deliveryId });
    },
  };
}
