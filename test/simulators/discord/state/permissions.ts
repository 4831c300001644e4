import { CHANNEL, EVERYTHING, PERMISSIONS, type PermissionName, isThread } from './bits.ts';
import type { Channel, Guild } from './types.ts';

/** Permissions over a whole guild (Discord: "Permissions", compute_base_permissions). */
export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return EVERYTHING;
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const id of member.roles) bits |= guild.roles.get(id)?.permissions ?? 0n;
  return (bits & PERMISSIONS.ADMINISTRATOR) === 0n ? bits : EVERYTHING;
}

/** What follows from what: without sight of a channel nothing else counts (Discord: "Implicit permissions"). */
function withoutImplied(bits: bigint, channel: Channel): bigint {
  if ((bits & PERMISSIONS.VIEW_CHANNEL) === 0n) return 0n;
  const send = isThread(channel.type) ? PERMISSIONS.SEND_MESSAGES_IN_THREADS : PERMISSIONS.SEND_MESSAGES;
  if ((bits & send) !== 0n) return bits;
  const needSending =
    PERMISSIONS.MENTION_EVERYONE |
    PERMISSIONS.SEND_TTS_MESSAGES |
    PERMISSIONS.ATTACH_FILES |
    PERMISSIONS.EMBED_LINKS;
  return bits & ~needSending;
}

/**
 * Permissions in a channel: everyone's overwrite first, then those of all roles together, then the member's own
 * (Discord: "Permissions", compute_overwrites). A thread has those of its parent.
 */
export function channelPermissions(
  guild: Guild,
  channel: Channel,
  parent: Channel | undefined,
  userId: string,
): bigint {
  const base = guildPermissions(guild, userId);
  if (base === EVERYTHING) return base;
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  const { overwrites } = parent ?? channel;
  let bits = base;
  const everyone = overwrites.get(guild.id);
  if (everyone !== undefined) bits = (bits & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const id of member.roles) {
    allow |= overwrites.get(id)?.allow ?? 0n;
    deny |= overwrites.get(id)?.deny ?? 0n;
  }
  bits = (bits & ~deny) | allow;
  const own = overwrites.get(userId);
  if (own !== undefined) bits = (bits & ~own.deny) | own.allow;
  return withoutImplied(bits, channel);
}

/** What both sides of a direct message may do there. */
export const DM_PERMISSIONS =
  PERMISSIONS.VIEW_CHANNEL |
  PERMISSIONS.SEND_MESSAGES |
  PERMISSIONS.EMBED_LINKS |
  PERMISSIONS.ATTACH_FILES |
  PERMISSIONS.READ_MESSAGE_HISTORY |
  PERMISSIONS.MENTION_EVERYONE |
  PERMISSIONS.USE_EXTERNAL_EMOJIS;

export const has = (bits: bigint, name: PermissionName): boolean => (bits & PERMISSIONS[name]) !== 0n;

/** The permission that a message in this channel needs. A post in a forum is a message to the forum itself. */
export const toSendIn = (channel: Channel): PermissionName =>
  isThread(channel.type) ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES';

export const isGuildText = (channel: Channel): boolean =>
  channel.type === CHANNEL.TEXT || channel.type === CHANNEL.ANNOUNCEMENT;
