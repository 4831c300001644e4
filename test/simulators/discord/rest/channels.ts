import { CHANNEL, isThread } from '../state/bits.ts';
import { has } from '../state/permissions.ts';
import { tellChannel } from '../state/tell.ts';
import type { Channel } from '../state/types.ts';
import { toChannel } from '../wire.ts';
import { type Call, type Route, channelOf, need } from './context.ts';
import { ApiError } from './errors.ts';
import { checkTags } from './threads.ts';

interface ChannelBody {
  name?: string | null;
  topic?: string | null;
  archived?: boolean | null;
  locked?: boolean | null;
  auto_archive_duration?: number | null;
  applied_tags?: string[] | null;
  available_tags?: { id?: string | null; name: string; moderated?: boolean | null }[] | null;
}

/** What anybody who may write in a thread can do, its owner can do, and only its moderators can do. */
function checkThreadEdit(call: Call, channel: Channel, body: ChannelBody): void {
  const bits = call.world.permissionsIn(channel, call.app.user.id);
  const moderates = has(bits, 'MANAGE_THREADS');
  const owns = channel.ownerId === call.app.user.id;
  const onlyUnarchives = body.archived === false && Object.keys(body).length === 1;
  if (channel.thread?.archived === true && body.archived !== false) throw new ApiError(50083);
  if (channel.thread?.locked === true && !moderates) throw new ApiError(50013);
  if (body.locked !== undefined && !moderates) throw new ApiError(50013);
  if (onlyUnarchives && has(bits, 'SEND_MESSAGES_IN_THREADS')) return;
  if (!moderates && !owns) throw new ApiError(50013);
}

function editThread(call: Call, channel: Channel, body: ChannelBody): void {
  const state = channel.thread;
  if (state === null) return;
  checkThreadEdit(call, channel, body);
  const forum = call.world.parentOf(channel);
  if (body.applied_tags && forum !== undefined) checkTags(call, forum, body.applied_tags);
  if (typeof body.archived === 'boolean' && body.archived !== state.archived) {
    state.archived = body.archived;
    state.archiveChangedAt = call.world.now();
  }
  if (typeof body.locked === 'boolean') state.locked = body.locked;
  if (body.auto_archive_duration) state.autoArchiveMinutes = body.auto_archive_duration;
  if (body.applied_tags) channel.appliedTags = body.applied_tags;
}

function editTags(call: Call, channel: Channel, body: ChannelBody): void {
  if (!body.available_tags) return;
  // Discord: "Channel", available_tags.
  if (body.available_tags.length > 20) {
    throw new ApiError(50035, [
      { path: ['available_tags'], code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 20 or fewer in length.' },
    ]);
  }
  channel.tags = body.available_tags.map(({ id, name, moderated }) => ({
    id: id ?? call.world.nextId(),
    name,
    moderated: moderated === true,
  }));
}

function edit(call: Call): unknown {
  const channel = channelOf(call);
  const body = call.body as ChannelBody;
  if (channel.type === CHANNEL.DM) throw new ApiError(50024);
  if (isThread(channel.type)) editThread(call, channel, body);
  else {
    need(call, channel, 'MANAGE_CHANNELS');
    if (body.topic !== undefined) channel.topic = body.topic;
    editTags(call, channel, body);
  }
  if (body.name) channel.name = body.name;
  tellChannel(call.world, 'UPDATE', channel);
  return toChannel(channel, call.app.user);
}

function get(call: Call): unknown {
  return toChannel(channelOf(call), call.app.user);
}

export const channelRoutes: Route[] = [
  { method: 'GET', path: '/channels/{channel_id}', handle: get },
  { method: 'PATCH', path: '/channels/{channel_id}', handle: edit },
];
