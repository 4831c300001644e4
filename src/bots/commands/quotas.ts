import { voterOf } from '../../shared/db/tables/person.ts';
import { useQuota } from '../../shared/db/tables/quota.ts';
import { userError } from '../../shared/errors.ts';
import type { Call } from './command.ts';
import { personOf } from './person.ts';
import { words } from './words.en.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The design's defaults: commands a minute and person, briefs an hour and person, and a day and workspace. */
const commands = { name: 'command', most: 10, windowMs: minuteMs };
const briefs = { name: 'brief', most: 3, windowMs: hourMs };
const briefsOfWorkspace = { name: 'brief', most: 20, windowMs: 24 * hourMs };

/** To be called for each command, and each button that works like one. Raises a user error for one too many. */
export function useCommandQuota(call: Call): void {
  const { quotas, clock } = call.desk;
  const wait = quotas.use({ ...commands, person: voterOf(personOf(call)) }, clock.now());
  if (wait > 0) throw userError('commands_too_fast', words.errors.tooFast(Math.ceil(wait / 1000)));
}

/** Raises a user error where the briefs of the person, or of the workspace, are used up. */
export async function useBriefQuota(call: Call): Promise<void> {
  const { desk, place } = call;
  const now = desk.clock.now();
  const wait = desk.quotas.use({ ...briefs, person: voterOf(personOf(call)) }, now);
  const until = wait > 0 ? new Date(now.getTime() + wait) : await ofWorkspace(place.workspaceId);
  if (!until) return;
  const minutes = Math.ceil((until.getTime() - now.getTime()) / minuteMs);
  throw userError('briefs_used_up', words.errors.briefs(minutes));

  function ofWorkspace(id: number | null): Promise<Date | undefined> {
    if (id === null) return Promise.resolve(undefined);
    return useQuota(desk.db, { ...briefsOfWorkspace, scope: `workspace:${id}` }, now);
  }
}
