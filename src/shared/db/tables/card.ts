import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { storyShownBy } from './digest.ts';

/** What stands behind a button of a message that was delivered. */
export interface DeliveredStory {
  public_id: string;
  platform: string;
  address: string;
  workspace_id: number | null;
  destination_id: number;
}

/**
 * The story of a delivered message by the message's delivery; of a digest the one of a place in it.
 *
 * @param place from 1 on, in the order of the digest
 */
export async function deliveredStory(
  db: Db,
  deliveryId: string,
  place: number,
): Promise<DeliveredStory | undefined> {
  const storyId = await storyShownBy(db, deliveryId, place);
  if (storyId === undefined) return undefined;
  const [row] = await db.query<DeliveredStory>(sql`
    select story.public_id, destination.platform, destination.address, destination.workspace_id, destination.id as destination_id
    from news.delivery join news.destination on destination.id = destination_id, news.story
    where delivery.id = ${deliveryId} and story.id = ${storyId}`);
  return row;
}
