import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { findStory, postponeStory } from '../../shared/db/tables/story.ts';
import { type EditRules, publishStory } from '../../shared/news/publish/publish-story.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { journey } from '../../shared/queue/steps.ts';

export interface PublishDeps {
  db: Database;
  clock: Clock;
  edits: EditRules;
  /** IANA zone of destinations that have set none. */
  timeZone: string;
}

/** Decides which destinations are owed a story's newest version, and writes down one delivery for each. */
export function publishJob({ db, clock, edits, timeZone }: PublishDeps): Job {
  return {
    step: journey.publish,
    concurrency: 2,
    async run(id) {
      await db.transaction((tx) => publishStory(tx, Number(id), clock.now(), { edits, timeZone }));
    },
    async fail(id, error) {
      const story = await findStory(db, Number(id));
      if (story)
        await postponeStory(db, story.id, error.message, retryAt(clock.now(), story.attempts, error));
    },
  };
}
