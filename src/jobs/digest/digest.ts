import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { planDigest } from '../../shared/db/tables/digest.ts';
import { makeDigest } from '../../shared/news/digest/digest.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { journey } from '../../shared/queue/steps.ts';

export interface DigestDeps {
  db: Database;
  clock: Clock;
  /** IANA zone of destinations that have set none. */
  timeZone: string;
}

/** Decides the digests of the destinations whose time has come. */
export function digestJob({ db, clock, timeZone }: DigestDeps): Job {
  return {
    step: journey.digest,
    concurrency: 1,
    async run(id) {
      await db.transaction((tx) => makeDigest(tx, Number(id), clock.now(), timeZone));
    },
    async fail(id, error) {
      await planDigest(db, Number(id), retryAt(clock.now(), 1, error));
    },
  };
}
