import { secondsOf } from '../state/ids.ts';
import type { Channel, Message, View } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { toBotProfile } from './users.ts';

/** What a parent knows of its thread. */
function threadOf(channel: Channel, message: Message): Record<string, unknown> {
  if (message.threadTs !== null) return { thread_ts: message.threadTs };
  const replies = channel.messages.filter(
    ({ threadTs, deleted, onlyFor }) => threadTs === message.ts && deleted === null && onlyFor === null,
  );
  if (replies.length === 0) return {};
  const authors = [...new Set(replies.map(({ author }) => author.id))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: authors,
    reply_users_count: authors.length,
    latest_reply: replies.at(-1)?.ts ?? '',
  };
}

/** The parts that all renderings of a message share. */
function coreOf(world: World, message: Message): Record<string, unknown> {
  const { author, appId } = message;
  const asBot = author.botId !== null && appId !== null;
  return {
    type: 'message',
    user: author.id,
    ts: message.ts,
    team: message.teamId,
    ...(asBot ? { bot_id: author.botId, bot_profile: toBotProfile(world.app, author) } : {}),
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.editedAt === null
      ? {}
      : { edited: { user: author.id, ts: `${secondsOf(message.editedAt)}.000000` } }),
  };
}

/** A message in answers and payloads. Metadata is for those who ask for it. */
export function toMessage(
  world: World,
  channel: Channel,
  message: Message,
  { withMetadata = false }: { withMetadata?: boolean } = {},
): Record<string, unknown> {
  return {
    ...coreOf(world, message),
    ...(message.subtype === null ? {} : { subtype: message.subtype }),
    ...(message.appId === null ? {} : { app_id: message.appId }),
    ...threadOf(channel, message),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

export const channelType = ({ kind }: Channel): string =>
  ({ public: 'channel', private: 'group', dm: 'im' })[kind];

/** A message as an event tells of it. */
export function toMessageEvent(world: World, channel: Channel, message: Message): Record<string, unknown> {
  return {
    ...coreOf(world, message),
    channel: channel.id,
    event_ts: message.ts,
    channel_type: channelType(channel),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.appId === null ? { client_msg_id: `simulated-${message.ts}` } : {}),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
  };
}

/** A view in answers and payloads. */
export function toView(world: World, view: View): Record<string, unknown> {
  const team = world.team(view.teamId);
  return {
    id: view.id,
    team_id: view.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.state },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: view.externalId,
    app_installed_team_id: view.teamId,
    bot_id: team.installation?.bot.botId ?? '',
  };
}
