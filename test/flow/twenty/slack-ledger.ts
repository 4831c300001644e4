import { type Block, type ChannelControl, type Message, textOf } from '../../simulators/slack/slack.ts';
import { type Came, byTime, toCame } from './came.ts';
import type { History } from './history.ts';

/** Everything that the bot posted into a channel, the oldest first, as it was worded when it came. */
export const ledgerOf = ({ ledger }: ChannelControl, history: History): Came[] =>
  ledger
    .filter(({ appId, onlyFor }) => appId !== null && onlyFor === null)
    .map((message) => cameAs(message, history))
    .sort(byTime);

function cameAs(message: Message, history: History): Came {
  const wording = message.history[0] ?? message;
  const [first, ...rest] = wording.blocks;
  const head = first ? linksIn(first) : [];
  return toCame(
    {
      at: message.createdAt,
      text: textOf(wording),
      links: [...head, ...rest.flatMap(linksIn)],
      isAnswer: message.threadTs !== null,
      isCard: head.length > 0,
    },
    history,
  );
}

/** Where rich text leads, from the top. */
function linksIn({ type, url, elements = [] }: Part): string[] {
  if (type === 'link') return typeof url === 'string' ? [url] : [];
  return elements.flatMap(linksIn);
}

type Part = Pick<Block, 'type' | 'elements'> & { url?: unknown };
