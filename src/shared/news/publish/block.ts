import { insertBlocked, withdrawBlocked } from '../../db/tables/blocked-domain.ts';
import type { Db } from '../../db/database.ts';
import { type WithdrawnNote, insertDelivery } from '../../db/tables/delivery.ts';
import { postedCards } from '../../db/tables/posted-card.ts';
import { digestsWith, oweDigestEdit } from '../../db/tables/told-digest.ts';
import { rewriteStory } from '../summarize/rewrite-story.ts';
import { storyArticles } from '../summarize/story-articles.ts';
import { retractStory } from './remove.ts';

/** What blocking a domain changed. */
export interface Blocked {
  articles: number;
  /** Stories that go on without it. */
  rewritten: number;
  /** Stories that were its alone. */
  takenBack: number;
}

/**
 * Takes nothing from a domain and those below it any more, and takes out what they brought: stories with other sources
 * are written anew without them and their cards edited, whatever the limits for edits; stories of theirs alone are
 * taken back everywhere. Undefined where the domain is blocked already.
 *
 * @param domain as `domainOf` gives it
 */
export async function blockDomain(tx: Db, domain: string, now: Date): Promise<Blocked | undefined> {
  if (!(await insertBlocked(tx, domain, now))) return undefined;
  const { stories, articles } = await withdrawBlocked(tx, `Its domain, ${domain}, was blocked.`);
  const blocked = { articles, rewritten: 0, takenBack: 0 };
  for (const storyId of stories) {
    const left = await storyArticles(tx, storyId);
    if (left.length === 0) {
      await retractStory(tx, storyId, now);
      blocked.takenBack++;
    } else {
      const version = await rewriteStory(tx, storyId, left, now);
      if (version !== undefined) await oweEdits(tx, storyId, version, now);
      blocked.rewritten++;
    }
  }
  return blocked;
}

async function oweEdits(tx: Db, storyId: number, version: number, now: Date): Promise<void> {
  const note: WithdrawnNote = { withdrawn: true };
  for (const { destination_id: destinationId, platform, state, deleted } of await postedCards(tx, storyId)) {
    if (state === 'sent' && !deleted)
      await insertDelivery(tx, { destinationId, platform, storyId, kind: 'edit', version, note }, now);
  }
  for (const digest of await digestsWith(tx, storyId)) await oweDigestEdit(tx, digest, now);
}
