import type { Level } from '../../domain/story.ts';
import type { MatchingDestination } from '../../db/tables/matching.ts';
import { isAbove } from '../importance/levels.ts';

/** What keeps a destination quiet, as it stands now. */
export interface Calm {
  /** Why the destination takes nothing although it subscribed to the story. */
  held?: NonNullable<MatchingDestination['held']>;
  /** When the quiet hours end that it is in. */
  quietUntil?: Date;
  /** The same as its people read it: '07:00'. */
  quietTo?: string;
  /** Posts since its day began, those still owed included. */
  postsToday: number;
  mostPosts: number;
  /** Hours. */
  freshHours: number;
  /** Why the story is muted there, as the end of a sentence. */
  muted?: string;
  /** A moderator took the story out of the workspace. */
  removed: boolean;
  /** Whether a story answers its own post there. */
  answers: boolean;
  /** The level that the story had when it stood in a digest there. */
  toldAs?: Level;
}

export interface Hold {
  /** The end of a sentence. */
  reason: string;
  /** When it ends by itself. */
  until?: Date;
}

const unheeded = {
  unreachable: 'the bot cannot post there until somebody has mended it',
  paused: 'its subscriptions are paused',
  younger: 'it was known before they subscribed',
};

/** What never passes, however important: neither a post nor an answer. */
function always(calm: Calm): Hold | undefined {
  if (calm.held) return { reason: unheeded[calm.held] };
  if (calm.removed) return { reason: 'a moderator took it out of the workspace' };
  return calm.muted === undefined ? undefined : { reason: calm.muted };
}

const quiet = ({ quietUntil: until, quietTo = '' }: Calm, level: Level): Hold | undefined =>
  until && level !== 'breaking' ? { reason: `quiet hours last there until ${quietTo}`, until } : undefined;

/** Why a story is not posted in a place now; undefined where nothing is against it. Pure. */
export function holdOfPost(story: { level: Level; newsAt: Date }, calm: Calm, now: Date): Hold | undefined {
  const held = always(calm);
  if (held) return held;
  if (calm.toldAs && !(isAbove(story.level, calm.toldAs) && isAbove(story.level, 'notable')))
    return { reason: 'it stood in a digest there' };
  if (now.getTime() - story.newsAt.getTime() > calm.freshHours * 3_600_000)
    return { reason: `its news is older than ${calm.freshHours} hours, so it is left to digests` };
  // Quiet hours first: when they end, a new day's posts may have begun.
  const asleep = quiet(calm, story.level);
  if (asleep || story.level === 'breaking' || calm.postsToday < calm.mostPosts) return asleep;
  return { reason: `they have had their ${calm.mostPosts} posts of the day, so it is left to digests` };
}

/** Why a story does not answer its own post in a place now. An answer counts for no limit. */
export const holdOfAnswer = (story: { level: Level }, calm: Calm): Hold | undefined =>
  always(calm) ?? quiet(calm, story.level);
