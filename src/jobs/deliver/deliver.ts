import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { type BriefRow, findBrief } from '../../shared/db/tables/brief.ts';
import {
  type DeliveryRow,
  claimDelivery,
  clearTry,
  deliveryFailures,
  noteTry,
  postponeDelivery,
  recordNotSent,
  recordSent,
  shownCard,
} from '../../shared/db/tables/delivery.ts';
import { type StoryRow, findStory, scheduleStory } from '../../shared/db/tables/story.ts';
import { pauseDestination } from '../../shared/db/tables/subscription.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { AppError, permanent, transient } from '../../shared/errors.ts';
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
      const delivery = await claimDelivery(db, id);
      if (!delivery) return;
      const outgoing = await compose(db, delivery, sender, timeZone);
      if (!outgoing) {
        await recordNotSent(db, id, 'dropped', 'There is nothing to say or to change there any more.');
        return;
      }
      const sent = await sendOnce({ db, clock, sender }, delivery, outgoing);
      if (!sent) {
        await recordNotSent(db, id, 'dropped', 'It is not known whether an interrupted try arrived.');
        return;
      }
      await recordSent(db, id, { ...sent, at: clock.now() });
      await catchUp(db, delivery.story_id, sent.version, clock.now());
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

/** What stands in the destination now. */
interface Sent {
  messageId: string;
  version: number;
}

/**
 * Looks first where an earlier try may have arrived; undefined where that cannot be found out. The try is noted
 * before anything is sent, and the note goes only when the sender is certain that nothing arrived.
 */
async function sendOnce(
  { db, clock, sender }: Pick<DeliverDeps, 'db' | 'clock' | 'sender'>,
  delivery: DeliveryRow,
  outgoing: Outgoing,
): Promise<Sent | undefined> {
  if (delivery.tried_at !== null) {
    if (!sender.look) return undefined;
    const found = await sender.look(outgoing);
    // What arrived then may be the version that was decided, or a newer one: an edit puts the older right.
    if (found) return { messageId: found.messageId, version: delivery.version };
  }
  if (!(await noteTry(db, delivery.id, delivery.tried_at, clock.now()))) {
    throw transient('delivery_contended', 'Another worker is sending this delivery.');
  }
  try {
    const { messageId } = await sendBy(sender, outgoing);
    return { messageId, version: outgoing.story.version };
  } catch (error) {
    if (error instanceof AppError && !error.unsure) await clearTry(db, delivery.id);
    throw error;
  }
}

const sendBy = (sender: Sender, outgoing: Outgoing): Promise<SendReceipt> => {
  const { messageId } = outgoing;
  return messageId !== undefined && sender.edit
    ? sender.edit({ ...outgoing, messageId })
    : sender.send(outgoing);
};
