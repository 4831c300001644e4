import type { ConsoleLook } from '../../bots/console/render.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import type { Database } from '../../shared/db/database.ts';

/** What there is to examine. */
export interface DoctorDeps {
  config: Config;
  clock: Clock;
  /** Open, or why it is not. */
  database: Database | Error | 'not-there';
  /** Undefined where no bot runs on the data folder. */
  runsSince: Date | undefined;
  print: (text: string) => void;
  look: ConsoleLook;
}

/** Longest times in milliseconds. Whoever runs the doctor waits for it. */
export const patience = {
  /** One request to a platform, a source or Redis. */
  request: 4_000,
  /** A look at all destinations of one platform. */
  places: 6_000,
  /** Any one check, whatever it does. */
  check: 9_000,
};
