import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

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
  const [row] = await db.query<DeliveredStory>(sql`
    select story.public_id, destination.platform, destination.address, destination.workspace_id,
      destination.id as destination_id
    from news.delivery join news.destination on destination.id = delivery.destination_id
    cross join lateral (
      select story_id from news.delivery_story where delivery_id = delivery.id
      order by array_position(array(select jsonb_array_elements_text(delivery.note -> 'stories')), story_id::text),
        story_id offset ${place - 1} limit 1) as told
    join news.story on story.id = told.story_id
    where delivery.id = ${deliveryId} and delivery.state = 'sent'`);
  return row;
}
