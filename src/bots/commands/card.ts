import { deliveredStory } from '../../shared/db/tables/card.ts';
import { userError } from '../../shared/errors.ts';
import type { Call } from './command.ts';
import { words } from './words.en.ts';

/** The story that a button means, by what follows on the action: `ID` or `ID:3` of a delivery. */
export async function storyOfCard({ desk, place }: Call, reference: string): Promise<string> {
  const [deliveryId = '', number = '1'] = reference.split(':');
  const found = await deliveredStory(desk.db, deliveryId, Math.max(1, Number.parseInt(number, 10) || 1));
  const isHere =
    found?.platform === desk.platform.name &&
    (found.workspace_id === null
      ? found.address === place.address
      : found.workspace_id === place.workspaceId);
  if (!found || !isHere) throw userError('button_unknown', words.errors.gone);
  return found.public_id;
}
