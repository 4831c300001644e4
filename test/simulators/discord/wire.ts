import { CHANNEL, FLAGS, INTENTS, isThread } from './state/bits.ts';
import type { App, Channel, Guild, Member, Message, Role, User } from './state/types.ts';
import type { World } from './state/world.ts';
import { toComponent, toEmbed } from './wire-components.ts';

/** How the server's knowledge goes over the wire: one function a kind of object. */

export const toUser = (user: User) => ({
  id: user.id,
  username: user.username,
  discriminator: user.bot ? '0001' : '0',
  global_name: user.bot ? null : user.displayName,
  avatar: null,
  bot: user.bot,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
});

export const toOwnUser = (user: User) => ({
  ...toUser(user),
  verified: true,
  mfa_enabled: true,
  locale: user.locale,
  email: null,
});

export const toRole = (role: Role) => ({
  id: role.id,
  name: role.name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: role.position,
  permissions: role.permissions.toString(),
  managed: role.managed,
  mentionable: role.mentionable,
  flags: 0,
});

export const toMember = (member: Member) => ({
  user: toUser(member.user),
  nick: null,
  avatar: null,
  banner: null,
  roles: [...member.roles],
  joined_at: member.joinedAt.toISOString(),
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
});

function toThreadFields(channel: Channel) {
  if (channel.thread === null) return {};
  const shown = channel.messages.filter(({ deleted }) => deleted === null);
  return {
    owner_id: channel.ownerId,
    message_count: shown.length,
    total_message_sent: channel.messages.length,
    member_count: 1,
    rate_limit_per_user: 0,
    applied_tags: channel.appliedTags,
    thread_metadata: {
      archived: channel.thread.archived,
      locked: channel.thread.locked,
      auto_archive_duration: channel.thread.autoArchiveMinutes,
      archive_timestamp: channel.thread.archiveChangedAt.toISOString(),
      create_timestamp: channel.createdAt.toISOString(),
    },
  };
}

const toTag = (tag: Channel['tags'][number]) => ({ ...tag, emoji_id: null, emoji_name: null });

function toForumFields(channel: Channel) {
  if (channel.type !== CHANNEL.FORUM) return {};
  return {
    available_tags: channel.tags.map(toTag),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

/** Discord: "Channel", channel flags. */
const REQUIRE_TAG = 1 << 4;

/** A channel as `viewer` sees it: in a direct message, the recipients are the others. */
export function toChannel(channel: Channel, viewer?: User) {
  const common = {
    id: channel.id,
    type: channel.type,
    last_message_id: channel.messages.at(-1)?.id ?? null,
    flags: channel.requiresTag ? REQUIRE_TAG : 0,
  };
  if (channel.guildId === null) {
    return { ...common, recipients: channel.recipients.filter((user) => user !== viewer).map(toUser) };
  }
  const inGuild = { ...common, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId };
  if (isThread(channel.type)) return { ...inGuild, ...toThreadFields(channel) };
  return {
    ...inGuild,
    topic: channel.topic,
    position: channel.position,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites.values()].map(({ id, type, allow, deny }) => ({
      id,
      type: type === 'role' ? 0 : 1,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...toForumFields(channel),
  };
}

export const toGuild = (guild: Guild) => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: guild.ownerId,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: [...guild.roles.values()].map(toRole),
  emojis: [],
  stickers: [],
  features: ['COMMUNITY', 'NEWS'],
  mfa_level: 0,
  application_id: null,
  system_channel_id: guild.systemChannelId,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  max_members: 500_000,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: guild.locale,
  nsfw: false,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  home_header: null,
  widget_enabled: false,
  widget_channel_id: null,
  max_presences: null,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  incidents_data: null,
});

/** What GUILD_CREATE carries beyond the guild itself, as this app may see it. */
export function toGuildCreate(world: World, guild: Guild, app: App) {
  const seen = world.channelsOf(guild).filter((channel) => world.permissionsIn(channel, app.user.id) !== 0n);
  const own = guild.members.get(app.user.id);
  return {
    ...toGuild(guild),
    joined_at: (own?.joinedAt ?? world.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    // Without the intent GUILD_MEMBERS, a bot is told of itself only.
    members: own === undefined ? [] : [toMember(own)],
    channels: seen.filter(({ type }) => !isThread(type)).map((channel) => toChannel(channel)),
    threads: seen
      .filter(({ thread }) => thread !== null && !thread.archived)
      .map((channel) => toChannel(channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export const toApplication = (app: App) => ({
  id: app.id,
  name: app.name,
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  owner: toUser(app.owner),
  team: null,
  bot: toUser(app.user),
  type: null,
  flags: 0,
  flags_new: '0',
  explicit_content_filter: 0,
  eligible_oauth2_scopes: ['applications.commands', 'bot'],
  approximate_user_install_count: app.installedBy.size,
  approximate_user_authorization_count: 0,
  integration_types_config: { 0: {}, 1: {} },
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  approximate_guild_count: 0,
});

/** Discord: "Message content intent": what people typed is hidden from apps without it, except what is meant for them. */
function mayRead(message: Message, app: App): boolean {
  return (
    (app.privilegedIntents & INTENTS.MESSAGE_CONTENT) !== 0 ||
    message.author === app.user ||
    message.applicationId === app.id ||
    message.guildId === null ||
    message.pings.users.includes(app.user.id) ||
    message.content.includes(`<@${app.user.id}>`)
  );
}

export function toMessage(world: World, message: Message, app: App) {
  const shown = mayRead(message, app) ? message : { content: '', embeds: [], components: [] };
  const mentioned = message.pings.users.map((id) => world.users.get(id)).filter((user) => user !== undefined);
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: toUser(message.author),
    content: shown.content,
    timestamp: message.createdAt.toISOString(),
    edited_timestamp: message.editedAt?.toISOString() ?? null,
    tts: false,
    mention_everyone: message.pings.everyone,
    mentions: mentioned.map(toUser),
    mention_roles: message.pings.roles,
    attachments: message.attachments.map(({ id, filename, description, bytes }) => ({
      id,
      filename,
      description,
      size: bytes.length,
      url: `https://cdn.discordapp.com/attachments/${message.channelId}/${id}/${filename}`,
      proxy_url: `https://media.discordapp.net/attachments/${message.channelId}/${id}/${filename}`,
    })),
    embeds: shown.embeds.map(toEmbed),
    components: shown.components.map(toComponent),
    pinned: false,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.applicationId === null ? {} : { application_id: message.applicationId }),
    ...(message.type === 20 || message.interactionId !== null ? { webhook_id: message.applicationId } : {}),
    ...(message.replyTo === null
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.replyTo,
            channel_id: message.channelId,
            ...(message.guildId === null ? {} : { guild_id: message.guildId }),
          },
        }),
    ...(thread === undefined || (message.flags & FLAGS.HAS_THREAD) === 0
      ? {}
      : { thread: toChannel(thread) }),
  };
}

/** A message as the gateway tells of it: with where it is and who wrote it. */
export function toMessageEvent(world: World, message: Message, app: App) {
  const member = world.guildOf(message)?.members.get(message.author.id);
  return {
    ...toMessage(world, message, app),
    ...(message.guildId === null ? {} : { guild_id: message.guildId }),
    ...(member === undefined ? {} : { member: { ...toMember(member), user: undefined } }),
  };
}
