import { channelType, toMessage, toMessageEvent } from '../wire/messages.ts';
import { without } from '../wire/omit.ts';
import { secondsOf } from './ids.ts';
import type { Channel, Message, Team, User } from './types.ts';
import type { World } from './world.ts';

/** Tells the app of changes: which event, under which subscription and scope (Slack: "Events API"). */

/** Teams in which the app hears of this channel, because its bot is in there. */
export function listening(world: World, channel: Channel): Team[] {
  return [...channel.teamIds].flatMap((id) => {
    const team = world.team(id);
    return team.installation !== null && channel.members.has(team.installation.bot.id) ? [team] : [];
  });
}

const MESSAGE = {
  public: { subscription: 'message.channels', scopes: ['channels:history'] },
  private: { subscription: 'message.groups', scopes: ['groups:history'] },
  dm: { subscription: 'message.im', scopes: ['im:history'] },
} as const;

const isMentioned = (message: Message, bot: User | undefined): boolean =>
  bot !== undefined && message.author.id !== bot.id && message.pings.users.includes(bot.id);

/** Of a new message: as such, and as a mention of the app. */
export function tellNewMessage(world: World, channel: Channel, message: Message, cause?: object): void {
  world.show(message);
  if (message.onlyFor !== null) return;
  const because = cause === undefined ? {} : { cause };
  for (const team of listening(world, channel)) {
    const event = toMessageEvent(world, channel, message);
    if (channel.kind !== 'dm' && isMentioned(message, team.installation?.bot)) {
      world.tell({
        ...because,
        team,
        channel,
        subscription: 'app_mention',
        scopes: ['app_mentions:read'],
        event: { ...without(event, 'channel_type', 'metadata'), type: 'app_mention' },
      });
    }
    world.tell({ ...because, team, channel, ...MESSAGE[channel.kind], event });
  }
}

/** Of an edit or a deletion. */
export function tellMessageChange(
  world: World,
  channel: Channel,
  message: Message,
  what: 'message_changed' | 'message_deleted',
): void {
  world.show(message);
  if (message.onlyFor !== null) return;
  const ts = world.nextTs();
  const shown = toMessage(world, channel, message);
  const event = {
    type: 'message',
    subtype: what,
    hidden: true,
    channel: channel.id,
    channel_type: channelType(channel),
    ts,
    event_ts: ts,
    ...(what === 'message_changed'
      ? { message: shown }
      : { deleted_ts: message.ts, previous_message: shown }),
  };
  for (const team of listening(world, channel))
    world.tell({ team, channel, ...MESSAGE[channel.kind], event });
}

type ChannelChange = 'archive' | 'unarchive' | 'deleted' | 'rename';

/** Of a change of a channel, in words of its own where it is private. */
export function tellChannel(world: World, channel: Channel, what: ChannelChange, by: User | null): void {
  const isPrivate = channel.kind === 'private';
  const type = `${isPrivate ? 'group' : 'channel'}_${what}`;
  const ts = world.nextTs();
  const renamed = {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: secondsOf(channel.createdAt),
    is_channel: true,
    is_mpim: false,
  };
  const actor = by?.id ?? '';
  const details: Record<ChannelChange, Record<string, unknown>> = {
    archive: { channel: channel.id, user: actor, is_moved: 0 },
    unarchive: { channel: channel.id, user: actor },
    deleted: { channel: channel.id, actor_id: actor },
    rename: { channel: renamed },
  };
  // Public channels are everybody's business, private ones their members'.
  const teams = isPrivate ? listening(world, channel) : [...channel.teamIds].map((id) => world.team(id));
  const scopes = [isPrivate ? 'groups:read' : 'channels:read'];
  for (const team of teams)
    world.tell({ team, subscription: type, scopes, event: { type, ...details[what], event_ts: ts } });
}

/** Of somebody who came or went; `heard` are the teams that were there. */
export function tellMember(
  world: World,
  channel: Channel,
  user: User,
  what: 'joined' | 'left',
  inviter: User | null,
  heard: readonly Team[] = listening(world, channel),
): void {
  const scopes = [channel.kind === 'private' ? 'groups:read' : 'channels:read'];
  const type = `member_${what}_channel`;
  const event = {
    type,
    user: user.id,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: user.teamId,
    event_ts: world.nextTs(),
    ...(inviter === null || what === 'left' ? {} : { inviter: inviter.id }),
  };
  for (const team of heard) world.tell({ team, channel, subscription: type, scopes, event });
}

/** Tells the app that it was taken out of a channel. */
export function tellBotLeft(world: World, channel: Channel, team: Team, by: User | null): void {
  const isPrivate = channel.kind === 'private';
  const type = isPrivate ? 'group_left' : 'channel_left';
  world.tell({
    team,
    subscription: type,
    scopes: [isPrivate ? 'groups:read' : 'channels:read'],
    event: { type, channel: channel.id, actor_id: by?.id ?? '', event_ts: world.nextTs() },
  });
}

/** Tells the app that a workspace is done with it, or with one of its tokens. */
export function tellRevoked(world: World, team: Team, bot: User, uninstalled: boolean): void {
  const tokens = { oauth: [], bot: [bot.id] };
  world.tell({
    team,
    subscription: 'tokens_revoked',
    scopes: [],
    event: { type: 'tokens_revoked', tokens },
  });
  if (uninstalled)
    world.tell({ team, subscription: 'app_uninstalled', scopes: [], event: { type: 'app_uninstalled' } });
}
