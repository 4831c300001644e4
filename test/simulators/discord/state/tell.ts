import { toChannel, toGuildCreate, toMember, toMessageEvent, toRole, toUser } from '../wire.ts';
import { INTENTS, isThread } from './bits.ts';
import type { App, Channel, Guild, Member, Message, Role, User } from './types.ts';
import type { World } from './world.ts';

/** Tells bots of changes: which event, under which intent (Discord: "Gateway", list of intents). */

const intentOf = (message: Message): number =>
  message.guildId === null ? INTENTS.DIRECT_MESSAGES : INTENTS.GUILD_MESSAGES;

export function tellMessage(
  world: World,
  event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: Message,
): void {
  world.show(message);
  const channel = world.channels.get(message.channelId);
  // An ephemeral message is no part of the channel.
  if (channel === undefined || message.onlyFor !== null) return;
  world.tell({
    event,
    intents: intentOf(message),
    guildId: message.guildId,
    channel,
    data: (app) => toMessageEvent(world, message, app),
  });
}

export function tellMessageDeleted(world: World, message: Message): void {
  world.show(message);
  const channel = world.channels.get(message.channelId);
  if (channel === undefined || message.onlyFor !== null) return;
  const data = {
    id: message.id,
    channel_id: message.channelId,
    ...(message.guildId === null ? {} : { guild_id: message.guildId }),
  };
  world.tell({
    event: 'MESSAGE_DELETE',
    intents: intentOf(message),
    guildId: message.guildId,
    channel,
    data: () => data,
  });
}

/** CHANNEL_... or THREAD_..., whichever it is. */
export function tellChannel(world: World, what: 'CREATE' | 'UPDATE' | 'DELETE', channel: Channel): void {
  if (channel.guildId === null) return;
  const thread = isThread(channel.type);
  const gone = { id: channel.id, guild_id: channel.guildId, parent_id: channel.parentId, type: channel.type };
  world.tell({
    event: `${thread ? 'THREAD' : 'CHANNEL'}_${what}`,
    intents: INTENTS.GUILDS,
    guildId: channel.guildId,
    // Whoever has just lost sight of a channel is told of the change that did it.
    ...(what === 'UPDATE' && !thread ? {} : { channel }),
    data: () => {
      if (thread && what === 'DELETE') return gone;
      return { ...toChannel(channel), ...(thread && what === 'CREATE' ? { newly_created: true } : {}) };
    },
  });
}

export function tellRole(world: World, what: 'CREATE' | 'UPDATE' | 'DELETE', guild: Guild, role: Role): void {
  world.tell({
    event: `GUILD_ROLE_${what}`,
    intents: INTENTS.GUILDS,
    guildId: guild.id,
    data: () =>
      what === 'DELETE'
        ? { guild_id: guild.id, role_id: role.id }
        : { guild_id: guild.id, role: toRole(role) },
  });
}

export function tellMember(
  world: World,
  what: 'ADD' | 'UPDATE' | 'REMOVE',
  guild: Guild,
  member: Member,
): void {
  const happening = {
    event: `GUILD_MEMBER_${what}`,
    guildId: guild.id,
    data: () =>
      what === 'REMOVE'
        ? { guild_id: guild.id, user: toUser(member.user) }
        : { ...toMember(member), guild_id: guild.id },
  };
  world.tell({ ...happening, intents: INTENTS.GUILD_MEMBERS });
  // A bot is always told of a change of its own.
  const app = world.appOf(member.user);
  if (app !== undefined && what === 'UPDATE') world.tell({ ...happening, intents: INTENTS.GUILDS, app });
}

export function tellGuildCreated(world: World, guild: Guild, app: App): void {
  world.tell({
    event: 'GUILD_CREATE',
    intents: INTENTS.GUILDS,
    guildId: guild.id,
    app,
    data: () => toGuildCreate(world, guild, app),
  });
}

/** `unavailable`: an outage; without it, the bot was removed. */
export function tellGuildGone(world: World, guild: Guild, app: App, unavailable: boolean): void {
  world.tell({
    event: 'GUILD_DELETE',
    intents: INTENTS.GUILDS,
    guildId: guild.id,
    app,
    data: () => ({ id: guild.id, ...(unavailable ? { unavailable } : {}) }),
  });
}

export function tellBan(world: World, guild: Guild, user: User): void {
  world.tell({
    event: 'GUILD_BAN_ADD',
    intents: INTENTS.GUILD_MODERATION,
    guildId: guild.id,
    data: () => ({ guild_id: guild.id, user: toUser(user) }),
  });
}

/** Archives threads in which nothing was written for as long as they allow (Discord: "Threads"). Time passes unnoticed. */
export function archiveIdleThreads(world: World): void {
  for (const channel of world.channels.values()) {
    const { thread, deleted, createdAt, messages } = channel;
    if (thread === null || thread.archived || deleted) continue;
    const active = Math.max(
      createdAt.getTime(),
      messages.at(-1)?.createdAt.getTime() ?? 0,
      thread.archiveChangedAt.getTime(),
    );
    if (world.now().getTime() < active + thread.autoArchiveMinutes * 60_000) continue;
    thread.archived = true;
    thread.archiveChangedAt = world.now();
    tellChannel(world, 'UPDATE', channel);
  }
}
