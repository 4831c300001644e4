import type { Db } from '../../db/database.ts';
import { scheduleOf } from '../../db/tables/digest-plan.ts';
import {
  type DigestCandidate,
  type DigestNote,
  type DueDigest,
  articlesHeard,
  digestCandidates,
  dueDigests,
  hasDigest,
  insertDigest,
  planDigest,
} from '../../db/tables/digest.ts';
import { takeDoubtful } from '../../db/tables/doubtful.ts';
import { settingsOf } from '../../db/tables/settings.ts';
import { type Settings, usualSettings } from '../../domain/settings.ts';
import { whyMuted } from '../publish/mute.ts';
import { localDay } from './local-time.ts';
import { mostStories, pickBest } from './pick.ts';
import { digestDay, nextDigest } from './schedule.ts';
import { lateUntil } from './late.ts';

/**
 * Decides the digest of the destination of a subscription that is due: one message for all its subscriptions that are due
 * with it, and when they come next. Running it again decides nothing more.
 *
 * @param usualZone IANA zone of destinations that have set none
 */
export async function makeDigest(
  tx: Db,
  subscriptionId: number,
  now: Date,
  usualZone: string,
): Promise<void> {
  const due = await dueDigests(tx, subscriptionId, now);
  const [first] = due;
  if (!first) return;
  const settings = (await settingsOf(tx, [first.destination_id])).get(first.destination_id) ?? usualSettings;
  const timeZone = settings.timeZone ?? usualZone;
  const next = (row: DueDigest): Date => nextDigest(scheduleOf(row, timeZone), now);
  const awake = due.filter(({ paused_until: until }) => until === null || until <= now);
  const late = lateUntil({
    dueAt: new Date(Math.min(...awake.map((row) => row.due_at.getTime()))),
    nextAt: new Date(Math.min(...awake.map((row) => next(row).getTime()))),
    now,
    quiet: settings.quiet,
    timeZone,
  });
  if (awake.length > 0 && late) {
    for (const row of due) await planDigest(tx, row.id, awake.includes(row) ? late : next(row));
    return;
  }
  const told = awake.length > 0 && (await decide(tx, awake, { settings, timeZone, now }));
  for (const row of due)
    await planDigest(tx, row.id, next(row), told && awake.includes(row) ? now : undefined);
}

interface At {
  settings: Settings;
  timeZone: string;
  now: Date;
}

/** Writes the digest down; returns false where the destination has had that day's. */
async function decide(tx: Db, due: readonly DueDigest[], { settings, timeZone, now }: At): Promise<boolean> {
  // A weekly digest on the day of a daily one is part of it.
  const lead = due.find(({ mode }) => mode === 'daily') ?? due[0];
  if (!lead) return false;
  const { destination_id: destinationId, workspace_id: workspaceId, platform, mode } = lead;
  const day = digestDay(scheduleOf(lead, timeZone), now);
  if (await hasDigest(tx, destinationId, day)) return false;
  const found = await digestCandidates(tx, due, { id: destinationId, workspaceId });
  const doubtful = await takeDoubtful(tx, destinationId);
  const others = (await unmuted(tx, found, settings)).filter(
    ({ id }) => !doubtful.some((each) => each.id === id),
  );
  const candidates = [...doubtful, ...others];
  const best = [...doubtful, ...pickBest(others)].slice(0, mostStories);
  const since = missedSince(due, { now, timeZone });
  const [mention] = due.flatMap((row) => row.mention ?? []);
  const note: DigestNote = {
    mode,
    day,
    stories: best.map(({ id }) => id),
    levels: Object.fromEntries(best.map(({ id, level }) => [String(id), level])),
    more: candidates.length - best.length,
    ...(since !== undefined && { since }),
    ...(mention !== undefined && { mention }),
  };
  const versions = new Map(best.map(({ id, version }) => [id, version]));
  await insertDigest(tx, { destinationId, platform }, note, versions, now);
  return true;
}

async function unmuted(
  tx: Db,
  candidates: readonly DigestCandidate[],
  settings: Settings,
): Promise<readonly DigestCandidate[]> {
  if (settings.mutedWords.length + settings.mutedSources.length === 0) return candidates;
  const ids = candidates.map(({ id }) => id);
  const heard = new Map(ids.map((id) => [id, [] as { title: string; sourceId: number }[]]));
  for (const row of await articlesHeard(tx, ids))
    heard.get(row.story_id)?.push({ title: row.title, sourceId: row.source_id });
  return candidates.filter(({ id, headline }) => {
    const articles = heard.get(id) ?? [];
    return whyMuted({ headline, articles }, settings) === undefined;
  });
}

/** The local day of the last digest, where one or more were missed since. */
function missedSince(
  due: readonly DueDigest[],
  { now, timeZone }: Pick<At, 'now' | 'timeZone'>,
): string | undefined {
  const missed = due.flatMap((row) => {
    if (row.digested_at === null) return [];
    const schedule = scheduleOf(row, timeZone);
    const following = nextDigest(schedule, row.digested_at);
    // The one after the last is the present one, unless another has come since.
    return nextDigest(schedule, following) <= now ? [row.digested_at.getTime()] : [];
  });
  return missed.length === 0 ? undefined : localDay(new Date(Math.min(...missed)), timeZone);
}
