import type { Message } from '../../shared/domain/message.ts';
import type { Answer } from './command.ts';

/** A few plain lines, the first of which stands for all. */
export function saying(...lines: readonly string[]): Answer {
  const message: Message = {
    blocks: lines.map((text) => ({ type: 'text', runs: [{ text }] })),
    fallback: lines[0] ?? '',
  };
  return { message };
}
