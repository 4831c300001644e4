import { type Check, type Finding, wrong } from '../../shared/domain/finding.ts';
import { describeError } from '../../shared/errors.ts';
import { within } from './within.ts';

/** Runs all at once and keeps their order. One that fails or hangs says so in a line, and holds up no other. */
export async function runChecks(checks: readonly Check[], withinMs: number): Promise<Finding[]> {
  const found = checks.map(({ what, run }) =>
    within(withinMs, Promise.resolve().then(run)).catch((error: unknown): readonly Finding[] => [
      wrong(what, describeError(error)),
    ]),
  );
  return (await Promise.all(found)).flat();
}
