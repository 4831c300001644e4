import type { VirtualClock } from '../../../src/shared/clock.ts';
import type { Calendar } from './calendar.ts';
import type { Place, Server, Wish } from './wishes.ts';

/** A wish, and when it was granted. */
export interface Granted extends Wish {
  since: Date;
}

export interface Span {
  from: Date;
  to: Date;
}

/** A place as it was opened, with what really happened there. */
export interface Opened<P extends Place = Place> {
  place: P;
  server: Server;
  wishes: Granted[];
  pause?: Span;
  closed?: Span;
}

export const never = new Date(8.64e15);
const hourMs = 3_600_000;

/** What people do to a place; each resolves when the bot has taken it in. */
export interface Doings {
  ask(wish: Wish): Promise<void>;
  pause(hours: number): Promise<void>;
  close(): Promise<void>;
  mend(): Promise<void>;
}

/** Has everything done to a place that it calls for, now or when its time comes. */
export async function live(
  opened: Opened,
  doings: Doings,
  { calendar, clock }: { calendar: Calendar; clock: VirtualClock },
): Promise<void> {
  const { place, wishes } = opened;
  for (const wish of place.wishes) {
    const granted = async (): Promise<void> => {
      await doings.ask(wish);
      wishes.push({ ...wish, since: clock.now() });
    };
    if (wish.from === undefined) await granted();
    else calendar.at(wish.from, granted);
  }
  if (place.pause) {
    const { at, hours } = place.pause;
    calendar.at(at, async () => {
      await doings.pause(hours);
      const from = clock.now();
      opened.pause = { from, to: new Date(from.getTime() + hours * hourMs) };
    });
  }
  if (!place.closed) return;
  calendar.at(place.closed.at, async () => {
    opened.closed = { from: clock.now(), to: never };
    await doings.close();
  });
  if (place.closed.to === undefined) return;
  calendar.at(place.closed.to, async () => {
    opened.closed!.to = clock.now();
    await doings.mend();
  });
}
