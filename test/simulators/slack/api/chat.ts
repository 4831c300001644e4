import type { MessageBody } from '../rules/messages.ts';
import { problem } from '../rules/schema.ts';
import type { Block, Channel, Message, Metadata } from '../state/types.ts';
import { post, remove, rewrite } from '../state/writing.ts';
import { toMessage } from '../wire/messages.ts';
import {
  type Call,
  type Method,
  checkMessage,
  flag,
  me,
  messageBody,
  optional,
  required,
  seenChannel,
} from './context.ts';
import { ApiError } from './errors.ts';

/** What a judged body holds, by its real types. */
export const partsOf = (body: MessageBody) => ({
  text: body.text as string | undefined,
  blocks: body.blocks as Block[] | undefined,
  attachments: body.attachments as unknown[] | undefined,
  metadata: body.metadata as Metadata | undefined,
});

/** Slack: chat.postMessage, channels: an id, a name, or a user whose direct messages are meant. */
function target(call: Call): Channel {
  const { world, team } = call;
  const given = required(call, 'channel');
  const user = /^[UW]/.test(given) ? (team.users.get(given) ?? world.user(given)) : undefined;
  if (user !== undefined) {
    if (user.bot) throw new ApiError('cannot_dm_bot');
    if (user.deleted) throw new ApiError('channel_not_found');
    return world.dmOf(team, me(call), user);
  }
  const named = [...world.channels.values()].find(
    ({ name, teamIds, kind, deleted }) =>
      kind !== 'dm' && !deleted && teamIds.has(team.id) && name === given.replace(/^#/, ''),
  );
  return seenChannel(call, named?.id ?? given);
}

/** Whether the bot may write here. */
function checkWriting(call: Call, channel: Channel): void {
  if (channel.archived) throw new ApiError('is_archived');
  const isIn = channel.members.has(me(call).id);
  if (!isIn && !call.installation.scopes.has('chat:write.public')) throw new ApiError('not_in_channel');
  if (channel.restricted) throw new ApiError('restricted_action');
  const other = [...channel.members].find((id) => id !== me(call).id);
  if (channel.kind === 'dm' && call.world.user(other ?? '')?.deleted === true)
    throw new ApiError('channel_not_found');
}

/** The thread that is answered. Whether it is there, Slack does not look. */
function threadIn(call: Call): string | null {
  const ts = optional(call, 'thread_ts') ?? null;
  if (ts === null || /^\d{9,}\.\d{6}$/.test(ts)) return ts;
  const problems = [problem(`${ts} is not a valid thread_ts`, '/thread_ts')];
  throw new ApiError('invalid_thread_ts', { problems });
}

/** Markdown is text of its own kind, and goes with no other. */
function withMarkdown(call: Call): MessageBody {
  const body = messageBody(call);
  const markdown = optional(call, 'markdown_text');
  if (markdown === undefined) return body;
  if (body.text !== undefined || body.blocks !== undefined) throw new ApiError('markdown_text_conflict');
  if (markdown.length > 12_000) throw new ApiError('msg_too_long');
  return { ...body, text: markdown, blocks: [{ type: 'markdown', text: markdown }] };
}

function postMessage(call: Call): Record<string, unknown> {
  const channel = target(call);
  checkWriting(call, channel);
  const body = withMarkdown(call);
  checkMessage(call, body);
  const message = post(call.world, {
    channel,
    team: call.team,
    author: me(call),
    ...partsOf(body),
    threadTs: threadIn(call),
    broadcast: flag(call, 'reply_broadcast'),
    unfurlLinks: flag(call, 'unfurl_links'),
    unfurlMedia: flag(call, 'unfurl_media', true),
    linksNames: flag(call, 'link_names') || optional(call, 'parse') === 'full',
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: toMessage(call.world, channel, message, { withMetadata: true }),
  };
}

function postEphemeral(call: Call): Record<string, unknown> {
  const channel = target(call);
  checkWriting(call, channel);
  const user = required(call, 'user');
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const body = withMarkdown(call);
  checkMessage(call, body);
  const { text, blocks, attachments } = partsOf(body);
  const message = post(call.world, {
    channel,
    team: call.team,
    author: me(call),
    text,
    blocks,
    attachments,
    threadTs: threadIn(call),
    onlyFor: user,
  });
  return { message_ts: message.ts };
}

/** The message of `ts`, if it is there and the bot's own. */
function ownMessage(call: Call, channel: Channel, otherwise: string): Message {
  const message = call.world.findMessage(channel, required(call, 'ts'));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.author !== me(call)) throw new ApiError(otherwise);
  return message;
}

function update(call: Call): Record<string, unknown> {
  const channel = seenChannel(call, required(call, 'channel'));
  const message = ownMessage(call, channel, 'cant_update_message');
  if (channel.archived) throw new ApiError('is_inactive');
  const { editWindowMinutes } = call.team;
  const age = call.world.now().getTime() - message.createdAt.getTime();
  if (editWindowMinutes !== null && age > editWindowMinutes * 60_000)
    throw new ApiError('edit_window_closed');
  const body = withMarkdown(call);
  checkMessage(call, body, message);
  rewrite(call.world, channel, message, partsOf(body));
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: toMessage(call.world, channel, message, { withMetadata: true }),
  };
}

function deleteMessage(call: Call): Record<string, unknown> {
  const channel = seenChannel(call, required(call, 'channel'));
  const message = ownMessage(call, channel, 'cant_delete_message');
  if (channel.archived) throw new ApiError('is_archived');
  remove(call.world, channel, message, me(call));
  return { channel: channel.id, ts: message.ts };
}

function getPermalink(call: Call): Record<string, unknown> {
  const channel = seenChannel(call, required(call, 'channel'));
  const message = call.world.findMessage(channel, required(call, 'message_ts'));
  if (message === undefined) throw new ApiError('message_not_found');
  const place = `https://${call.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const inThread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  return { channel: channel.id, permalink: place + inThread };
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': { scopes: ['chat:write'], handle: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], handle: postEphemeral },
  'chat.update': { scopes: ['chat:write'], handle: update },
  'chat.delete': { scopes: ['chat:write'], handle: deleteMessage },
  'chat.getPermalink': { scopes: [], handle: getPermalink },
};
