import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { insertDelivery } from './delivery.ts';
import { findStory } from './story.ts';
import { storyTopic, subscribe } from './subscription.ts';

/**
 * Owes a story to a person's direct messages, and takes its updates from now on. Doing it again owes nothing.
 *
 * @param wanted.address of the direct messages
 */
export async function followDirectly(
  tx: Db,
  wanted: { platform: string; address: string; storyId: number; publicId: string; createdBy: string },
  usually: { now: Date; timeZone: string },
): Promise<void> {
  const { platform, address, storyId, createdBy } = wanted;
  const { subscription } = await subscribe(
    tx,
    {
      destination: { workspaceId: null, platform, address, name: '' },
      topic: storyTopic(wanted.publicId),
      mode: 'instant',
      minLevel: 'minor',
      createdBy,
    },
    usually,
  );
  const version = (await findStory(tx, storyId))?.version ?? 0;
  if (version === 0) return;
  const destinationId = subscription.destination_id;
  await insertDelivery(tx, { destinationId, platform, storyId, kind: 'post', version }, usually.now);
}

/** Ends all that comes to a destination. */
export async function endSubscriptionsAt(db: Db, destinationId: number): Promise<void> {
  await db.query(sql`delete from news.subscription where destination_id = ${destinationId}`);
}
