import type { Database } from '../../shared/db/database.ts';
import { type BriefRow, findBrief } from '../../shared/db/tables/brief.ts';
import {
  type DeliveryRow,
  type ShownVersion,
  isAnswered,
  shownCard,
} from '../../shared/db/tables/delivery.ts';
import { utterancesOf } from '../../shared/db/tables/spoken.ts';
import { type StoryRow, findStory } from '../../shared/db/tables/story.ts';
import type { Outgoing, Sender } from '../../shared/domain/sender.ts';
import type { Brief } from '../../shared/domain/story.ts';
import { permanent } from '../../shared/errors.ts';
import { presentStory, presentUpdate } from '../../shared/news/present/story.ts';

export interface ComposeDeps {
  db: Database;
  sender: Sender;
  /** IANA zone in which dates are written. */
  timeZone: string;
}

/** What a delivery says; undefined where there is nothing to say or to change any more. */
export async function compose(deps: ComposeDeps, delivery: DeliveryRow): Promise<Outgoing | undefined> {
  const { db, timeZone } = deps;
  const story = await findStory(db, delivery.story_id);
  if (!story) return undefined;
  // A post that was owed for long shows the newest version; an edit shows the one that it was decided for.
  const version = delivery.kind === 'post' ? story.version : delivery.version;
  const { brief } = await briefOf(db, { storyId: story.id, version });
  const outgoing: Outgoing = {
    deliveryId: delivery.id,
    kind: delivery.kind,
    address: delivery.address,
    message: presentStory(brief, { timeZone }),
    stories: [
      {
        publicId: story.public_id,
        version,
        headline: brief.headline,
        links: brief.sources.map((source) => source.url),
      },
    ],
  };
  return delivery.kind === 'post' ? outgoing : followUp(deps, delivery, { story, brief, outgoing });
}

interface Composed {
  story: StoryRow;
  brief: Brief;
  outgoing: Outgoing;
}

/** An edit or an answer. */
async function followUp(
  { db, sender, timeZone }: ComposeDeps,
  delivery: DeliveryRow,
  { story, brief, outgoing }: Composed,
): Promise<Outgoing | undefined> {
  const card = await shownCard(db, delivery.destination_id, story.id);
  if (!card) return undefined;
  const onCard = { ...outgoing, messageId: card.messageId };
  if (delivery.kind === 'edit' && (sender.edit || brief.sameAs !== undefined)) return onCard;
  // Where nothing can be changed, what is new is said as it comes, and never twice.
  if (delivery.kind === 'edit' && (await isAnswered(db, delivery.destination_id, story.id, delivery.version)))
    return undefined;
  const told = delivery.kind === 'edit' || !sender.edit ? card.shown : card.posted;
  const before = await briefOf(db, told);
  const why = delivery.kind === 'reply' ? await reasonOf(db, delivery) : undefined;
  return { ...onCard, message: presentUpdate(brief, before.brief, { timeZone }, why) };
}

/** Why the story spoke again when this answer was decided. */
async function reasonOf(db: Database, delivery: DeliveryRow): Promise<string | undefined> {
  const utterances = await utterancesOf(db, delivery.story_id);
  return utterances.findLast(({ at }) => at <= delivery.decided_at)?.why;
}

async function briefOf(db: Database, { storyId, version }: ShownVersion): Promise<BriefRow> {
  const found = await findBrief(db, storyId, version);
  if (!found) throw permanent('brief_missing', `Version ${version} of story number ${storyId} has no brief.`);
  return found;
}
