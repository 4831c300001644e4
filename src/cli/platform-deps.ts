import type { Clock } from '../shared/clock.ts';
import type { Database } from '../shared/db/database.ts';
import type { HttpClient } from '../shared/http/client.ts';
import type { Spending } from '../shared/language-model/spending.ts';
import type { Logger } from '../shared/logger.ts';

/** What a chat platform is opened with. */
export interface PlatformDeps {
  db: Database;
  http: HttpClient;
  /** Without it, briefs are made of the sources' own sentences. */
  spending?: Spending | undefined;
  clock: Clock;
  log: Logger;
  wake: () => void;
}
