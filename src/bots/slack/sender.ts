import { personAt } from '../../shared/domain/address.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { AppError } from '../../shared/errors.ts';
import { addressOf, partsOf, slackPlatform } from './address.ts';
import { type SlackApi, is } from './api.ts';
import type { Channels } from './channels.ts';
import type { Installations } from './installations.ts';
import { look, mayLook } from './look.ts';
import { withNames } from './naming.ts';
import type { People } from './people.ts';
import { type MessagePayload, renderMessage } from './render.ts';

export interface SenderDeps {
  api: SlackApi;
  channels: Channels;
  installations: Installations;
  people: People;
  /** What is missing at an address, in words, for an error that Slack leaves vague. */
  obstaclesAt(address: string): Promise<readonly string[]>;
}

/** A reply or an edit knows what it is about. */
type Known = Outgoing & { messageId: string };

/** Posts into Slack's channels, threads and direct messages, and changes, answers and takes back what it posted. */
export function slackSender(deps: SenderDeps): Sender {
  const at = (address: string): Promise<string> => placed(deps.api, address);
  const explained =
    <O extends Outgoing, R>(act: (outgoing: O) => Promise<R>) =>
    async (outgoing: O): Promise<R> => {
      const placed = { ...outgoing, address: await at(outgoing.address) };
      try {
        return await act(placed);
      } catch (error) {
        throw await explain(deps, placed.address, error);
      }
    };
  return {
    platform: slackPlatform,
    pressable: true,
    send: explained(async (outgoing: Outgoing) => post(deps.api, await named(deps, outgoing), {})),
    edit: explained((outgoing: Known) => edit(deps, outgoing)),
    reply: explained((outgoing: Known) => reply(deps, outgoing)),
    remove: explained((outgoing: Known) => remove(deps, outgoing)),
    look: async (outgoing) => look(deps, { ...outgoing, address: await at(outgoing.address) }),
    mayLook: async (outgoing) => mayLook(deps, { ...outgoing, address: await at(outgoing.address) }),
  };
}

/** "channel_not_found" and "not_in_channel" do not say where, nor what to do. */
async function explain(deps: SenderDeps, address: string, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError)) return error;
  if (error.errorClass === 'permanent') deps.channels.forget(address);
  if (!is(error, 'not_in_channel', 'channel_gone')) return error;
  try {
    const [obstacle] = await deps.obstaclesAt(address);
    if (obstacle === undefined) return error;
    return new AppError(error.errorClass, error.code, obstacle, { cause: error });
  } catch {
    return error;
  }
}

/** A plain line of the bot's own says who subscribed; what stories hold is looked through for no names. */
async function named({ people }: SenderDeps, outgoing: Outgoing): Promise<Outgoing> {
  if (outgoing.kind !== 'note') return outgoing;
  const { teamId } = partsOf(outgoing.address);
  const nameOf = async (userId: string): Promise<string | undefined> => {
    try {
      return (await people.find(addressOf(teamId, userId))).name;
    } catch (error) {
      if (is(error, 'person_unknown', 'missing_scope')) return undefined;
      throw error;
    }
  };
  return { ...outgoing, message: await withNames(outgoing.message, nameOf) };
}

const payloadOf = ({ message, deliveryId, mention }: Outgoing): MessagePayload =>
  renderMessage(message, { deliveryId, ...(mention === undefined ? {} : { mention }) });

/** @param how in which thread, if in one */
async function post(
  api: SlackApi,
  outgoing: Outgoing,
  how: { thread_ts?: string; reply_broadcast?: boolean },
): Promise<SendReceipt> {
  const { teamId, id } = partsOf(outgoing.address);
  const { ts } = await withoutPicturesIfRefused(payloadOf(outgoing), (payload) =>
    api.call<{ ts: string }>({
      teamId,
      method: 'chat.postMessage',
      args: { channel: id, ...payload, ...how },
      writesTo: id,
    }),
  );
  return { messageId: ts };
}

async function edit({ api }: SenderDeps, outgoing: Known): Promise<SendReceipt> {
  const { teamId, id } = partsOf(outgoing.address);
  await withoutPicturesIfRefused(payloadOf(outgoing), ({ text, blocks, metadata }) =>
    api.call({
      teamId,
      method: 'chat.update',
      args: { channel: id, ts: outgoing.messageId, text, blocks, metadata },
    }),
  );
  return { messageId: outgoing.messageId };
}

/** Slack fetches pictures while it takes a message, and refuses all of it for one that it does not get. */
async function withoutPicturesIfRefused<T>(
  payload: MessagePayload,
  act: (payload: MessagePayload) => Promise<T>,
): Promise<T> {
  try {
    return await act(payload);
  } catch (error) {
    const blocks = payload.blocks.filter(({ type }) => type !== 'image');
    if (!is(error, 'message_refused') || blocks.length === payload.blocks.length) throw error;
    return act({ ...payload, blocks });
  }
}

/** In the thread of the post; where threads are not wanted, in the channel as well. */
async function reply({ api }: SenderDeps, outgoing: Known): Promise<SendReceipt> {
  const { messageId, inThread } = outgoing;
  await assertThere(api, outgoing);
  return post(api, outgoing, {
    thread_ts: messageId,
    ...(inThread === false ? { reply_broadcast: true } : {}),
  });
}

/** Slack would take an answer to a message that somebody deleted. The address of a message needs no scope. */
async function assertThere(api: SlackApi, { address, messageId }: Known): Promise<void> {
  const { teamId, id } = partsOf(address);
  await api.call({
    teamId,
    method: 'chat.getPermalink',
    args: { channel: id, message_ts: messageId },
    reads: true,
  });
}

async function remove({ api }: SenderDeps, { address, messageId }: Known): Promise<void> {
  const { teamId, id } = partsOf(address);
  try {
    await api.call({ teamId, method: 'chat.delete', args: { channel: id, ts: messageId } });
  } catch (error) {
    // Gone is what was asked for.
    if (!is(error, 'message_gone', 'channel_gone')) throw error;
  }
}

/** The address itself, or that of the direct messages of the person whom it names. */
export async function placed(api: SlackApi, address: string): Promise<string> {
  const person = personAt(address);
  return person === undefined ? address : directAddress(api, person);
}

/** The address of a person's direct messages with the bot. */
export async function directAddress(api: SlackApi, personId: string): Promise<string> {
  const { teamId, id } = partsOf(personId);
  const { channel } = await api.call<{ channel: { id: string } }>({
    teamId,
    method: 'conversations.open',
    args: { users: id },
  });
  return addressOf(teamId, channel.id);
}
