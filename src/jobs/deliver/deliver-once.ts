import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { type DeliveryRow, clearTry, noteTry } from '../../shared/db/tables/delivery.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { AppError, transient } from '../../shared/errors.ts';

/** Why a message is dropped rather than sent a second time. */
export const doubtful = 'It is not known whether an interrupted try arrived.';

/** What stands in the destination now. */
export interface Sent {
  messageId: string;
  version: number;
}

/**
 * Looks first where an earlier try may have arrived, and drops what cannot be found out. The try is noted before
 * anything is sent, and the note goes only when the sender is certain that nothing arrived.
 *
 * @param over why it must not be sent any more; then it is only looked for
 */
export async function deliverOnce(
  { db, clock, sender }: { db: Database; clock: Clock; sender: Sender },
  delivery: DeliveryRow,
  outgoing: Outgoing,
  over: string | undefined,
): Promise<Sent | { dropped: string }> {
  if (delivery.kind === 'remove' && !sender.remove) return { dropped: 'Nothing can be taken away there.' };
  // What is removed twice is gone once.
  if (delivery.tried_at !== null && delivery.kind !== 'remove') {
    if (!sender.look || (await sender.mayLook?.(outgoing)) === false) return { dropped: doubtful };
    const found = await sender.look({ ...outgoing, triedAt: delivery.tried_at });
    // What arrived then may be the version that was decided, or a newer one: an edit puts the older right.
    if (found) return { messageId: found.messageId, version: delivery.version };
  }
  if (over !== undefined) return { dropped: over };
  if (!(await noteTry(db, delivery.id, delivery.tried_at, clock.now()))) {
    throw transient('delivery_contended', 'Another worker is sending this delivery.');
  }
  try {
    const { messageId } = await sendBy(sender, outgoing);
    return { messageId, version: outgoing.stories[0]?.version ?? 0 };
  } catch (error) {
    if (error instanceof AppError && !error.unsure) await clearTry(db, delivery.id);
    throw error;
  }
}

const sendBy = async (sender: Sender, outgoing: Outgoing): Promise<SendReceipt> => {
  const { kind, messageId } = outgoing;
  if (messageId === undefined) return sender.send(outgoing);
  if (kind === 'remove') {
    await sender.remove?.({ ...outgoing, messageId });
    return { messageId };
  }
  if (kind === 'edit' && sender.edit) return sender.edit({ ...outgoing, messageId });
  if (kind === 'reply' && sender.reply) return sender.reply({ ...outgoing, messageId });
  return sender.send(outgoing);
};
