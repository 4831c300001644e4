import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { findArticle, postponeArticle } from '../../shared/db/tables/article.ts';
import { newPlacingMemory } from '../../shared/news/cluster/memory.ts';
import { type SettlingRules, placeArticle } from '../../shared/news/cluster/place.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { journey } from '../../shared/queue/steps.ts';

export interface ClusterDeps {
  db: Database;
  clock: Clock;
  settling: SettlingRules;
}

/** Finds the story that an article belongs to, or begins one. One at a time, in the order of first sight. */
export function clusterJob({ db, clock, settling }: ClusterDeps): Job {
  const memory = newPlacingMemory();
  return {
    step: journey.cluster,
    concurrency: 1,
    async run(id) {
      await db.transaction((tx) => placeArticle(tx, Number(id), clock.now(), settling, memory));
    },
    async fail(id, error) {
      const article = await findArticle(db, Number(id));
      if (!article) return;
      await postponeArticle(db, article.id, error.message, retryAt(clock.now(), article.attempts, error));
    },
  };
}
