import type { PlaceRow } from '../db/tables/checkup.ts';
import { type Finding, fromMessage, look, ok, wrong } from '../domain/finding.ts';
import { describeError } from '../errors.ts';
import { words } from './words.en.ts';

export interface PlacesDeps {
  /** What keeps the bot from posting at an address, each with what to do about it. Changes nothing there. */
  obstaclesAt: (address: string) => Promise<readonly string[]>;
  /** As its platform shows it, such as `#news`. */
  nameAt: (address: string) => Promise<string>;
  /** How long it may take, in milliseconds of the real time. */
  withinMs: number;
}

/** More would take long, and ask a lot of the platform at once. */
const mostLookedAt = 50;
const atATime = 4;

/** A line for each destination that cannot be posted to, or is paused; one for all others together. */
export async function findingsAtPlaces(places: readonly PlaceRow[], deps: PlacesDeps): Promise<Finding[]> {
  if (places.length === 0) return [ok(words.places, words.none)];
  const until = performance.now() + deps.withinMs;
  const channels = places.filter((place) => !isDirect(place) || place.paused_reason !== null);
  const direct = places.length - channels.length;
  const left = channels.slice(0, mostLookedAt).entries();
  // In the order of the destinations, whichever was found out first.
  const found = new Map<number, Finding | undefined>();
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const next = left.next();
      if (next.done) return;
      const [index, place] = next.value;
      found.set(index, undefined);
      found.set(index, await findingAt(place, deps));
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  const troubled = [...found.values()].filter((finding) => finding !== undefined);
  const open = found.size - troubled.length;
  const leftOut = channels.length - found.size;
  return [
    ...(open > 0 ? [ok(words.places, words.open(open, direct))] : []),
    ...(open === 0 && direct > 0 ? [ok(words.places, words.onlyDirect(direct))] : []),
    ...troubled,
    ...(leftOut > 0 ? [look(words.places, words.leftOut(leftOut))] : []),
  ];
}

const isDirect = ({ workspace }: PlaceRow): boolean => workspace === null;

/** Undefined where all is well. */
async function findingAt(place: PlaceRow, deps: PlacesDeps): Promise<Finding | undefined> {
  const { paused_reason: reason } = place;
  if (reason !== null) {
    const { said, todo } = fromMessage('', 'look', reason);
    return look(await labelOf(place, deps), words.paused(said), todo ?? words.resumes);
  }
  try {
    const obstacles = await deps.obstaclesAt(place.address);
    if (obstacles.length === 0) return undefined;
    return wrong(await labelOf(place, deps), words.closed, obstacles.join('\n'));
  } catch (error) {
    return look(await labelOf(place, deps), words.unknown(describeError(error)));
  }
}

/** Never the id of a person. */
async function labelOf({ address, workspace }: PlaceRow, { nameAt }: PlacesDeps): Promise<string> {
  if (workspace === null) return words.direct;
  const name = await nameAt(address).catch(() => '');
  const place = name === '' ? words.channel : name;
  return workspace === '' ? place : words.inWorkspace(place, workspace);
}
