import {
  type APIChannel,
  type APIMessage,
  type APIThreadChannel,
  MessageFlags,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPIGuildForumThreadsJSONBody,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import { personAt } from '../../shared/domain/address.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { AppError, permanent } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { type DiscordApi, discordPlatform } from './api.ts';
import { type Channels, type Place, placeOf, scopeOf } from './channels.ts';
import { type CallingPayload, isSnowflake, renderCalling } from './embed.ts';
import { postName, tagsFor } from './forum.ts';
import { type LookDeps, lookInChannel, lookInForum } from './look.ts';
import { passOn } from './pass-on.ts';
import { type ComponentsPayload, renderMessage } from './render.ts';
import { words } from './words.en.ts';

export interface SenderDeps extends LookDeps {
  api: DiscordApi;
  channels: Channels;
  clock: Clock;
  log: Logger;
  /** Opens the direct messages of a person. */
  directAddress(personId: string): Promise<string>;
  /** What is missing at an address, in words, for an error that Discord leaves vague. */
  obstaclesAt(address: string): Promise<readonly string[]>;
}

/** A reply or an edit knows what it is about. */
type Known = Outgoing & { messageId: string };

/** Puts deliveries into Discord over REST alone, so that a worker needs no gateway. Addresses are ids of channels. */
export function discordSender(deps: SenderDeps): Sender {
  const explained = <O extends Outgoing, R>(
    act: (outgoing: O) => Promise<R>,
  ): ((outgoing: O) => Promise<R>) => {
    return async (outgoing) => {
      try {
        const person = personAt(outgoing.address);
        return await act(
          person === undefined ? outgoing : { ...outgoing, address: await deps.directAddress(person) },
        );
      } catch (error) {
        throw await explain(deps, outgoing.address, error);
      }
    };
  };
  return {
    platform: discordPlatform,
    pressable: true,
    // A forum and a thread are read by those who want to read on.
    prefers: async (address) => (isRoomy(placeOf(await deps.channels.find(address))) ? 'full' : undefined),
    send: explained((outgoing: Outgoing) => send(deps, outgoing)),
    edit: explained((outgoing: Known) => edit(deps, outgoing)),
    reply: explained((outgoing: Known) => reply(deps, outgoing)),
    remove: explained((outgoing: Known) => remove(deps, outgoing)),
    look: explained((outgoing: Outgoing) => look(deps, outgoing)),
  };
}

const isRoomy = (place: Place): boolean => place === 'forum' || place === 'thread';

/** "Missing Permissions" does not say which; the channel's own settings do. */
async function explain(deps: SenderDeps, address: string, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError)) return error;
  if (error.errorClass === 'permanent') deps.channels.forget(address);
  if (error.code !== 'permission_missing' && error.code !== 'no_access') return error;
  try {
    const obstacles = await deps.obstaclesAt(address);
    if (obstacles.length === 0) return error;
    return new AppError(error.errorClass, error.code, obstacles.join(' '), { cause: error });
  } catch {
    return error;
  }
}

type Payload = ComponentsPayload | CallingPayload;

/** @param guildId whose id is also that of the role of everybody, which is never called */
function payloadOf({ message, mention, deliveryId }: Outgoing, guildId: string | undefined): Payload {
  const calls = mention !== undefined && guildId !== undefined && mention !== guildId && isSnowflake(mention);
  return calls ? renderCalling(message, mention, deliveryId) : renderMessage(message, deliveryId);
}

const guildOf = (channel: APIChannel): string | undefined =>
  'guild_id' in channel ? channel.guild_id : undefined;

async function send(deps: SenderDeps, outgoing: Outgoing): Promise<SendReceipt> {
  const { address } = outgoing;
  const channel = await deps.channels.find(address);
  const place = placeOf(channel);
  const payload = payloadOf(outgoing, guildOf(channel));
  if (place === 'forum') return postInForum(deps, channel, outgoing, payload);
  const messageId = await post(deps, address, outgoing, payload);
  if (isPassedOn(place, outgoing)) await passOn(deps, address, messageId);
  return { messageId };
}

const isPassedOn = (place: Place, { kind, passOn: wanted }: Outgoing): boolean =>
  place === 'announcement' && kind === 'post' && wanted === true;

async function post(
  { api }: SenderDeps,
  channelId: string,
  { deliveryId }: Outgoing,
  payload: object,
): Promise<string> {
  const { id } = await api.post<RESTPostAPIChannelMessageResult>({
    route: Routes.channelMessages(channelId),
    // Within a few minutes, Discord answers a second try with the message of the first.
    body: { ...payload, nonce: deliveryId, enforce_nonce: true },
    scope: scopeOf(channelId),
  });
  return id;
}

/** The first message of a post has the same id as the post. */
async function postInForum(
  { api }: SenderDeps,
  forum: APIChannel,
  outgoing: Outgoing,
  payload: Payload,
): Promise<SendReceipt> {
  const tags = tagsFor(forum, outgoing.tags);
  const body: RESTPostAPIGuildForumThreadsJSONBody = {
    name: postName(outgoing),
    message: payload,
    ...(tags.length > 0 ? { applied_tags: tags } : {}),
  };
  const { id } = await api.post<{ id: string }>({
    route: Routes.threads(forum.id),
    body,
    scope: scopeOf(forum.id),
  });
  return { messageId: id };
}

/** Where the message stands: a forum's posts are threads of their own. */
const standsIn = async ({ channels }: SenderDeps, { address, messageId }: Known): Promise<string> =>
  placeOf(await channels.find(address)) === 'forum' ? messageId : address;

async function edit(deps: SenderDeps, outgoing: Known): Promise<SendReceipt> {
  const { messageId } = outgoing;
  const channel = await deps.channels.find(outgoing.address);
  const channelId = await standsIn(deps, outgoing);
  const change = (body: object): Promise<unknown> =>
    deps.api.patch({
      route: Routes.channelMessage(channelId, messageId),
      body,
      scope: scopeOf(channelId),
    });
  const awake = async (body: object): Promise<unknown> => {
    try {
      return await change(body);
    } catch (error) {
      if (!is(error, 'thread_locked') || (await isLocked(deps, channelId))) throw error;
      // A thread that merely went to sleep can be woken by its author.
      await deps.api.patch({ route: Routes.channel(channelId), body: { archived: false } });
      return change(body);
    }
  };
  const guildId = guildOf(channel);
  try {
    await awake(payloadOf(outgoing, guildId));
  } catch (error) {
    if (!is(error, 'message_refused')) throw ofPost(error, channelId, outgoing);
    await awake(await inItsOwnForm(deps, channelId, outgoing));
  }
  return { messageId };
}

/** Components cannot be turned into content again: a message keeps the form in which it was posted. */
async function inItsOwnForm({ api }: SenderDeps, channelId: string, outgoing: Known): Promise<object> {
  const { flags = 0, mention_roles: called } = await api.get<APIMessage>({
    route: Routes.channelMessage(channelId, outgoing.messageId),
    scope: scopeOf(channelId),
  });
  const [role] = called;
  const usesComponents = (flags & MessageFlags.IsComponentsV2) !== 0;
  if (usesComponents || role === undefined) return renderMessage(outgoing.message, outgoing.deliveryId);
  return renderCalling(outgoing.message, role, outgoing.deliveryId);
}

/** Whether a moderator locked a thread: it is not asked for what Discord would refuse. */
async function isLocked({ channels }: SenderDeps, threadId: string): Promise<boolean> {
  channels.forget(threadId);
  const { thread_metadata: state } = (await channels.find(threadId)) as Partial<APIThreadChannel>;
  return state?.locked === true;
}

/** A post of a forum that a person deleted or locked is left alone, as a deleted message is: the forum is still there. */
const ofPost = (error: unknown, channelId: string, { address }: Outgoing): unknown =>
  channelId !== address && (is(error, 'channel_gone') || is(error, 'thread_locked'))
    ? permanent('message_gone', words.messageGone, { cause: error })
    : error;

const is = (error: unknown, code: string): boolean => error instanceof AppError && error.code === code;

async function reply(deps: SenderDeps, outgoing: Known): Promise<SendReceipt> {
  const { address, messageId } = outgoing;
  const channel = await deps.channels.find(address);
  const place = placeOf(channel);
  const payload = payloadOf(outgoing, guildOf(channel));
  const threaded = (place === 'text' || place === 'announcement') && outgoing.inThread !== false;
  if (place === 'forum' || (threaded && (await openThread(deps, outgoing)))) {
    try {
      return { messageId: await post(deps, messageId, outgoing, payload) };
    } catch (error) {
      // Of a thread under a card, the card is still there.
      if (place !== 'forum' && is(error, 'thread_locked'))
        throw permanent('message_refused', words.threadLocked, { cause: error });
      throw ofPost(error, messageId, outgoing);
    }
  }
  const answer = { ...payload, message_reference: { message_id: messageId } };
  return { messageId: await post(deps, address, outgoing, answer) };
}

/** A thread has the id of the message that it hangs on. False where none may be opened. */
async function openThread({ api }: SenderDeps, outgoing: Known): Promise<boolean> {
  const { address, messageId } = outgoing;
  try {
    await api.post({
      route: Routes.threads(address, messageId),
      body: { name: postName(outgoing), auto_archive_duration: ThreadAutoArchiveDuration.OneDay },
      scope: scopeOf(address),
    });
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.errorClass !== 'permanent') throw error;
    if (error.code === 'message_gone' || error.code === 'channel_gone') throw error;
    return error.code === 'thread_exists';
  }
}

async function remove(deps: SenderDeps, outgoing: Known): Promise<void> {
  const { api } = deps;
  const { messageId } = outgoing;
  const channelId = await standsIn(deps, outgoing);
  const scope = scopeOf(channelId);
  try {
    await api.delete({ route: Routes.channelMessage(channelId, messageId), scope });
  } catch (error) {
    // Gone is what was asked for.
    if (!is(error, 'message_gone') && !is(error, 'channel_gone')) throw error;
  }
  if (channelId !== messageId) return;
  try {
    // Only moderators delete a forum's post with its answers; its author can close it.
    await api.patch({ route: Routes.channel(channelId), body: { archived: true }, scope });
  } catch (error) {
    deps.log.debug({ code: error instanceof AppError ? error.code : 'unexpected' }, 'post not closed');
  }
}

async function look(deps: SenderDeps, outgoing: Outgoing): Promise<SendReceipt | undefined> {
  const { address, kind, messageId } = outgoing;
  // To change or remove a message twice does no harm.
  if (kind === 'edit' || kind === 'remove') return undefined;
  const channel = await deps.channels.find(address);
  const place = placeOf(channel);
  const payload = payloadOf(outgoing, guildOf(channel));
  if (messageId === undefined && place === 'forum') return lookInForum(deps, channel, outgoing, payload);
  if (messageId !== undefined && (place === 'text' || place === 'announcement')) {
    const inThread = await lookInThread(deps, messageId, outgoing, payload);
    if (inThread) return inThread;
  }
  const channelId = messageId !== undefined && place === 'forum' ? messageId : address;
  const found = await lookInChannel(deps, channelId, outgoing, payload);
  if (found && isPassedOn(place, outgoing)) await passOn(deps, address, found.messageId);
  return found;
}

async function lookInThread(
  deps: SenderDeps,
  threadId: string,
  outgoing: Outgoing,
  payload: Payload,
): Promise<SendReceipt | undefined> {
  try {
    return await lookInChannel(deps, threadId, outgoing, payload);
  } catch (error) {
    if (is(error, 'channel_gone')) return undefined;
    throw error;
  }
}
