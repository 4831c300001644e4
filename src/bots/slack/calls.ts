import { findWorkspace, saveWorkspace } from '../../shared/db/tables/workspace.ts';
import { userError } from '../../shared/errors.ts';
import type { Call, CommandOption, Desk, OptionValue, Person, Place } from '../commands/command.ts';
import { addressOf, slackPlatform } from './address.ts';
import { notices } from './notices.en.ts';
import type { People } from './people.ts';
import { directAddress } from './sender.ts';
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
    place: await placeOf(deps, asked),
    options: addressed(options, known, asked.teamId),
  };
}

/**
 * With channels by their addresses. Anybody may write any id: somebody else's conversation with the bot is no channel.
 *
 * @throws a user error for what is none
 */
function addressed(options: Options, known: readonly CommandOption[], teamId: string): Options {
  const isChannel = (name: string): boolean =>
    known.some((option) => option.name === name && option.kind === 'channel');
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'string' && isChannel(name) ? channelAt(teamId, value) : value,
    ]),
  );
}

function channelAt(teamId: string, id: string): string {
  if (!/^[CG][A-Z0-9]+$/.test(id)) throw userError('no_channel', notices.noChannel);
  return addressOf(teamId, id);
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

/** A command can be typed in a conversation with anybody: what comes of it belongs to one's own with the bot. */
async function placeOf({ desk, api }: CallDeps, { teamId, userId, channelId }: Asked): Promise<Place> {
  if (isDirectId(channelId)) {
    const address = await directAddress(api, addressOf(teamId, userId));
    return { workspaceId: null, address, kind: 'direct' };
  }
  const address = channelId === undefined ? '' : addressOf(teamId, channelId);
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
