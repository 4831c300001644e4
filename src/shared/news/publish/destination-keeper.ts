import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/database.ts';
import { type KnownDestination, destinationsOf, resumeDestination } from '../../db/tables/destination.ts';
import { stopSending, stopSendingTo } from './trouble.ts';

/** What becomes of destinations when something changes on a platform. Told of channels that have none, too. */
export interface Destinations {
  /** Nothing can be posted at the address any more: pause it. `reason` says what happened and what to do. */
  lost(address: string, reason: string): Promise<void>;
  /** Something changed at the address: ask `obstaclesAt`, and pause or resume what is there. */
  changed(address: string): Promise<void>;
  /** As before, for every destination of the workspace: roles or their permissions changed. */
  changedIn(workspaceId: number): Promise<void>;
  /** The bot was removed from the workspace: nothing is posted there until it is invited again. */
  left(workspaceId: number): Promise<void>;
  /** The bot is in the workspace, anew or again. */
  joined(workspaceId: number): Promise<void>;
  /** The bot is in the workspace still, and has missed what happened meanwhile: see whether paused ones were mended. */
  met(workspaceId: number): Promise<void>;
}

export interface KeeperOptions {
  db: Database;
  clock: Clock;
  /** As in the table of destinations. */
  platform: string;
  /** What keeps the bot from posting at an address, in words. */
  obstaclesAt: (address: string) => Promise<readonly string[]>;
  /** Says that rows have become due. */
  wake: () => void;
}

const removed = 'The bot was removed. Invite it again, and it goes on.';

/** Pauses destinations when something stands in the way, and resumes them when it is mended. */
export function destinationKeeper({ db, clock, platform, obstaclesAt, wake }: KeeperOptions): Destinations {
  const stop = async (destinations: readonly KnownDestination[], reason: string): Promise<void> => {
    for (const { id } of destinations) await db.transaction((tx) => stopSending(tx, id, reason, clock.now()));
    if (destinations.length > 0) wake();
  };
  const look = async (destinations: readonly KnownDestination[]): Promise<void> => {
    for (const destination of destinations) {
      const obstacles = await obstaclesAt(destination.address);
      if (obstacles.length > 0) await stop([destination], obstacles.join(' '));
      else if (await resumeDestination(db, destination.id)) wake();
    }
  };
  const at = (address: string) => destinationsOf(db, { platform, address });
  const within = (workspaceId: number) => destinationsOf(db, { workspaceId });
  return {
    lost: async (address, reason) => stop(await at(address), reason),
    changed: async (address) => look(await at(address)),
    changedIn: async (workspaceId) => look(await within(workspaceId)),
    async left(workspaceId) {
      const ids = (await within(workspaceId)).map(({ id }) => id);
      await db.transaction((tx) => stopSendingTo(tx, ids, removed, clock.now()));
      wake();
    },
    joined: async (workspaceId) => look(await within(workspaceId)),
    met: async (workspaceId) => look(await destinationsOf(db, { workspaceId, paused: true })),
  };
}
