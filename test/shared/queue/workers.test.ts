import { beforeEach, expect, test } from '@jest/globals';
import { permanent, transient } from '../../../src/shared/errors.ts';
import type { Job } from '../../../src/shared/queue/job.ts';
import { retryAt } from '../../../src/shared/queue/job.ts';
import { claimDue } from '../../../src/shared/queue/steps.ts';
import { startWorkers } from '../../../src/shared/queue/workers.ts';
import { recordChore } from '../../../src/shared/db/tables/upkeep.ts';
import { choreJob, choreStep, choresLeft, newChores } from '../../helpers/chores.ts';
import { type LogLine, recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { onSetup, start } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';

onSetup('PostgreSQL + BullMQ on PostgreSQL', 'a worker whose job', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  /** Gives one due row one turn with a job that does `work`. */
  async function oneTurn(work: () => Promise<void>, more: Partial<Job> = {}): Promise<LogLine[]> {
    const { db } = setup;
    const [id] = await newChores(db, 1);
    const { log, lines } = recordingLogger();
    const settled: string[] = [];
    const backend = setup.backend();
    const job = choreJob(db, work, {
      fail: (failed, error) =>
        recordChore(db, Number(failed), { error: error.message, nextAt: retryAt(start, 0, error) }),
      ...more,
    });
    await startWorkers(backend, [job], log, (step, settledId) => settled.push(`${step} ${settledId}`));
    await backend.add(choreStep.name, await claimDue(db, choreStep, start, 5));
    await until('its turn has ended', () => settled.length > 0);
    await backend.close();
    expect(settled).toEqual([`chores ${id!}`]);
    expect(lines.every((line) => line.fields['step'] === 'chores' && line.fields['id'] === id)).toBe(true);
    return lines;
  }

  test('succeeds leaves its row done, and no line above debug', async () => {
    const lines = await oneTurn(() => Promise.resolve());
    expect(await choresLeft(setup.db)).toEqual([]);
    expect(lines.map(({ level }) => level)).toEqual(['debug']);
  });

  test('fails for now: its row is postponed once, with one line that is no error', async () => {
    let failures = 0;
    const lines = await oneTurn(
      () => Promise.reject(transient('http_busy', 'They are busy.', { retryAfterMs: 600_000 })),
      {
        fail: async (id, error) => {
          failures += 1;
          await recordChore(setup.db, Number(id), { error: error.message, nextAt: retryAt(start, 0, error) });
        },
      },
    );
    expect(failures).toBe(1);
    expect(await choresLeft(setup.db)).toMatchObject([
      { due_at: later(10), queued_at: null, last_error: 'They are busy.' },
    ]);
    expect(lines).toMatchObject([
      {
        level: 'info',
        message: 'failed',
        fields: { code: 'http_busy', class: 'transient', reason: 'They are busy.' },
      },
    ]);
  });

  test('cannot succeed: the job is told the class, and the line too', async () => {
    const classes: string[] = [];
    const lines = await oneTurn(() => Promise.reject(permanent('gone', 'It is gone.')), {
      fail: (_, error) => Promise.resolve(void classes.push(error.errorClass)),
    });
    expect(classes).toEqual(['permanent']);
    expect(lines).toMatchObject([{ level: 'info', fields: { class: 'permanent', code: 'gone' } }]);
  });

  test.each([
    ['a bug', new TypeError('x is not a function')],
    ['no Error at all', 'just a text'],
    ['nothing', undefined],
  ])('throws %s: one error line with what was thrown, and the row is tried again', async (_, thrown) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- libraries do such things
    const lines = await oneTurn(() => Promise.reject(thrown));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'error', message: 'failed', fields: { code: 'unexpected' } });
    expect(lines[0]!.fields['err']).toBe(thrown);
    expect(await choresLeft(setup.db)).toMatchObject([{ due_at: later(0.5), queued_at: null }]);
  });

  test('cannot even write its failure down keeps its mark, and is taken up again when the lease ends', async () => {
    const lines = await oneTurn(() => Promise.reject(transient('busy', 'Busy.')), {
      fail: () => Promise.reject(new Error('the database is gone')),
    });
    expect(lines.map(({ level }) => level)).toEqual(['info', 'error']);
    expect(lines[1]).toMatchObject({ fields: { reason: 'the database is gone' } });
    expect(await choresLeft(setup.db)).toMatchObject([{ due_at: start, queued_at: start, last_error: null }]);
    expect(await claimDue(setup.db, choreStep, later(4), 5)).toEqual([]);
    expect(await claimDue(setup.db, choreStep, later(5), 5)).toHaveLength(1);
  });

  test('fails at writing its failure without a promise is no different', async () => {
    const lines = await oneTurn(() => Promise.reject(transient('busy', 'Busy.')), {
      fail: () => {
        throw new Error('at once');
      },
    });
    expect(lines[1]).toMatchObject({ level: 'error', fields: { reason: 'at once' } });
    expect(await choresLeft(setup.db)).toMatchObject([{ queued_at: start }]);
  });
});
