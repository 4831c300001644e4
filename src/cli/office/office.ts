import type { ConsoleLook } from '../../bots/console/render.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import type { Database } from '../../shared/db/database.ts';

/** What a command needs of an open newsroom, be it in the running bot or in a process of its own. */
export interface Office {
  db: Database;
  clock: Clock;
  config: Config;
  /** Relative paths of the command line begin here. */
  folder: string;
  print: (text: string) => void;
  /** The terminal that it goes to. */
  look: ConsoleLook;
  /** Since when the bot has been running; undefined where it does not. */
  runsSince: Date | undefined;
  /** Tells the running bot that something may be due; does nothing where none runs. */
  wake: () => void;
}
