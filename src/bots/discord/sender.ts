import { type APIChannel, type RESTPostAPIGuildForumThreadsJSONBody, Routes } from 'discord.js';
import { personAt } from '../../shared/domain/address.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { AppError } from '../../shared/errors.ts';
import { discordPlatform } from './api.ts';
import { type Place, placeOf, scopeOf } from './channels.ts';
import { edit } from './edit.ts';
import { postName, tagsFor } from './forum.ts';
import { lookInChannel, lookInForum } from './look.ts';
import { passOn } from './pass-on.ts';
import {
  type Known,
  type Payload,
  type SenderDeps,
  guildOf,
  is,
  payloadOf,
  post,
  standsIn,
} from './posting.ts';
import { reply } from './reply.ts';

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
