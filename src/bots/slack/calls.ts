import { findWorkspace, saveWorkspace } from '../../shared/db/tables/workspace.ts';
import type { Call, CommandOption, Desk, OptionValue, Person, Place } from '../commands/command.ts';
import { addressOf, slackPlatform } from './address.ts';
import type { People } from './people.ts';
import { type WhoMayDeps, manages } from './who-may.ts';

/** Who asked, and where, in Slack's own ids. */
export interface Asked {
  teamId: string;
  userId: string;
  /** Undefined in the Home tab, which is no channel. */
  channelId?: string;
}

export interface CallDeps extends WhoMayDeps {
  desk: Desk;
  people: People;
}

type Options = Readonly<Record<string, OptionValue | undefined>>;

/**
 * Who asked for what, and where, in the words of the commands.
 *
 * @param options channels as Slack's own ids
 * @param known of the command: which of the options are channels
 */
export async function callOf(
  deps: CallDeps,
  asked: Asked,
  options: Options = {},
  known: readonly CommandOption[] = [],
): Promise<Call> {
  const { desk } = deps;
  return {
    desk,
    person: await personOf(deps, asked),
    place: await placeOf(desk, asked),
    options: addressed(options, known, asked.teamId),
  };
}

/** With channels by their addresses. */
function addressed(options: Options, known: readonly CommandOption[], teamId: string): Options {
  const isChannel = (name: string): boolean =>
    known.some((option) => option.name === name && option.kind === 'channel');
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'string' && isChannel(name) ? addressOf(teamId, value) : value,
    ]),
  );
}

async function personOf(deps: CallDeps, asked: Asked): Promise<Person> {
  const id = addressOf(asked.teamId, asked.userId);
  const { guest, locale, timeZone } = await deps.people.find(id);
  return {
    id,
    manages: isDirectId(asked.channelId) || (await manages(deps, id)),
    writes: !guest,
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

const isDirectId = (channelId: string | undefined): boolean => channelId?.startsWith('D') === true;

async function placeOf(desk: Desk, { teamId, channelId }: Asked): Promise<Place> {
  const address = channelId === undefined ? '' : addressOf(teamId, channelId);
  if (isDirectId(channelId)) return { workspaceId: null, address, kind: 'direct' };
  return { workspaceId: await workspaceOf(desk, teamId), address, kind: 'channel' };
}

export async function workspaceOf(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  teamId: string,
): Promise<number> {
  const known = await findWorkspace(db, slackPlatform, teamId);
  if (known) return known.id;
  const wanted = { platform: slackPlatform, externalId: teamId, name: '' };
  return (await saveWorkspace(db, wanted, clock.now())).id;
}
