import { type APIMessage, type APIThreadChannel, MessageFlags, Routes } from 'discord.js';
import type { SendReceipt } from '../../shared/domain/sender.ts';
import { scopeOf } from './channels.ts';
import { renderCalling } from './embed.ts';
import { type Known, type SenderDeps, guildOf, is, ofPost, payloadOf, standsIn } from './posting.ts';
import { renderMessage } from './render.ts';

/** Replaces a message in place, in the form in which it was posted. A thread that went to sleep is woken for it. */
export async function edit(deps: SenderDeps, outgoing: Known): Promise<SendReceipt> {
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
