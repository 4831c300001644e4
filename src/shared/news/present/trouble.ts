import type { Message } from '../../domain/message.ts';
import { words } from './words.en.ts';

/** That nothing is sent to a place any more, for a person who can mend it. */
export function presentTrouble(place: string, reason: string): Message {
  const title = words.stopped(place);
  return {
    blocks: [
      { type: 'text', runs: [{ text: title, bold: true }, { text: '\n' }, { text: reason }] },
      { type: 'context', text: words.untilMended },
    ],
    fallback: `${title}: ${reason}`,
  };
}
