import { insertButton } from '../../shared/db/tables/button.ts';
import type { Button, Message } from '../../shared/domain/message.ts';
import type { Answer, Call } from './command.ts';
import { words } from './words.en.ts';

/** The button that shows a private answer to everybody; none where nobody else is, or for those who may not write. */
export async function shareButton({ desk, person, place }: Call, message: Message): Promise<Button[]> {
  if (!person.writes || place.kind === 'direct' || place.address === '') return [];
  const id = await insertButton(desk.db, { action: 'share', payload: { message } }, desk.clock.now());
  return [{ label: words.buttons.share, to: { action: `b:${id}` } }];
}

/** A message with the button below it. */
export async function shareable(
  call: Call,
  message: Message,
  buttons: readonly Button[] = [],
): Promise<Answer> {
  const row = [...buttons, ...(await shareButton(call, message))];
  if (row.length === 0) return { message };
  return { message: { ...message, blocks: [...message.blocks, { type: 'buttons', buttons: row }] } };
}
