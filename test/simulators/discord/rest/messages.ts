import type { MessageBody } from '../rules/body.ts';
import { CHANNEL, FLAGS, PERMISSIONS } from '../state/bits.ts';
import { toSendIn } from '../state/permissions.ts';
import { isSnowflake } from '../state/snowflake.ts';
import type { Channel, Message } from '../state/types.ts';
import { tellMessage } from '../state/tell.ts';
import { checkMessage, post, removeMessage, rewrite } from '../state/writing.ts';
import { toMessage } from '../wire.ts';
import { type Call, type Route, channelOf, need, numberIn, param } from './context.ts';
import { ApiError } from './errors.ts';

/** Discord: "Create Message", enforce_nonce: "in the past few minutes". */
const NONCE_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

function messageOf(call: Call, channel: Channel): Message {
  const message = call.world.findMessage(channel, param(call, 'message_id'));
  // An ephemeral message is reached through its interaction only.
  if (message === undefined || message.onlyFor !== null) throw new ApiError(10008);
  return message;
}

/** Whether the bot may put a message here at all. Rules of direct messages first, then permissions, then threads. */
export function mayPost(call: Call, channel: Channel, body: MessageBody): void {
  const { world, app } = call;
  if (channel.guildId === null) {
    const other = channel.recipients.find((user) => user !== app.user);
    if (other === undefined || !canReach(call, other.id)) throw new ApiError(50007);
    return;
  }
  need(call, channel, toSendIn(channel));
  if ((body.embeds ?? []).length > 0) need(call, channel, 'EMBED_LINKS');
  if (call.files.length > 0) need(call, channel, 'ATTACH_FILES');
  if (body.message_reference?.message_id !== undefined) {
    const bits = world.permissionsIn(channel, app.user.id);
    if ((bits & PERMISSIONS.READ_MESSAGE_HISTORY) === 0n) throw new ApiError(160002);
  }
  if (channel.thread?.locked === true) {
    if ((world.permissionsIn(channel, app.user.id) & PERMISSIONS.MANAGE_THREADS) === 0n)
      throw new ApiError(160005);
  }
}

/** A bot reaches people who share a guild with it, or who installed it, unless they closed their messages. */
function canReach({ world, app }: Call, userId: string): boolean {
  const user = world.users.get(userId);
  const shared = world.guildsOf(app.user).some(({ members }) => members.has(userId));
  return user?.acceptsDms === true && (shared || app.installedBy.has(userId));
}

function checkReference(call: Call, channel: Channel, body: MessageBody): void {
  const reference = body.message_reference;
  if (reference?.message_id === undefined) return;
  if (call.world.findMessage(channel, reference.message_id) !== undefined) return;
  if (reference.fail_if_not_exists === false) {
    delete reference.message_id;
    return;
  }
  throw new ApiError(50035, [
    { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}

function alreadySent(call: Call, channel: Channel, body: MessageBody): Message | undefined {
  if (body.enforce_nonce !== true) return undefined;
  const since = call.world.now().getTime() - NONCE_MS;
  return channel.messages.find(
    ({ author, nonce, createdAt }) =>
      author === call.app.user &&
      nonce !== null &&
      String(nonce) === String(body.nonce) &&
      createdAt.getTime() >= since,
  );
}

function create(call: Call): unknown {
  const channel = channelOf(call);
  const body = call.body as MessageBody;
  if (channel.type === CHANNEL.FORUM) throw new ApiError(50008);
  mayPost(call, channel, body);
  checkMessage(body, undefined, call.files.length);
  checkReference(call, channel, body);
  const message =
    alreadySent(call, channel, body) ??
    post(call.world, { channel, author: call.app.user, app: call.app, body, files: call.files });
  return toMessage(call.world, message, call.app);
}

/** Discord keeps the figures of this limit to itself: the settings say how many edits in what time. */
function checkOldEdit({ world, settings }: Call, channel: Channel, message: Message): void {
  const now = world.now().getTime();
  if (now - message.createdAt.getTime() <= HOUR_MS) return;
  const { limit, perMs } = settings.oldEdits;
  const recent = channel.messages
    .flatMap(({ createdAt, history }) =>
      history.map(({ until }) => ({
        at: until.getTime(),
        old: until.getTime() - createdAt.getTime() > HOUR_MS,
      })),
    )
    .filter(({ at, old }) => old && at > now - perMs)
    .map(({ at }) => at);
  if (recent.length < limit) return;
  const oldest = recent.length === 0 ? now : Math.min(...recent);
  throw new ApiError(30046, [], Math.max(oldest + perMs - now, 1) / 1000);
}

function edit(call: Call): unknown {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  const body = call.body as MessageBody;
  if (message.author !== call.app.user) throw new ApiError(50005);
  if (channel.thread?.archived === true) throw new ApiError(50083);
  checkMessage(body, message, call.files.length);
  checkOldEdit(call, channel, message);
  rewrite(call.world, message, body, call.files);
  return toMessage(call.world, message, call.app);
}

function remove(call: Call): undefined {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.author !== call.app.user) {
    if (channel.guildId === null) throw new ApiError(50013);
    need(call, channel, 'MANAGE_MESSAGES');
  }
  if (channel.thread?.archived === true) throw new ApiError(50083);
  removeMessage(call.world, message, call.app.user);
  return undefined;
}

/** Without sight of the past, the list is empty and a single message cannot be had. */
const seesPast = (call: Call, channel: Channel): boolean =>
  (call.world.permissionsIn(channel, call.app.user.id) & PERMISSIONS.READ_MESSAGE_HISTORY) !== 0n;

function snowflakeIn(call: Call, name: string): string | null {
  const text = call.query.get(name);
  if (text === null || isSnowflake(text)) return text;
  const message = `Value "${text}" is not snowflake.`;
  throw new ApiError(50035, [{ path: [name], code: 'NUMBER_TYPE_COERCE', message }]);
}

function list(call: Call): unknown {
  const channel = channelOf(call);
  const limit = numberIn(call, 'limit', 1, 100, 50);
  if (!seesPast(call, channel)) return [];
  const shown = channel.messages.filter(({ deleted, onlyFor }) => deleted === null && onlyFor === null);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => snowflakeIn(call, name));
  const id = (message: Message): bigint => BigInt(message.id);
  let chosen = shown.slice(-limit);
  if (around) {
    const older = shown.filter((message) => id(message) <= BigInt(around));
    const newer = shown.filter((message) => id(message) > BigInt(around));
    const half = Math.floor(limit / 2);
    chosen = [...older.slice(-(half + 1)), ...newer.slice(0, limit - half - 1)].slice(0, limit);
  } else if (before) chosen = shown.filter((message) => id(message) < BigInt(before)).slice(-limit);
  else if (after) chosen = shown.filter((message) => id(message) > BigInt(after)).slice(0, limit);
  return chosen.reverse().map((message) => toMessage(call.world, message, call.app));
}

function get(call: Call): unknown {
  const channel = channelOf(call);
  if (!seesPast(call, channel)) throw new ApiError(50001);
  return toMessage(call.world, messageOf(call, channel), call.app);
}

function crosspost(call: Call): unknown {
  const channel = channelOf(call);
  if (channel.type !== CHANNEL.ANNOUNCEMENT) throw new ApiError(50024);
  const message = messageOf(call, channel);
  need(call, channel, message.author === call.app.user ? 'SEND_MESSAGES' : 'MANAGE_MESSAGES');
  if (message.type !== 0) throw new ApiError(50068);
  if ((message.flags & FLAGS.CROSSPOSTED) !== 0) throw new ApiError(40033);
  message.flags |= FLAGS.CROSSPOSTED;
  tellMessage(call.world, 'MESSAGE_UPDATE', message);
  return toMessage(call.world, message, call.app);
}

const one = '/channels/{channel_id}/messages/{message_id}';

export const messageRoutes: Route[] = [
  { method: 'GET', path: '/channels/{channel_id}/messages', handle: list },
  { method: 'POST', path: '/channels/{channel_id}/messages', handle: create },
  { method: 'GET', path: one, handle: get },
  { method: 'PATCH', path: one, handle: edit },
  { method: 'DELETE', path: one, handle: remove },
  { method: 'POST', path: `${one}/crosspost`, handle: crosspost },
];
