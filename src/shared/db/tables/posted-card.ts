import sql, { type Sql } from 'sql-template-tag';
import type { Db } from '../database.ts';
import type { DeliveryRow } from './delivery.ts';

/** The message that stands for a story in a destination: its own post, or that of a story merged into it. */
export interface PostedCard {
  delivery_id: string;
  destination_id: number;
  platform: string;
  /** The story that was posted. */
  story_id: number;
  state: DeliveryRow['state'];
  decided_at: Date;
  sent_at: Date | null;
  /** The newest version of the story that was sent or is owed there; 0 where the card shows a merged one still. */
  version: number;
  edits: number;
  /** It has been answered, or the answer is owed. */
  replied: boolean;
  /** Nothing is sent to the destination for now. */
  paused: boolean;
  /** A person deleted the message, or it was taken away. */
  deleted: boolean;
  /** Of the destination. */
  workspace_id: number | null;
}

/**
 * The stories merged into one, and the posts that may stand for it. One that failed or was dropped stands for its
 * own story alone, which is not tried again; so does one of a merged story that nobody has tried to send.
 */
const postsOf = (storyId: number): Sql => sql`
  recursive family as (
    select id from news.story where id = ${storyId}
    union select story.id from news.story join family on story.merged_into = family.id),
  post as (
    select delivery.*, row_number() over (partition by destination_id order by
      state in ('sent', 'due') desc, story_id = ${storyId} desc, decided_at, id) as place
    from news.delivery
    where kind = 'post' and story_id in (select id from family)
      and (story_id = ${storyId} or state = 'sent' or (state = 'due' and tried_at is not null)))`;

/** The cards of a story, sent or owed, one a destination. */
export async function postedCards(db: Db, storyId: number): Promise<PostedCard[]> {
  return db.query<PostedCard>(sql`
    with ${postsOf(storyId)}
    select post.id as delivery_id, post.destination_id, post.platform, post.story_id, post.state, post.decided_at,
      post.sent_at, destination.paused_at is not null as paused, post.deleted_at is not null as deleted,
      destination.workspace_id,
      greatest(case when post.story_id = ${storyId} then post.version else 0 end, coalesce(max(edit.version), 0)) as version,
      count(edit.id)::int as edits,
      exists (select 1 from news.delivery reply where reply.kind = 'reply' and reply.state <> 'dropped'
        and reply.destination_id = post.destination_id and reply.story_id in (select id from family)) as replied
    from post join news.destination on destination.id = post.destination_id
      left join news.delivery edit on edit.destination_id = post.destination_id and edit.story_id = ${storyId}
        and edit.kind = 'edit' and edit.state <> 'dropped'
    where post.place = 1
    group by post.id, post.destination_id, post.platform, post.story_id, post.state, post.decided_at, post.sent_at,
      post.version, post.deleted_at, destination.id
    order by post.destination_id`);
}

/** A version of a story, of which a destination has seen it. */
export interface ShownVersion {
  storyId: number;
  version: number;
}

/** The card that stands for a story in a destination. */
export interface ShownCard {
  /** Of its post. */
  deliveryId: string;
  messageId: string;
  /** What it showed when it was posted. */
  posted: ShownVersion;
  decidedAt: Date;
  /** The newest that was shown since, be it by an edit or an answer. */
  shown: ShownVersion;
}

/** Undefined where there is none, or none any more. */
export async function shownCard(
  db: Db,
  destinationId: number,
  storyId: number,
): Promise<ShownCard | undefined> {
  const [row] = await db.query<{
    id: string;
    message_id: string | null;
    story_id: number;
    version: number;
    decided_at: Date;
    own: number | null;
    posted: number;
  }>(sql`
    with ${postsOf(storyId)}
    select post.id, post.message_id, post.story_id, post.version, post.decided_at,
      (select max(version) from news.delivery where destination_id = ${destinationId} and state = 'sent'
        and story_id = ${storyId}) as own,
      (select max(version) from news.delivery where destination_id = ${destinationId} and state = 'sent'
        and story_id = post.story_id) as posted
    from post where destination_id = ${destinationId} and place = 1 and state = 'sent'
      and deleted_at is null`);
  if (!row?.message_id) return undefined;
  return {
    deliveryId: row.id,
    messageId: row.message_id,
    posted: { storyId: row.story_id, version: row.version },
    decidedAt: row.decided_at,
    shown: row.own === null ? { storyId: row.story_id, version: row.posted } : { storyId, version: row.own },
  };
}
