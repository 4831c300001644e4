import { endSubscriptionsAt } from '../../shared/db/tables/follow.ts';
import { userError } from '../../shared/errors.ts';
import { deliveredHere } from './card.ts';
import type { Answer, Call } from './command.ts';
import { saying } from './say.ts';
import { words } from './words.en.ts';

/** The "Stop" button of direct messages: ends all that comes there. */
export async function stopDirect(call: Call, deliveryId: string): Promise<Answer> {
  const { destination_id: id, workspace_id: workspaceId } = await deliveredHere(call, deliveryId);
  if (workspaceId !== null) throw userError('button_unknown', words.errors.gone);
  await endSubscriptionsAt(call.desk.db, id);
  return saying(words.menu.stopped);
}
