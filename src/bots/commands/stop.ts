import { deliveredStory } from '../../shared/db/tables/card.ts';
import { endSubscriptionsAt } from '../../shared/db/tables/follow.ts';
import { userError } from '../../shared/errors.ts';
import type { Answer, Call } from './command.ts';
import { saying } from './say.ts';
import { words } from './words.en.ts';

/** The "Stop" button of direct messages: ends all that comes there. */
export async function stopDirect({ desk, place }: Call, deliveryId: string): Promise<Answer> {
  const found = await deliveredStory(desk.db, deliveryId, 1);
  const isOwn =
    found?.platform === desk.platform.name && found.workspace_id === null && found.address === place.address;
  if (!found || !isOwn) throw userError('button_unknown', words.errors.gone);
  await endSubscriptionsAt(desk.db, found.destination_id);
  return saying(words.menu.stopped);
}
