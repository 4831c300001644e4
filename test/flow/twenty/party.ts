import sql from 'sql-template-tag';
import type { PlatformDeps } from '../../../src/cli/platform-deps.ts';
import type { Stage } from '../../../src/cli/replay/replay.ts';
import type { Db } from '../../../src/shared/db/database.ts';
import type { Sender } from '../../../src/shared/domain/sender.ts';
import { until } from '../../helpers/until.ts';
import type { Calendar } from './calendar.ts';
import type { Came } from './came.ts';
import type { History } from './history.ts';
import type { Opened } from './opened.ts';

/** What all who follow a replay have in common. */
export interface Setting extends Stage {
  calendar: Calendar;
  history: History;
}

/** What a bot needs there: the clock of the replay, and no web of its own. */
export const depsOf = ({ db, clock, log }: Setting): PlatformDeps => ({
  db,
  clock,
  log,
  http: {
    get: () => Promise.reject(new Error('nothing is fetched here')),
    close: () => Promise.resolve(),
  },
  wake: () => undefined,
});

/** The people of one platform, and the bot there. */
export interface Party {
  opened: readonly Opened[];
  sender: Sender;
  /** At least so long between two messages of a place. */
  paceMs: number;
  /** Everything that the bot posted into a place, the oldest first. */
  ledgerOf(opened: Opened): Came[];
  /** What the bot told those who can mend a place. */
  troubleOf(opened: Opened): Came[];
  close(): Promise<void>;
}

/** How the bot answers when it has done what it was asked for. */
const done = /^\W*(?:Subscribed|Settings, as they are now|Paused|Stopped)\b/;

/** Raises where the bot did something else. */
export async function said(asked: Promise<{ kind: string; text: string }>): Promise<void> {
  const { kind, text } = await asked;
  if (kind !== 'message' || !done.test(text)) throw new Error(`The bot answered (${kind}): ${text}`);
}

/** The bot hears of what happens to a channel in its own time. */
export function untilPaused(
  db: Db,
  { platform, address }: { platform: string; address: string },
  paused: boolean,
): Promise<unknown> {
  return until(`the bot ${paused ? 'stops' : 'goes on'} there`, async () => {
    const rows = await db.query(sql`
      select 1 from news.destination
      where platform = ${platform} and address = ${address} and (paused_at is not null) = ${paused}`);
    return rows.length > 0;
  });
}
