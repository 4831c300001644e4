import type { Choice } from '../commands/command.ts';
import { type SlackApi, is } from './api.ts';
import { adminsOnly, managerOption } from './who-may.ts';
import { words } from './words.en.ts';

/** The user groups of a team, to choose from for an option; for who manages the bot, also its admins. */
export interface Groups {
  like(teamId: string, option: string, typed: string): Promise<Choice[]>;
}

const mostChoices = 25;

interface Group {
  id: string;
  handle: string;
  name: string;
}

export const openGroups = (api: SlackApi): Groups => ({
  async like(teamId, option, typed) {
    const wanted = typed.trim().toLowerCase().replace(/^@/, '');
    const all = [
      ...(option === managerOption ? [{ name: words.adminsOnly, value: adminsOnly }] : []),
      ...(await groupsOf(api, teamId)).map(({ id, handle, name }) => ({
        name: `@${handle} (${name})`,
        value: id,
      })),
    ];
    return all.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, mostChoices);
  },
});

async function groupsOf(api: SlackApi, teamId: string): Promise<Group[]> {
  try {
    const { usergroups } = await api.call<{ usergroups: Group[] }>({
      teamId,
      method: 'usergroups.list',
      args: {},
      reads: true,
    });
    return usergroups;
  } catch (error) {
    // An app without that scope can still make it a matter of admins.
    if (is(error, 'missing_scope')) return [];
    throw error;
  }
}
