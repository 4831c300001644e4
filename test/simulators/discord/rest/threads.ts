import type { MessageBody } from '../rules/body.ts';
import { CHANNEL, FLAGS, isThread } from '../state/bits.ts';
import { has, isGuildText } from '../state/permissions.ts';
import { tellChannel, tellMessage } from '../state/tell.ts';
import type { Channel, Message } from '../state/types.ts';
import { checkMessage, post } from '../state/writing.ts';
import { toChannel, toMessage } from '../wire.ts';
import { type Call, type Route, channelOf, guildOf, need, numberIn, param } from './context.ts';
import { ApiError } from './errors.ts';
import { mayPost } from './messages.ts';

interface ThreadBody {
  name: string;
  auto_archive_duration?: number | null;
  applied_tags?: string[] | null;
  message?: MessageBody;
  type?: number | null;
}

const DAY_MINUTES = 24 * 60;

/** Lists of threads without members: a bot that asks for none is in none. */
const listed = (threads: Channel[], more: object = {}) => ({
  threads: threads.map((thread) => toChannel(thread)),
  members: [],
  ...more,
});

interface Opening {
  parent: Channel;
  body: ThreadBody;
  type: number;
  starter?: Message;
}

function open(call: Call, { parent, body, type, starter }: Opening): Channel {
  const { world } = call;
  const thread = world.addChannel({
    // A thread on a message has that message's id; so has a post in a forum with its first message.
    ...(starter === undefined ? {} : { id: starter.id }),
    type,
    guildId: parent.guildId,
    name: body.name,
    parentId: parent.id,
    ownerId: call.app.user.id,
    appliedTags: body.applied_tags ?? [],
    thread: {
      archived: false,
      locked: false,
      autoArchiveMinutes: body.auto_archive_duration ?? DAY_MINUTES,
      archiveChangedAt: world.now(),
      starterId: starter?.id ?? null,
    },
  });
  tellChannel(world, 'CREATE', thread);
  return thread;
}

/** The tags of a post in a forum: known ones, at least one where the forum asks for it. */
export function checkTags(call: Call, forum: Channel, tags: readonly string[]): void {
  const wrong = (message: string) =>
    new ApiError(50035, [{ path: ['applied_tags'], code: 'INVALID_FORUM_TAGS', message }]);
  const chosen = tags.map((id) => forum.tags.find((tag) => tag.id === id));
  if (chosen.includes(undefined)) throw wrong('Unknown tag');
  if (new Set(tags).size !== tags.length) throw wrong('A tag twice');
  if (chosen.some((tag) => tag?.moderated === true)) need(call, forum, 'MANAGE_THREADS');
  if (forum.requiresTag && tags.length === 0) throw new ApiError(40067);
}

function startForumPost(call: Call, forum: Channel, body: ThreadBody): unknown {
  const message = body.message;
  if (message === undefined) {
    throw new ApiError(50035, [
      { path: ['message'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' },
    ]);
  }
  mayPost(call, forum, message);
  checkMessage(message, undefined, call.files.length);
  checkTags(call, forum, body.applied_tags ?? []);
  const thread = open(call, { parent: forum, body, type: CHANNEL.PUBLIC_THREAD });
  const { world, app, files } = call;
  // The first message has the thread's id (Discord: "Start Thread in Forum or Media Channel").
  const first = post(world, { id: thread.id, channel: thread, author: app.user, app, body: message, files });
  return { ...toChannel(thread), message: toMessage(world, first, app) };
}

function start(call: Call): unknown {
  const parent = channelOf(call);
  const body = call.body as ThreadBody;
  if (parent.type === CHANNEL.FORUM) return startForumPost(call, parent, body);
  if (!isGuildText(parent)) throw new ApiError(50024);
  // A private thread unless asked otherwise (Discord: "Start Thread without Message").
  const type = body.type ?? CHANNEL.PRIVATE_THREAD;
  need(call, parent, type === CHANNEL.PRIVATE_THREAD ? 'CREATE_PRIVATE_THREADS' : 'CREATE_PUBLIC_THREADS');
  return toChannel(open(call, { parent, body, type }));
}

function startOnMessage(call: Call): unknown {
  const parent = channelOf(call);
  if (!isGuildText(parent)) throw new ApiError(50024);
  const starter = call.world.findMessage(parent, param(call, 'message_id'));
  if (starter === undefined || starter.onlyFor !== null) throw new ApiError(10008);
  need(call, parent, 'CREATE_PUBLIC_THREADS');
  if (starter.threadId !== null) throw new ApiError(160004);
  const type = parent.type === CHANNEL.ANNOUNCEMENT ? CHANNEL.ANNOUNCEMENT_THREAD : CHANNEL.PUBLIC_THREAD;
  const thread = open(call, { parent, body: call.body as ThreadBody, type, starter });
  starter.threadId = thread.id;
  starter.flags |= FLAGS.HAS_THREAD;
  tellMessage(call.world, 'MESSAGE_UPDATE', starter);
  return toChannel(thread);
}

function active(call: Call): unknown {
  const guild = guildOf(call);
  const threads = call.world
    .channelsOf(guild)
    .filter(({ thread }) => thread !== null && !thread.archived)
    .filter((channel) => has(call.world.permissionsIn(channel, call.app.user.id), 'VIEW_CHANNEL'));
  return listed(threads.reverse(), { has_more: false });
}

/** Archived threads, the one archived last first. */
function archived(call: Call): unknown {
  const parent = channelOf(call);
  need(call, parent, 'READ_MESSAGE_HISTORY');
  const limit = numberIn(call, 'limit', 2, 100, 50);
  const before = Date.parse(call.query.get('before') ?? '');
  const at = ({ thread }: Channel): number => thread?.archiveChangedAt.getTime() ?? 0;
  const threads = [...call.world.channels.values()]
    .filter(
      ({ parentId, deleted, thread }) => parentId === parent.id && !deleted && thread?.archived === true,
    )
    .filter(({ type }) => isThread(type) && type !== CHANNEL.PRIVATE_THREAD)
    .filter((channel) => Number.isNaN(before) || at(channel) < before)
    .sort((a, b) => at(b) - at(a) || (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  return listed(threads.slice(0, limit), { has_more: threads.length > limit });
}

export const threadRoutes: Route[] = [
  { method: 'POST', path: '/channels/{channel_id}/threads', handle: start },
  { method: 'POST', path: '/channels/{channel_id}/messages/{message_id}/threads', handle: startOnMessage },
  { method: 'GET', path: '/channels/{channel_id}/threads/archived/public', handle: archived },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', handle: active },
];
