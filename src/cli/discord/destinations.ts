import type { Destinations } from '../../bots/discord/servers.ts';
import { discordPlatform } from '../../bots/discord/api.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import {
  type KnownDestination,
  destinationsOf,
  pauseDestination,
  resumeDestination,
} from '../../shared/db/tables/destination.ts';

export interface KeeperOptions {
  db: Database;
  clock: Clock;
  /** What keeps the bot from posting at an address, in words. */
  obstaclesAt(address: string): Promise<readonly string[]>;
  /** Says that rows have become due. */
  wake(): void;
}

const removed = 'The bot was removed from the server. Invite it again, and it goes on.';

/** Pauses destinations when something on Discord stands in the way, and resumes them when it is mended. */
export function destinationKeeper({ db, clock, obstaclesAt, wake }: KeeperOptions): Destinations {
  const look = async (destinations: readonly KnownDestination[]): Promise<void> => {
    for (const { id, address } of destinations) {
      const obstacles = await obstaclesAt(address);
      if (obstacles.length > 0) await pauseDestination(db, id, obstacles.join(' '), clock.now());
      else await resumeDestination(db, id);
    }
    if (destinations.length > 0) wake();
  };
  const at = (address: string) => destinationsOf(db, { platform: discordPlatform, address });
  const within = (workspaceId: number) => destinationsOf(db, { workspaceId });
  return {
    async lost(address, reason) {
      for (const { id } of await at(address)) await pauseDestination(db, id, reason, clock.now());
    },
    changed: async (address) => look(await at(address)),
    changedIn: async (workspaceId) => look(await within(workspaceId)),
    async left(workspaceId) {
      for (const { id } of await within(workspaceId)) await pauseDestination(db, id, removed, clock.now());
    },
    joined: async (workspaceId) => look(await within(workspaceId)),
  };
}
