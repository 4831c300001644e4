import { Routes, ThreadAutoArchiveDuration } from 'discord.js';
import type { SendReceipt } from '../../shared/domain/sender.ts';
import { AppError, permanent } from '../../shared/errors.ts';
import { placeOf, scopeOf } from './channels.ts';
import { postName } from './forum.ts';
import { type Known, type SenderDeps, guildOf, is, ofPost, payloadOf, post } from './posting.ts';
import { words } from './words.en.ts';

/** Answers a message: within a forum's post, in a thread of the message, or below it where none may be opened. */
export async function reply(deps: SenderDeps, outgoing: Known): Promise<SendReceipt> {
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
