import { discordPlatform } from '../../bots/discord/api.ts';
import type { Destinations } from '../../bots/discord/servers.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import {
  type KnownDestination,
  destinationsOf,
  resumeDestination,
} from '../../shared/db/tables/destination.ts';
import { stopSending, stopSendingTo } from '../../shared/news/publish/trouble.ts';

export interface KeeperOptions {
  db: Database;
  clock: Clock;
  /** What keeps the bot from posting at an address, in words. */
  obstaclesAt: (address: string) => Promise<readonly string[]>;
  /** Says that rows have become due. */
  wake: () => void;
}

const removed = 'The bot was removed from the server. Invite it again, and it goes on.';

/** Pauses destinations when something at Discord stands in the way, and resumes them when it is mended. */
export function destinationKeeper({ db, clock, obstaclesAt, wake }: KeeperOptions): Destinations {
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
  const at = (address: string) => destinationsOf(db, { platform: discordPlatform, address });
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
