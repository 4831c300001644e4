import type { SlackSettings } from '../../shared/config/slack.ts';
import { type Finding, fromMessage, look, ok, wrong } from '../../shared/domain/finding.ts';
import { asAppError, describeError } from '../../shared/errors.ts';
import { is } from './api.ts';
import { authTest } from './auth-test.ts';
import { isTrouble } from './errors.ts';
import type { StoredInstallations } from './installations.ts';
import { paths } from './manifest.ts';
import { notices } from './notices.en.ts';
import { scopes } from './scopes.ts';

const words = notices.checkup;

/** People may grant them or not: see `mayLook`. */
const historyScopes = ['channels:history', 'groups:history'];

/** More would take long, and each asks Slack. */
const mostTried = 20;

/** Scopes that the bot lacks, and what it cannot do for want of those that it does not insist on. */
export function scopeFindings(granted: readonly string[], team?: string): Finding[] {
  const missing = scopes.map(({ name }) => name).filter((name) => !granted.includes(name));
  const without = historyScopes.filter((name) => !granted.includes(name));
  return [
    missing.length === 0
      ? ok(words.scopes, words.scopesThere)
      : wrong(words.scopes, words.scopesMissing(missing, team), words.scopesTodo),
    ok(words.history, without.length === 0 ? words.historyThere : words.historyMissing(without)),
  ];
}

/** Whether the stored token of each workspace can be read, is taken, and allows what the bot needs. */
export async function membershipFindings(
  { publicUrl }: Extract<SlackSettings['membership'], { kind: 'many' }>,
  installations: StoredInstallations,
  reaching: Omit<Parameters<typeof authTest>[0], 'token'>,
): Promise<Finding[]> {
  const teams = await installations.teams();
  if (teams.length === 0) {
    const todo = words.installHere(new URL(paths.install, publicUrl).href);
    return [look(words.installations, words.noInstallation, todo)];
  }
  const tried = teams.slice(0, mostTried);
  const each = await Promise.all(
    tried.map(async (teamId): Promise<Finding[]> => {
      try {
        const { token } = await installations.find(teamId);
        const { teamName, scopes: granted } = await authTest({ ...reaching, token });
        return scopeFindings(granted, teamName).filter(({ state }) => state !== 'ok');
      } catch (error) {
        if (is(error, 'workspace_left')) return [look(words.installations, words.removed(teamId))];
        return [troubleOf(words.installations, error)];
      }
    }),
  );
  const troubles = each.flat();
  const leftOut = teams.length - tried.length;
  return [
    ok(
      words.installations,
      [
        words.installed(teams.length),
        ...(troubles.length === 0 ? [words.tokensTaken(tried.length)] : []),
      ].join('; '),
    ),
    ...troubles,
    ...(leftOut > 0 ? [look(words.installations, words.installationsLeftOut(leftOut))] : []),
  ];
}

/** What went wrong in asking Slack. */
export function troubleOf(what: string, thrown: unknown): Finding {
  const error = asAppError(thrown);
  if (error.code === 'rate_limited') return look(what, words.waiting);
  if (!isTrouble(error)) return fromMessage(what, 'wrong', error.message);
  return wrong(what, words.unreachable(reasonOf(error)), words.checkConnection);
}

/** `fetch` says only that it failed; why stands below. */
function reasonOf(error: unknown): string {
  const { message, cause, original } = error as { message?: string; cause?: unknown; original?: unknown };
  const below = original ?? cause;
  return typeof below === 'object' && below !== null ? reasonOf(below) : (message ?? describeError(error));
}
