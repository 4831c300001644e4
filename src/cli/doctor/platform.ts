import type { Clock } from '../../shared/clock.ts';
import type { Database, Db } from '../../shared/db/database.ts';
import { patience } from './deps.ts';

/** What a platform's checks are made with. */
export interface PlatformCheckupDeps {
  /** Undefined where its tables cannot be read. */
  newsroom: Database | undefined;
  /** The same, or one that knows nothing. */
  db: Db;
  clock: Clock;
  heardDate: (date: string) => void;
}

export const timeLimits = { requestMs: patience.request, placesMs: patience.places };

/** In the place of a database that cannot be read: tokens are tried all the same. */
export const knowingNothing: Db = { query: () => Promise.resolve([]) };
