import type { Db } from '../../db/database.ts';
import { dropOwed, insertDelivery } from '../../db/tables/delivery.ts';
import { type PostedCard, postedCards } from '../../db/tables/posted-card.ts';
import { digestsWith, oweDigestEdit } from '../../db/tables/told-digest.ts';
import { insertRemoval, retract } from '../../db/tables/removal.ts';
import { recordSilence, survivorOf } from '../../db/tables/spoken.ts';

const takenOut = 'A moderator took it out of the workspace.';
const takenBack = 'It was retracted.';

/**
 * Takes a story out of a workspace: what it still owes there is dropped, its cards go, digests tell it no more, and it
 * does not come back. Doing it again does no harm.
 */
export async function removeFromWorkspace(
  tx: Db,
  storyId: number,
  workspaceId: number,
  now: Date,
): Promise<void> {
  const id = (await survivorOf(tx, storyId))?.id ?? storyId;
  await insertRemoval(tx, workspaceId, id, now);
  await dropOwed(tx, id, takenOut, workspaceId);
  const cards = await postedCards(tx, id);
  await takeAway(
    tx,
    id,
    cards.filter((card) => card.workspace_id === workspaceId),
    now,
  );
  for (const digest of await digestsWith(tx, id, workspaceId)) await oweDigestEdit(tx, digest, now);
}

/** Takes a story back everywhere. Returns whether it still stood. */
export async function retractStory(tx: Db, storyId: number, now: Date): Promise<boolean> {
  const id = (await survivorOf(tx, storyId))?.id ?? storyId;
  if (!(await retract(tx, id, now))) return false;
  await dropOwed(tx, id, takenBack);
  await recordSilence(tx, id, takenBack);
  await takeAway(tx, id, await postedCards(tx, id), now);
  for (const digest of await digestsWith(tx, id)) await oweDigestEdit(tx, digest, now);
  return true;
}

async function takeAway(tx: Db, storyId: number, cards: readonly PostedCard[], now: Date): Promise<void> {
  for (const { destination_id: destinationId, platform, state, deleted } of cards) {
    if (state === 'sent' && !deleted) await oweRemoval(tx, { destinationId, platform, storyId }, now);
  }
}

/** Owes the removal of a story's card, once a destination: hence the version. */
export const oweRemoval = (
  tx: Db,
  place: { destinationId: number; platform: string; storyId: number },
  now: Date,
): Promise<void> => insertDelivery(tx, { ...place, kind: 'remove', version: 0 }, now);
