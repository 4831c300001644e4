import type { Person } from '../commands/command.ts';
import { partsOf } from './address.ts';
import { type SlackApi, is } from './api.ts';
import { type Channel, type Channels, isDirect } from './channels.ts';
import { notices } from './notices.en.ts';
import type { People } from './people.ts';

/** More people than this hear of it at once, so admins decide. */
export const mostReaders = 100;
/** Instead of a group, in the setting: only admins may. */
export const adminsOnly = 'admins';
/** That setting. */
export const managerOption = 'manager';

export interface WhoMayDeps {
  api: SlackApi;
  channels: Channels;
  people: People;
  /** The user group that a manager named, or `adminsOnly`; undefined where every member may. */
  managerGroup(teamId: string): Promise<string | undefined>;
}

/** Whether somebody may change what holds in the whole workspace: an admin, or of the group that an admin named. */
export async function manages(deps: WhoMayDeps, personId: string): Promise<boolean> {
  const { admin, guest } = await deps.people.find(personId);
  if (admin) return true;
  const { teamId, id } = partsOf(personId);
  const group = await deps.managerGroup(teamId);
  return !guest && group !== undefined && group !== adminsOnly && (await isIn(deps.api, teamId, group, id));
}

async function isIn(api: SlackApi, teamId: string, group: string, userId: string): Promise<boolean> {
  try {
    const { users } = await api.call<{ users: string[] }>({
      teamId,
      method: 'usergroups.users.list',
      args: { usergroup: group },
      reads: true,
    });
    return users.includes(userId);
  } catch (error) {
    // A group that is there no more, or that the app may not read, makes nobody a manager.
    if (is(error, 'slack_refused', 'missing_scope')) return false;
    throw error;
  }
}

/** Why a member who does not manage the workspace may not decide about a channel; undefined where they may. */
export async function refusalAt(
  deps: WhoMayDeps,
  person: Person,
  address: string,
): Promise<string | undefined> {
  const { guest } = await deps.people.find(person.id);
  if (guest) return notices.guests;
  const { teamId, id: userId } = partsOf(person.id);
  if ((await deps.managerGroup(teamId)) !== undefined) return notices.managersOnly;
  const channel = await seen(deps.channels, address);
  if (!channel || isDirect(channel)) return undefined;
  if (channel.is_general) return notices.general;
  if (channel.is_ext_shared) return notices.shared;
  if ((channel.num_members ?? 0) > mostReaders) return notices.large(mostReaders);
  return (await isMember(deps.api, address, userId)) ? undefined : notices.notThere;
}

/** Undefined for one that the app cannot see, where nothing can be posted either. */
async function seen(channels: Channels, address: string): Promise<Channel | undefined> {
  try {
    channels.forget(address);
    return await channels.find(address);
  } catch (error) {
    if (is(error, 'channel_gone')) return undefined;
    throw error;
  }
}

/** Channels are at most 100 people here, so one page has them all. */
async function isMember(api: SlackApi, address: string, userId: string): Promise<boolean> {
  const { teamId, id } = partsOf(address);
  const { members } = await api.call<{ members: string[] }>({
    teamId,
    method: 'conversations.members',
    args: { channel: id, limit: 200 },
    reads: true,
  });
  return members.includes(userId);
}
