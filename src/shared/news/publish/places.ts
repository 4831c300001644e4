import type { Db } from '../../db/database.ts';
import { lockDestinations, postsSince } from '../../db/tables/daily-posts.ts';
import type { PostedCard } from '../../db/tables/posted-card.ts';
import { toldInDigests } from '../../db/tables/told-digest.ts';
import type { MatchingDestination } from '../../db/tables/matching.ts';
import { removedFrom } from '../../db/tables/removal.ts';
import { settingsOf } from '../../db/tables/settings.ts';
import { type Settings, usualSettings } from '../../domain/settings.ts';
import { localDay, startOfDay } from '../digest/local-time.ts';
import type { Place } from './decide.ts';
import type { Calm } from './hold.ts';
import { type Mutable, whyMuted } from './mute.ts';
import { quietUntil } from './quiet.ts';

export interface PlacesAsked {
  storyId: number;
  /** As mutes look at it. */
  heard: Mutable;
  matching: readonly MatchingDestination[];
  cards: readonly PostedCard[];
  /** Those that wait for the end of quiet hours, where nothing is new; null where something is. */
  waiting: readonly number[] | null;
  now: Date;
  /** IANA zone of destinations that have set none. */
  timeZone: string;
}

/** The places that take a story or have a card of it, each with what keeps it quiet now. */
export async function placesOf(tx: Db, asked: PlacesAsked): Promise<Place[]> {
  const { matching, cards, waiting } = asked;
  const cardOf = new Map(cards.map((card) => [card.destination_id, card]));
  const matchOf = new Map(matching.map((match) => [match.id, match]));
  const ids = [...new Set([...matchOf.keys(), ...cardOf.keys()])].sort((a, b) => a - b);
  // Two stories that are published at once must not both be the last of the day.
  await lockDestinations(
    tx,
    ids.filter((id) => !cardOf.has(id)),
  );
  const calm = await calmOf(tx, ids, asked);
  return ids.map((destinationId) => {
    const match = matchOf.get(destinationId);
    const card = cardOf.get(destinationId);
    const { held = null, mention = null } = match ?? {};
    return {
      destinationId,
      platform: match?.platform ?? card?.platform ?? '',
      takes: match !== undefined && held === null,
      ...(waiting?.includes(destinationId) === false && { passed: true }),
      ...(mention !== null && { mention }),
      calm: { ...calm(destinationId), ...(held && { held }) },
      ...(card && { card }),
    };
  });
}

async function calmOf(
  tx: Db,
  ids: readonly number[],
  { storyId, heard, matching, cards, now, timeZone }: PlacesAsked,
): Promise<(destinationId: number) => Calm> {
  const settings = await settingsOf(tx, ids);
  const settingsAt = (id: number): Settings => settings.get(id) ?? usualSettings;
  const zoneOf = (id: number): string => settingsAt(id).timeZone ?? timeZone;
  const begun = ids.map((id) => [id, startOfDay(localDay(now, zoneOf(id)), zoneOf(id))] as const);
  const posts = await postsSince(tx, new Map(begun));
  const told = await toldInDigests(tx, storyId, ids);
  const removed = await removedFrom(tx, storyId);
  const workspaces = new Map<number, number | null>([
    ...cards.map((card) => [card.destination_id, card.workspace_id] as const),
    ...matching.map((match) => [match.id, match.workspace_id] as const),
  ]);
  return (id) => {
    const { quiet, mostPosts, freshHours, threads } = settingsAt(id);
    const until = quietUntil(now, quiet, zoneOf(id));
    const muted = whyMuted(heard, settingsAt(id));
    const toldAs = told.get(id);
    return {
      ...(until && quiet && { quietUntil: until, quietTo: quiet.to }),
      postsToday: posts.get(id) ?? 0,
      mostPosts,
      freshHours,
      answers: threads,
      ...(muted !== undefined && { muted }),
      removed: removed.has(workspaces.get(id) ?? 0),
      ...(toldAs && { toldAs }),
    };
  };
}
