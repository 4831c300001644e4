import type { Channel, Message } from '../state/types.ts';
import { toMessage } from '../wire/messages.ts';
import {
  type Call,
  type Method,
  flag,
  me,
  needScope,
  optional,
  page,
  required,
  seenChannel,
} from './context.ts';
import { anyHistory, scopeFor } from './conversations.ts';
import { ApiError } from './errors.ts';

/** Slack: conversations.history: outside of the Marketplace, 15 messages at most. */
const FEW = { most: 15, byDefault: 15 };

/** A conversation whose messages the bot may read: one that it is in. */
function readable(call: Call): Channel {
  const channel = seenChannel(call, required(call, 'channel'));
  needScope(call, scopeFor(channel, 'history'));
  if (!channel.members.has(me(call).id)) throw new ApiError('not_in_channel');
  return channel;
}

/** What lies between `oldest` and `latest`. */
function inWindow(call: Call): (message: Message) => boolean {
  const oldest = Number(optional(call, 'oldest') ?? 0);
  const latest = Number(optional(call, 'latest') ?? Infinity);
  if (Number.isNaN(oldest)) throw new ApiError('invalid_ts_oldest');
  if (Number.isNaN(latest)) throw new ApiError('invalid_ts_latest');
  const inclusive = flag(call, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

const isThere = ({ deleted, onlyFor }: Message): boolean => deleted === null && onlyFor === null;

function answer(call: Call, channel: Channel, found: readonly Message[], most: number, byDefault: number) {
  const limits = call.world.app.unlisted ? FEW : { most, byDefault };
  const { items, next } = page(call, found, limits);
  const withMetadata = flag(call, 'include_all_metadata');
  return {
    messages: items.map((message) => toMessage(call.world, channel, message, { withMetadata })),
    has_more: next !== '',
    ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
  };
}

function history(call: Call): Record<string, unknown> {
  const channel = readable(call);
  const fits = inWindow(call);
  const found = channel.messages
    .filter(
      (message) => isThere(message) && (message.threadTs === null || message.broadcast) && fits(message),
    )
    .reverse();
  return { ...answer(call, channel, found, 999, 100), pin_count: 0 };
}

function replies(call: Call): Record<string, unknown> {
  const channel = readable(call);
  const asked = required(call, 'ts');
  const named = channel.messages.find(({ ts }) => ts === asked);
  if (named === undefined || !isThere(named)) throw new ApiError('thread_not_found');
  const parent = named.threadTs ?? named.ts;
  const fits = inWindow(call);
  const found = channel.messages.filter(
    (message) =>
      isThere(message) && (message.ts === parent || (message.threadTs === parent && fits(message))),
  );
  return answer(call, channel, found, 1000, 1000);
}

export const historyMethods: Record<string, Method> = {
  'conversations.history': { scopes: anyHistory, handle: history },
  'conversations.replies': { scopes: anyHistory, handle: replies },
};
