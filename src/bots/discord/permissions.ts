import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  OverwriteType,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { AppError } from '../../shared/errors.ts';
import type { DiscordApi } from './api.ts';
import { type Channels, placeOf } from './channels.ts';
import { words } from './words.en.ts';

/** Permissions by the names that Discord's settings show. */
const names = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Posts': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;

export type PermissionName = keyof typeof names;

const all = (1n << 62n) - 1n;

export interface Member {
  userId: string;
  roles: readonly string[];
}

/**
 * What a member may do in a channel, by Discord's own algorithm ("Permissions": compute_base_permissions, then
 * compute_overwrites: everybody's, those of all roles together, the member's own).
 */
export function effectivePermissions(
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Member,
  overwrites: readonly APIOverwrite[],
): bigint {
  if (guild.owner_id === member.userId) return all;
  const held = new Set([guild.id, ...member.roles]);
  const base = guild.roles
    .filter(({ id }) => held.has(id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return all;
  const everybody = overwrites.filter(({ id }) => id === guild.id);
  const ofRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guild.id && held.has(id),
  );
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.userId);
  return [everybody, ofRoles, own].reduce((bits, group) => {
    const deny = group.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = group.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}

/** What posting needs, the most basic first: without sight of a channel nothing else counts. */
export function neededFor(channel: Pick<APIChannel, 'type'>): PermissionName[] {
  switch (placeOf(channel)) {
    case 'direct':
      return [];
    case 'forum':
      return [
        'View Channel',
        'Create Posts',
        'Send Messages in Threads',
        'Read Message History',
        'Embed Links',
      ];
    case 'thread':
      return ['View Channel', 'Send Messages in Threads', 'Read Message History', 'Embed Links'];
    case 'text':
    case 'announcement':
      return ['View Channel', 'Send Messages', 'Read Message History', 'Embed Links'];
  }
}

export interface PermissionDeps {
  api: DiscordApi;
  channels: Channels;
  me(): Promise<string>;
}

/** What keeps the bot from posting at an address, each with what to do about it; empty where it may. */
export async function obstaclesAt(deps: PermissionDeps, address: string): Promise<string[]> {
  try {
    deps.channels.forget(address);
    return await obstaclesIn(deps, await deps.channels.find(address));
  } catch (error) {
    // What Discord refuses to tell is an obstacle itself; that it cannot be reached is none.
    if (error instanceof AppError && error.errorClass === 'permanent' && error.code !== 'token_wrong')
      return [error.message];
    throw error;
  }
}

/** What is asked of a channel here, whatever its kind. */
interface ChannelInGuild {
  guild_id?: string;
  name?: string | null;
  parent_id?: string | null;
  permission_overwrites?: APIOverwrite[];
  thread_metadata?: { archived: boolean; locked: boolean };
}

async function obstaclesIn(deps: PermissionDeps, found: APIChannel): Promise<string[]> {
  const needed = neededFor(found);
  const channel = found as ChannelInGuild;
  const { guild_id: guildId, thread_metadata: thread } = channel;
  if (guildId === undefined) return [];
  const { api, channels } = deps;
  const userId = await deps.me();
  // A thread has no permissions of its own.
  const holder =
    thread && typeof channel.parent_id === 'string'
      ? ((await channels.find(channel.parent_id)) as ChannelInGuild)
      : channel;
  const guild = await api.get<APIGuild>({ route: Routes.guild(guildId) });
  const { roles } = await api.get<APIGuildMember>({ route: Routes.guildMember(guildId, userId) });
  const held = effectivePermissions(guild, { userId, roles }, holder.permission_overwrites ?? []);
  const missing = needed.filter((name) => (held & names[name]) === 0n);
  return [
    ...missing.map((name) => words.give(name, `#${holder.name ?? ''}`)),
    ...(thread?.archived === true && thread.locked ? [words.unlock(`#${channel.name ?? ''}`)] : []),
  ];
}
