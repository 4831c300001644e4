import type { Db } from '../../db/database.ts';
import { type PostedCard, insertDelivery, postedCards } from '../../db/tables/delivery.ts';
import { findStory, settleStory } from '../../db/tables/story.ts';
import { matchingDestinations } from '../../db/tables/subscription.ts';

/** How often a card that stands in a channel may change. */
export interface EditRules {
  /** Edits of one card. */
  most: number;
  /** How long after its post a card is edited, in milliseconds. */
  forMs: number;
}

/**
 * Writes down what is owed for a story's newest version: a post where it has none yet, an edit where an older
 * version stands. A story of the past owes nothing.
 */
export async function publishStory(tx: Db, storyId: number, now: Date, rules: EditRules): Promise<void> {
  const story = await findStory(tx, storyId);
  if (story?.step !== 'publish') return;
  if (!story.past) {
    const cards = new Map((await postedCards(tx, story.id)).map((card) => [card.destination_id, card]));
    const destinations = await matchingDestinations(tx, {
      topics: story.topics,
      level: story.level,
      workspaceId: story.workspace_id,
      at: now,
    });
    for (const destination of destinations) {
      const card = cards.get(destination.id);
      if (card && !mayEdit(card, story.version, now, rules)) continue;
      await insertDelivery(
        tx,
        {
          destinationId: destination.id,
          platform: destination.platform,
          storyId: story.id,
          kind: card ? 'edit' : 'post',
          version: story.version,
        },
        now,
      );
    }
  }
  await settleStory(tx, story.id, 'publish');
}

/** A post that is still owed will show the newest version by itself. */
const mayEdit = (card: PostedCard, version: number, now: Date, rules: EditRules): boolean =>
  card.state === 'sent' &&
  card.version < version &&
  card.edits < rules.most &&
  now.getTime() - card.decided_at.getTime() <= rules.forMs;
