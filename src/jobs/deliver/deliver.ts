import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import {
  type DeliveryRow,
  claimDelivery,
  deliveryFailures,
  postponeDelivery,
  recordDeleted,
  recordNotSent,
  recordSent,
} from '../../shared/db/tables/delivery.ts';
import { shownCard } from '../../shared/db/tables/posted-card.ts';
import type { DigestEditNote } from '../../shared/db/tables/told-digest.ts';
import { waitForWriting } from '../../shared/db/tables/writing.ts';
import { removedFrom } from '../../shared/db/tables/removal.ts';
import { isRetracted, survivorOf } from '../../shared/db/tables/spoken.ts';
import { findStory, scheduleStory } from '../../shared/db/tables/story.ts';
import type { Sender } from '../../shared/domain/sender.ts';
import { sameNews } from '../../shared/news/publish/merged.ts';
import { oweDoubtful } from '../../shared/news/digest/doubtful.ts';
import { stopSending } from '../../shared/news/publish/trouble.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { deliverStep } from '../../shared/queue/steps.ts';
import { type WritingRules, compose } from './compose.ts';
import { deliverOnce, doubtful } from './deliver-once.ts';

export interface DeliverDeps {
  db: Database;
  clock: Clock;
  sender: Sender;
  /** IANA zone in which dates are written. */
  timeZone: string;
  /** How a language model is asked for briefs; without it, none writes. */
  writing?: WritingRules;
}

/** A delivery that has failed this often, over about a day, is given up. */
const mostTries = 12;

/** Sends what is owed to the destinations of one platform. The delivery row alone decides whether to try again. */
export function deliverJob({ db, clock, sender, timeZone, writing }: DeliverDeps): Job {
  return {
    step: deliverStep(sender.platform),
    concurrency: 1,
    async run(id) {
      const delivery = await claimDelivery(db, id);
      if (!delivery) return;
      // It was decided before the pause: each request more would be refused, and count against the bot.
      if (delivery.paused_reason !== null && delivery.kind !== 'remove') {
        await recordNotSent(db, id, 'dropped', delivery.paused_reason);
        return;
      }
      const outgoing = await compose({ db, clock, sender, timeZone, writing }, delivery);
      if (outgoing && 'waitsFor' in outgoing) {
        await waitForWriting(db, id, outgoing.waitsFor, clock.now());
        return;
      }
      const over = await whyOver(db, delivery);
      const sent = outgoing && (await deliverOnce({ db, clock, sender }, delivery, outgoing, over));
      if (!sent || 'dropped' in sent) {
        const reason = sent?.dropped ?? over ?? 'There is nothing to say or to change there any more.';
        await db.transaction(async (tx) => {
          await recordNotSent(tx, id, 'dropped', reason);
          if (sent?.dropped === doubtful) await oweDoubtful(tx, id, clock.now(), timeZone);
        });
        if (over !== undefined) await tellSurvivor(db, delivery.story_id, clock.now());
        return;
      }
      if (delivery.kind === 'remove') await forgetCard(db, delivery, clock.now());
      await recordSent(db, id, { ...sent, at: clock.now() });
      await catchUp(db, delivery, sent.version, clock.now());
    },
    async fail(id, error) {
      const failed = await deliveryFailures(db, id);
      if (!failed) return;
      if (error.code === 'message_gone') {
        await forgetCard(db, failed, clock.now());
        await recordNotSent(db, id, 'dropped', 'The message is there no more: a person deleted it.');
        return;
      }
      if (error.code === 'rate_limited' && isFresh(failed, clock.now())) {
        const until = new Date(clock.now().getTime() + (error.retryAfterMs ?? usualPauseMs));
        await postponeDelivery(db, id, error.message, until, { uncounted: true });
        return;
      }
      // With a wrong token nothing arrives anywhere, and all of it waits until the token is mended.
      const waits = error.code === 'token_wrong';
      if (waits || (error.errorClass === 'transient' && failed.attempts < mostTries)) {
        await postponeDelivery(db, id, error.message, retryAt(clock.now(), failed.attempts - 1, error));
        return;
      }
      await db.transaction(async (tx) => {
        await recordNotSent(tx, id, 'failed', error.message);
        // A message that the platform does not take says nothing against the place.
        if (error.errorClass === 'permanent' && error.code !== 'message_refused')
          await stopSending(tx, failed.destination_id, error.message, clock.now());
      });
    },
  };
}

/** Where a platform limits us without saying for how long. */
const usualPauseMs = 5_000;
/** After so long, a limit is a failure like any other. */
const dayMs = 24 * 3_600_000;

const isFresh = ({ decided_at: decidedAt }: Pick<DeliveryRow, 'decided_at'>, now: Date): boolean =>
  now.getTime() - decidedAt.getTime() < dayMs;

/** A message was deleted or taken away: what it told is neither changed, nor answered, nor sent there again. */
async function forgetCard(
  db: Database,
  {
    destination_id: destinationId,
    story_id: storyId,
    note,
  }: Pick<DeliveryRow, 'destination_id' | 'story_id' | 'note'>,
  now: Date,
): Promise<void> {
  const gone =
    storyId === null
      ? (note as DigestEditNote | null)?.digest
      : (await shownCard(db, destinationId, storyId))?.deliveryId;
  if (gone !== undefined) await recordDeleted(db, gone, now);
}

/** While a message was under way its story may have grown or been merged, and publishing left the card alone. */
async function catchUp(
  db: Database,
  {
    story_id: storyId,
    kind,
    workspace_id: workspaceId,
  }: Pick<DeliveryRow, 'story_id' | 'kind' | 'workspace_id'>,
  shown: number,
  now: Date,
): Promise<void> {
  const story = storyId === null || kind === 'remove' ? undefined : await findStory(db, storyId);
  if (story?.step !== null) return;
  const merged = kind === 'post' && story.merged_into !== null;
  const takenAway = kind === 'post' && (await whyTakenAway(db, story.id, workspaceId)) !== undefined;
  if (merged || takenAway || story.version > shown) await scheduleStory(db, story.id, 'publish', now);
}

/** Why a post or an answer that was decided before must not be sent any more; undefined where it may. */
async function whyOver(db: Database, delivery: DeliveryRow): Promise<string | undefined> {
  const { story_id: storyId, kind, workspace_id: workspaceId } = delivery;
  if (storyId === null || (kind !== 'post' && kind !== 'reply')) return undefined;
  const takenAway = await whyTakenAway(db, storyId, workspaceId);
  if (takenAway !== undefined) return takenAway;
  const survivor = await survivorOf(db, storyId);
  return survivor && survivor.id !== storyId ? sameNews(survivor.headline) : undefined;
}

async function whyTakenAway(
  db: Database,
  storyId: number,
  workspaceId: number | null,
): Promise<string | undefined> {
  if (await isRetracted(db, storyId)) return 'The story was retracted.';
  const removed = workspaceId !== null && (await removedFrom(db, storyId)).has(workspaceId);
  return removed ? 'A moderator took the story out of the workspace.' : undefined;
}

/** The post of a merged story did not arrive after all, so the older one may be owed there. */
async function tellSurvivor(db: Database, storyId: number | null, now: Date): Promise<void> {
  const survivor = storyId === null ? undefined : await survivorOf(db, storyId);
  if (survivor && survivor.id !== storyId)
    await catchUp(db, { story_id: survivor.id, kind: 'post', workspace_id: null }, 0, now);
}
