import type { Db } from '../../db/database.ts';
import { pauseDestination, saveDestination } from '../../db/tables/destination.ts';
import {
  type NotedDestination,
  directOfSubscriber,
  findDestination,
  insertNote,
} from '../../db/tables/note.ts';
import { settingsOf } from '../../db/tables/settings.ts';
import { presentTrouble } from '../present/trouble.ts';

/**
 * Stops sending to a destination until a person mends it, and tells one who can, once a pause: in the workspace's
 * channel for trouble, else in the direct messages of whoever subscribed.
 *
 * @param reason what is wrong and what to do about it, in sentences
 */
export async function stopSending(tx: Db, destinationId: number, reason: string, now: Date): Promise<void> {
  if (!(await pauseDestination(tx, destinationId, reason, now))) return;
  const stopped = await findDestination(tx, destinationId);
  if (!stopped) return;
  const told = (await troubleChannel(tx, stopped, now)) ?? (await directOfSubscriber(tx, destinationId, now));
  if (!told) return;
  const message = presentTrouble(stopped.name || stopped.address, reason);
  await insertNote(tx, { destinationId: told.id, platform: told.platform }, message, now);
}

/**
 * The same where a whole workspace is lost, its channel for trouble with it: each of those who subscribed there is told
 * once, of all their places.
 */
export async function stopSendingTo(
  tx: Db,
  destinationIds: readonly number[],
  reason: string,
  now: Date,
): Promise<void> {
  const told = new Map<number, { platform: string; places: string[] }>();
  for (const id of destinationIds) {
    if (!(await pauseDestination(tx, id, reason, now))) continue;
    const stopped = await findDestination(tx, id);
    const direct = stopped && (await directOfSubscriber(tx, id, now));
    if (!direct) continue;
    const { platform } = direct;
    const { places } = told.get(direct.id) ?? { places: [] };
    told.set(direct.id, { platform, places: [...places, stopped.name || stopped.address] });
  }
  for (const [destinationId, { platform, places }] of told)
    await insertNote(tx, { destinationId, platform }, presentTrouble(places.join(', '), reason), now);
}

async function troubleChannel(
  tx: Db,
  { id, workspace_id: workspaceId, platform, address }: NotedDestination,
  now: Date,
): Promise<NotedDestination | undefined> {
  const channel = (await settingsOf(tx, [id])).get(id)?.logChannel;
  if (channel === undefined || channel === address) return undefined;
  const told = await saveDestination(tx, { workspaceId, platform, address: channel, name: '' }, now);
  const found = await findDestination(tx, told);
  return found?.paused === false && found.workspace_id === workspaceId ? found : undefined;
}
