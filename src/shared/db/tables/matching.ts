import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { rankOf } from './level-rank.ts';
import { everything, storyTopic } from './subscription.ts';

export interface MatchingDestination {
  id: number;
  platform: string;
  workspace_id: number | null;
  /** The role that the subscription wants called; of several, the oldest subscription's. */
  mention: string | null;
  /** Why the destination gets nothing although a subscription asks for the story; null where it takes the story. */
  held: 'unreachable' | 'paused' | 'younger' | null;
}

export interface MatchedStory {
  id: number;
  topics: readonly string[];
  level: Level;
  workspaceId: number | null;
  /** When it became known: subscriptions made later do not take it, but for those to this very story. */
  knownAt: Date;
  /** Now, for pauses. */
  at: Date;
}

/** The destinations with an instant subscription to this story: to all of it, a topic of it, or a search that finds it. */
export async function matchingDestinations(db: Db, story: MatchedStory): Promise<MatchingDestination[]> {
  return db.query<MatchingDestination>(sql`
    with told as (
      select (select search from news.story where id = ${story.id}) as search,
        (select ${storyTopic('')} || public_id from news.story where id = ${story.id}) as own),
    matching as (
      select id, destination_id, mention, paused_until is null or paused_until <= ${story.at} as awake,
        created_at <= ${story.knownAt} or topic = told.own as older
      from news.subscription, told
      where mode = 'instant'
        and (topic = ${everything} or topic = any(${[...story.topics]}::text[]) or topic = told.own
          or told.search @@ search_query)
        and ${rankOf(sql`min_level`)} <= ${rankOf(sql`${story.level}::text`)})
    select destination.id, destination.platform, destination.workspace_id,
      (array_agg(mention order by matching.id) filter (where awake and older and mention is not null))[1] as mention,
      case when destination.paused_at is not null then 'unreachable'
        when bool_or(awake and older) then null when bool_or(awake) then 'younger' else 'paused' end as held
    from matching join news.destination on destination.id = destination_id
    where ${story.workspaceId}::int is null or destination.workspace_id = ${story.workspaceId}
    group by destination.id order by destination.id`);
}
