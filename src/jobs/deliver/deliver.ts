import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { type BriefRow, findBrief } from '../../shared/db/tables/brief.ts';
import {
  type DeliveryRow,
  claimDelivery,
  deliveryFailures,
  postponeDelivery,
  recordNotSent,
  recordSent,
  shownCard,
} from '../../shared/db/tables/delivery.ts';
import { type StoryRow, findStory, scheduleStory } from '../../shared/db/tables/story.ts';
import { pauseDestination } from '../../shared/db/tables/subscription.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { permanent } from '../../shared/errors.ts';
import { presentStory, presentUpdate } from '../../shared/news/present/story.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { deliverStep } from '../../shared/queue/steps.ts';

export interface DeliverDeps {
  db: Database;
  clock: Clock;
  sender: Sender;
  /** IANA zone in which dates are written. */
  timeZone: string;
}

/** A delivery that has failed this often, over about a day, is given up. */
const mostTries = 12;

/** Sends what is owed to the destinations of one platform. The delivery row alone decides whether to try again. */
export function deliverJob({ db, clock, sender, timeZone }: DeliverDeps): Job {
  return {
    step: deliverStep(sender.platform),
    concurrency: 1,
    async run(id) {
      const delivery = await claimDelivery(db, id, clock.now());
      if (!delivery) return;
      const outgoing = await compose(db, delivery, sender, timeZone);
      if (!outgoing) {
        await recordNotSent(db, id, 'dropped', 'There is nothing to say or to change there any more.');
        return;
      }
      const receipt = await sendOnce(sender, outgoing, delivery.tried_at !== null);
      if (!receipt) {
        await recordNotSent(db, id, 'dropped', 'It is not known whether an interrupted try arrived.');
        return;
      }
      const { version } = outgoing.story;
      await recordSent(db, id, { messageId: receipt.messageId, version, at: clock.now() });
      await catchUp(db, delivery.story_id, version, clock.now());
    },
    async fail(id, error) {
      const failed = await deliveryFailures(db, id);
      if (!failed) return;
      if (error.errorClass === 'transient' && failed.attempts < mostTries) {
        await postponeDelivery(db, id, error.message, retryAt(clock.now(), failed.attempts - 1, error));
        return;
      }
      await recordNotSent(db, id, 'failed', error.message);
      if (error.errorClass === 'permanent')
        await pauseDestination(db, failed.destination_id, error.message, clock.now());
    },
  };
}

/** While a card was under way its story may have grown, and publishing left the card alone: look again. */
async function catchUp(db: Database, storyId: number, shown: number, now: Date): Promise<void> {
  const story = await findStory(db, storyId);
  if (story && story.step === null && story.version > shown) await scheduleStory(db, storyId, 'publish', now);
}

async function compose(
  db: Database,
  delivery: DeliveryRow,
  sender: Sender,
  timeZone: string,
): Promise<Outgoing | undefined> {
  const story = await findStory(db, delivery.story_id);
  if (!story) return undefined;
  // A post that was owed for long shows the newest version; an edit shows the one that it was decided for.
  const version = delivery.kind === 'post' ? story.version : delivery.version;
  const { brief } = await briefOf(db, story, version);
  const outgoing: Outgoing = {
    deliveryId: delivery.id,
    kind: delivery.kind,
    address: delivery.address,
    message: presentStory(brief, { timeZone }),
    story: {
      publicId: story.public_id,
      version,
      headline: brief.headline,
      links: brief.sources.map((source) => source.url),
    },
  };
  if (delivery.kind === 'post') return outgoing;
  const shown = await shownCard(db, delivery.destination_id, story.id);
  if (!shown) return undefined;
  const edit = { ...outgoing, messageId: shown.message_id };
  if (sender.edit) return edit;
  const before = await briefOf(db, story, shown.version);
  return { ...edit, message: presentUpdate(brief, before.brief, { timeZone }) };
}

async function briefOf(db: Database, story: StoryRow, version: number): Promise<BriefRow> {
  const found = await findBrief(db, story.id, version);
  if (!found)
    throw permanent('brief_missing', `Version ${version} of story ${story.public_id} has no brief.`);
  return found;
}

/** Looks first where an earlier try may have arrived; undefined where that cannot be found out. */
async function sendOnce(
  sender: Sender,
  outgoing: Outgoing,
  triedBefore: boolean,
): Promise<SendReceipt | undefined> {
  if (triedBefore) {
    if (!sender.look) return undefined;
    const found = await sender.look(outgoing);
    if (found) return found;
  }
  const { messageId } = outgoing;
  if (messageId !== undefined && sender.edit) return sender.edit({ ...outgoing, messageId });
  return sender.send(outgoing);
}
