import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { Clock } from '../../shared/clock.ts';
import { backupName, pruneBackups, writeBackup, keptBackups } from '../../shared/db/backup.ts';
import type { Database } from '../../shared/db/database.ts';
import {
  type Chore,
  findChore,
  planChore,
  pruneRows,
  recordChore,
  tidyTables,
} from '../../shared/db/tables/upkeep.ts';
import { pruneLookups } from '../../shared/db/tables/lookup.ts';
import { sameTitleDays } from '../../shared/news/cluster/candidates.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { upkeepStep } from '../../shared/queue/steps.ts';

export interface UpkeepDeps {
  db: Database;
  clock: Clock;
  backupDir: string;
  timeZone: string;
}

/** Days; from the design's defaults. */
const retention = { fullText: 30, deliveries: 90, stories: 365, buttons: 7, calls: 365, leftWorkspaces: 7 };

/** When the machine is least busy, local time. */
const nightly = { backup: { hour: 3, minute: 30 }, prune: { hour: 4, minute: 0 } };

/** The embedded database has no autovacuum of its own; queues churn, and plans without statistics are poor. */
const tidyEveryMs = 3_600_000;

function nextTime(chore: Chore, now: Date, zone: string): Date {
  if (chore === 'tidy') return new Date(now.getTime() + tidyEveryMs);
  const local = DateTime.fromJSDate(now, { zone });
  const today = local.set({ ...nightly[chore], second: 0, millisecond: 0 });
  return (today > local ? today : today.plus({ days: 1 })).toJSDate();
}

/** The chores: a backup and forgetting what is too old, each night; and tidying up the embedded database. */
export function upkeepJob({ db, clock, backupDir, timeZone }: UpkeepDeps): Job {
  const chores: Record<Chore, () => Promise<void>> = {
    backup: async () => {
      await writeBackup(db, join(backupDir, backupName(clock.now())), clock);
      await pruneBackups(backupDir, keptBackups);
    },
    prune: async () => {
      const now = clock.now();
      await pruneRows(db, retention, now);
      await pruneLookups(db, new Date(now.getTime() - sameTitleDays * 86_400_000));
    },
    tidy: () => tidyTables(db),
  };
  return {
    step: upkeepStep,
    concurrency: 1,
    async run(id) {
      const chore = await findChore(db, Number(id));
      if (!chore) return;
      await chores[chore.name]();
      const now = clock.now();
      await recordChore(db, chore.id, { at: now, nextAt: nextTime(chore.name, now, timeZone) });
    },
    async fail(id, error) {
      await recordChore(db, Number(id), { error: error.message, nextAt: retryAt(clock.now(), 5, error) });
    },
  };
}

/** Plans the chores of a new newsroom. */
export async function planUpkeep({ db, clock, timeZone }: UpkeepDeps): Promise<void> {
  const chores: Chore[] = db.kind === 'embedded' ? ['backup', 'prune', 'tidy'] : ['backup', 'prune'];
  for (const chore of chores) await planChore(db, chore, nextTime(chore, clock.now(), timeZone));
}
