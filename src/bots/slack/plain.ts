import type { types } from '@slack/bolt';

/**
 * Text without any marks. Slack takes neither mentions nor formatting out of it, and `emoji: false` leaves `:tada:` as
 * it is; `&`, `<` and `>` stand for themselves.
 */
export const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });
