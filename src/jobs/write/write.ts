import { endWriting, postponeWriting, writingById } from '../../shared/db/tables/writing.ts';
import { type WritingDeps, carryOut } from '../../shared/news/write/carry-out.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { writeStep } from '../../shared/queue/steps.ts';

/** Has a language model write the briefs that messages wait for. */
export function writeJob(deps: WritingDeps): Job {
  const { db, clock } = deps;
  return {
    step: writeStep,
    concurrency: 4,
    async run(id) {
      const row = await writingById(db, Number(id));
      if (row?.state !== 'open') return;
      const ended = await carryOut(deps, row);
      await db.transaction(async (tx) => {
        for (const each of ended) await endWriting(tx, each.row, each.end, clock.now());
      });
    },
    async fail(id, error) {
      await postponeWriting(db, Number(id), error.message, retryAt(clock.now(), 0, error));
    },
  };
}
