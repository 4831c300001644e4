import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { findStory, postponeStory } from '../../shared/db/tables/story.ts';
import { writeVersion } from '../../shared/news/summarize/write-version.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { journey } from '../../shared/queue/steps.ts';

export interface SummarizeDeps {
  db: Database;
  clock: Clock;
}

/** Writes a new version of a story's brief, when its articles bring something new. */
export function summarizeJob({ db, clock }: SummarizeDeps): Job {
  return {
    step: journey.summarize,
    concurrency: 2,
    async run(id) {
      await db.transaction((tx) => writeVersion(tx, Number(id), clock.now()));
    },
    async fail(id, error) {
      const story = await findStory(db, Number(id));
      if (story)
        await postponeStory(db, story.id, error.message, retryAt(clock.now(), story.attempts, error));
    },
  };
}
