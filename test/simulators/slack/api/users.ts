import { secondsOf } from '../state/ids.ts';
import { toTeam, toUser } from '../wire/users.ts';
import { type Call, type Method, flag, me, optional, required } from './context.ts';
import { ApiError } from './errors.ts';

function userInfo(call: Call): Record<string, unknown> {
  const { world, team } = call;
  const id = required(call, 'user');
  const user = team.users.get(id) ?? world.user(id);
  if (user === undefined) throw new ApiError('user_not_found');
  // Somebody of another workspace is known only where a channel is shared.
  const isStranger = user.teamId !== team.id;
  const meets = [...world.channels.values()].some(
    ({ members, teamIds }) => teamIds.has(team.id) && members.has(id),
  );
  if (isStranger && !meets) throw new ApiError('user_not_found');
  const shown = toUser(world, user, flag(call, 'include_locale'));
  return { user: isStranger ? { ...shown, is_stranger: true } : shown };
}

function groupList(call: Call): Record<string, unknown> {
  const { team, world } = call;
  const withUsers = flag(call, 'include_users');
  return {
    usergroups: [...team.groups.values()].map(({ id, handle, name, members }) => ({
      id,
      team_id: team.id,
      is_usergroup: true,
      name,
      handle,
      description: '',
      date_create: secondsOf(world.now()),
      user_count: members.length,
      ...(withUsers ? { users: members } : {}),
    })),
  };
}

function groupMembers(call: Call): Record<string, unknown> {
  const group = call.team.groups.get(required(call, 'usergroup'));
  if (group === undefined) throw new ApiError('no_such_subteam');
  return { users: group.members };
}

function teamInfo(call: Call): Record<string, unknown> {
  const asked = optional(call, 'team') ?? call.team.id;
  if (asked !== call.team.id) throw new ApiError('team_not_found');
  return { team: toTeam(call.team) };
}

function botInfo(call: Call): Record<string, unknown> {
  const { app } = call.world;
  const bot = me(call);
  const asked = optional(call, 'bot');
  if (asked !== undefined && asked !== bot.botId) throw new ApiError('bot_not_found');
  return {
    bot: {
      id: bot.botId ?? '',
      deleted: false,
      name: app.name,
      updated: secondsOf(call.world.now()),
      app_id: app.id,
      user_id: bot.id,
      icons: {},
    },
  };
}

export const userMethods: Record<string, Method> = {
  'users.info': { scopes: ['users:read'], handle: userInfo },
  'usergroups.list': { scopes: ['usergroups:read'], handle: groupList },
  'usergroups.users.list': { scopes: ['usergroups:read'], handle: groupMembers },
  'team.info': { scopes: ['team:read'], handle: teamInfo },
  'bots.info': { scopes: ['users:read'], handle: botInfo },
};
