import { guildPermissions } from '../state/permissions.ts';
import { tellGuildGone } from '../state/tell.ts';
import type { Guild, Member } from '../state/types.ts';
import { INTENTS, isThread } from '../state/bits.ts';
import { toChannel, toGuild, toMember, toRole } from '../wire.ts';
import { type Call, type Route, guildOf, numberIn, param } from './context.ts';
import { ApiError } from './errors.ts';

function memberOf(guild: Guild, id: string): Member {
  const member = guild.members.get(id);
  if (member === undefined) throw new ApiError(10007);
  return member;
}

function mine(call: Call): unknown {
  const limit = numberIn(call, 'limit', 1, 200, 200);
  const after = call.query.get('after') ?? '0';
  return call.world
    .guildsOf(call.app.user)
    .filter(({ id }) => BigInt(id) > BigInt(after))
    .slice(0, limit)
    .map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: guild.ownerId === call.app.user.id,
      permissions: guildPermissions(guild, call.app.user.id).toString(),
      features: [],
    }));
}

function leave(call: Call): undefined {
  const guild = guildOf(call);
  guild.members.delete(call.app.user.id);
  tellGuildGone(call.world, guild, call.app, false);
  return undefined;
}

/** Needs the privileged intent (Discord: "List Guild Members"). */
function members(call: Call): unknown {
  if ((call.app.privilegedIntents & INTENTS.GUILD_MEMBERS) === 0) throw new ApiError(50001);
  const limit = numberIn(call, 'limit', 1, 1000, 1);
  return [...guildOf(call).members.values()].slice(0, limit).map(toMember);
}

/** Threads are no part of the list (Discord: "Get Guild Channels"). */
function channels(call: Call): unknown {
  return call.world
    .channelsOf(guildOf(call))
    .filter(({ type }) => !isThread(type))
    .map((channel) => toChannel(channel));
}

export const guildRoutes: Route[] = [
  { method: 'GET', path: '/users/@me/guilds', handle: mine },
  { method: 'DELETE', path: '/users/@me/guilds/{guild_id}', handle: leave },
  { method: 'GET', path: '/guilds/{guild_id}', handle: (call) => toGuild(guildOf(call)) },
  { method: 'GET', path: '/guilds/{guild_id}/channels', handle: channels },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/roles',
    handle: (call) => [...guildOf(call).roles.values()].map(toRole),
  },
  { method: 'GET', path: '/guilds/{guild_id}/members', handle: members },
  {
    method: 'GET',
    path: '/users/@me/guilds/{guild_id}/member',
    handle: (call) => toMember(memberOf(guildOf(call), call.app.user.id)),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/members/{user_id}',
    handle: (call) => toMember(memberOf(guildOf(call), param(call, 'user_id'))),
  },
];
