import type { Message } from '../../shared/domain/message.ts';
import type { Call } from './command.ts';
import { settings } from './settings.ts';
import { subscriptions } from './subscriptions.ts';
import { topPage } from './top.ts';
import { words } from './words.en.ts';

/** All that somebody wants to see at one look: what matters today, what is subscribed, and how it is set. */
export async function overview(call: Call): Promise<Message> {
  const plain = { ...call, options: {} };
  const answers = [
    await topPage(plain, 0),
    await subscriptions.execute(plain),
    await settings.execute(plain),
  ];
  return {
    blocks: answers.flatMap(({ message: { blocks } }, index) =>
      index === 0 ? blocks : [{ type: 'divider' as const }, ...blocks],
    ),
    fallback: words.help.title,
  };
}
