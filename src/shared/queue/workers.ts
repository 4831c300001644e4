import { asAppError, describeError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { QueueBackend } from './backend.ts';
import type { Job } from './job.ts';

/** What became of one row's turn. */
export type Settled = (step: string, id: string) => void;

/**
 * Starts a worker for each job. An error is classed where it was raised, written to the row once, and logged
 * once; when even that fails (the database is gone), the row stays marked as queued and its lease runs out.
 */
export async function startWorkers(
  backend: QueueBackend,
  jobs: readonly Job[],
  log: Logger,
  settled: Settled = () => undefined,
): Promise<void> {
  for (const job of jobs) {
    const name = job.step.name;
    await backend.work(name, job.concurrency, async (id) => {
      try {
        await runOnce(job, id, log.child({ step: name, id }));
      } finally {
        settled(name, id);
      }
    });
  }
}

async function runOnce(job: Job, id: string, log: Logger): Promise<void> {
  try {
    await job.run(id);
    log.debug('done');
  } catch (thrown) {
    const error = asAppError(thrown);
    const level = error.code === 'unexpected' ? 'error' : 'info';
    log[level](
      {
        code: error.code,
        class: error.errorClass,
        reason: error.message,
        err: level === 'error' ? thrown : undefined,
      },
      'failed',
    );
    try {
      await job.fail(id, error);
    } catch (unwritten) {
      log.error(
        { reason: describeError(unwritten) },
        'failure not written down; the row is taken up again when its lease ends',
      );
    }
  }
}
