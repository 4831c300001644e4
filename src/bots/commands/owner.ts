import type { Db } from '../../shared/db/database.ts';
import { saveDestination } from '../../shared/db/tables/destination.ts';
import type { SettingsOwner } from '../../shared/db/tables/settings.ts';
import type { Call } from './command.ts';

/** Whose settings a command changes: the workspace's, or those of the person's direct messages. */
export async function settingsOwner({ desk, place }: Call, tx: Db): Promise<SettingsOwner> {
  if (place.workspaceId !== null) return { workspaceId: place.workspaceId };
  const destination = { workspaceId: null, platform: desk.platform.name, address: place.address, name: '' };
  return { destinationId: await saveDestination(tx, destination, desk.clock.now()) };
}
