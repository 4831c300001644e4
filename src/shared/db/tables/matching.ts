import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { everything } from './subscription.ts';

export interface MatchingDestination {
  id: number;
  platform: string;
}

/** The destinations with an instant subscription that takes this story: all of it, a topic of it, or a search that finds it. */
export async function matchingDestinations(
  db: Db,
  story: { id: number; topics: readonly string[]; level: Level; workspaceId: number | null; at: Date },
): Promise<MatchingDestination[]> {
  return db.query<MatchingDestination>(sql`
    select distinct destination.id, destination.platform
    from news.subscription join news.destination on destination.id = subscription.destination_id
    where subscription.mode = 'instant' and destination.paused_at is null
      and (subscription.topic = ${everything} or subscription.topic = any(${[...story.topics]}::text[])
        or (select search from news.story where id = ${story.id}) @@ subscription.search_query)
      and array_position(array['minor', 'notable', 'major', 'breaking'], subscription.min_level)
        <= array_position(array['minor', 'notable', 'major', 'breaking'], ${story.level}::text)
      and (subscription.paused_until is null or subscription.paused_until <= ${story.at})
      and (${story.workspaceId}::int is null or destination.workspace_id = ${story.workspaceId})
    order by destination.id`);
}
