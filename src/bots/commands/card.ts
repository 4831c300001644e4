import { type DeliveredPlace, deliveredStory, placeOfDelivery } from '../../shared/db/tables/button.ts';
import { userError } from '../../shared/errors.ts';
import type { Call } from './command.ts';
import { words } from './words.en.ts';

/** Where the message with the button was delivered: the workspace, or the conversation, where it is pressed. */
export async function deliveredHere({ desk, place }: Call, deliveryId: string): Promise<DeliveredPlace> {
  const found = await placeOfDelivery(desk.db, deliveryId);
  const isHere =
    found?.platform === desk.platform.name &&
    (found.workspace_id === null
      ? found.address === place.address
      : found.workspace_id === place.workspaceId);
  if (!found || !isHere) throw userError('button_unknown', words.errors.gone);
  return found;
}

/** The public id of the story that a button means, by what follows on the action: `ID` or `ID:3` of a delivery. */
export async function storyOfCard(call: Call, reference: string): Promise<string> {
  const [deliveryId = '', number = '1'] = reference.split(':');
  await deliveredHere(call, deliveryId);
  const publicId = await deliveredStory(call.desk.db, deliveryId, Number.parseInt(number, 10) || 0);
  if (publicId === undefined) throw userError('button_unknown', words.errors.gone);
  return publicId;
}
