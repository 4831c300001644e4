import { OPTION } from '../rules/commands.ts';
import { guildPermissions } from '../state/permissions.ts';
import type { App, Channel, Command, User } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { toChannel, toMember, toMessage, toRole, toUser } from '../wire.ts';
import type { Interaction } from './interactions.ts';
import type { SentOption } from './options.ts';

/** Discord: "Receiving and Responding to Interactions", interaction context types. */
const CONTEXT = { GUILD: 0, BOT_DM: 1, PRIVATE_CHANNEL: 2 } as const;

export function contextOf(channel: Channel, app: App): number {
  if (channel.guildId !== null) return CONTEXT.GUILD;
  return channel.recipients.includes(app.user) ? CONTEXT.BOT_DM : CONTEXT.PRIVATE_CHANNEL;
}

/** Ten megabytes: what people may upload who pay nothing. */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

function memberFields(world: World, channel: Channel, user: User) {
  const member = world.guildOf(channel)?.members.get(user.id);
  if (member === undefined) return { user: toUser(user) };
  return { member: { ...toMember(member), permissions: world.permissionsIn(channel, user.id).toString() } };
}

function guildFields(world: World, channel: Channel) {
  const guild = world.guildOf(channel);
  if (guild === undefined) return {};
  return {
    guild_id: guild.id,
    guild_locale: guild.locale,
    guild: { id: guild.id, locale: guild.locale, features: ['COMMUNITY', 'NEWS'] },
  };
}

/** Who let the app in (Discord: "Authorizing Integration Owners"): guilds under "0", users under "1". */
function ownersOf(world: World, channel: Channel, app: App, user: User): Record<string, string> {
  const owners: Record<string, string> = {};
  const guild = world.guildOf(channel);
  if (guild?.members.has(app.user.id) === true) owners['0'] = guild.id;
  if (guild === undefined && channel.recipients.includes(app.user)) owners['0'] = '0';
  if (app.installedBy.has(user.id)) owners['1'] = user.id;
  return owners;
}

/** What every interaction carries. `data` differs by type. */
export function toInteraction(
  world: World,
  interaction: Interaction,
  data: unknown,
): Record<string, unknown> {
  const { id, token, type, app, user, channel, source } = interaction;
  return {
    id,
    application_id: app.id,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: {
      ...toChannel(channel, app.user),
      permissions: world.permissionsIn(channel, user.id).toString(),
    },
    ...guildFields(world, channel),
    ...memberFields(world, channel, user),
    ...(source === null ? {} : { message: toMessage(world, source, app) }),
    app_permissions: appPermissions(world, channel, app).toString(),
    locale: user.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: ownersOf(world, channel, app, user),
    context: contextOf(channel, app),
    attachment_size_limit: ATTACHMENT_LIMIT,
  };
}

/** The bot's own in the channel; where it is no member, what everybody may do there. */
function appPermissions(world: World, channel: Channel, app: App): bigint {
  const guild = world.guildOf(channel);
  if (guild === undefined || guild.members.has(app.user.id)) return world.permissionsIn(channel, app.user.id);
  return guild.roles.get(guild.id)?.permissions ?? 0n;
}

interface Resolved {
  users: Record<string, unknown>;
  members: Record<string, unknown>;
  roles: Record<string, unknown>;
  channels: Record<string, unknown>;
}

/** The objects behind ids that a person chose, the empty kinds left out. */
export function resolve(
  world: World,
  at: Channel,
  user: User,
  ids: readonly string[],
): Partial<Resolved> | undefined {
  const found: Resolved = { users: {}, members: {}, roles: {}, channels: {} };
  const guild = world.guildOf(at);
  for (const id of ids) {
    const role = guild?.roles.get(id);
    const channel = world.channels.get(id);
    const chosen = world.users.get(id);
    const member = guild?.members.get(id);
    if (role !== undefined) found.roles[id] = toRole(role);
    if (channel !== undefined) {
      const { name, type, parentId, guildId } = channel;
      const permissions = world.permissionsIn(channel, user.id).toString();
      found.channels[id] = { id, name, type, permissions, parent_id: parentId, guild_id: guildId };
    }
    if (chosen !== undefined) found.users[id] = toUser(chosen);
    if (member !== undefined && guild !== undefined) {
      const permissions = guildPermissions(guild, id).toString();
      found.members[id] = { ...toMember(member), user: undefined, permissions };
    }
  }
  const kinds = Object.entries(found).filter(([, objects]) => Object.keys(objects as object).length > 0);
  return kinds.length === 0 ? undefined : Object.fromEntries(kinds);
}

const referencesIn = (options: readonly SentOption[]): string[] =>
  options.flatMap(({ type, value, options: nested }) => [
    ...(type >= OPTION.USER && type <= OPTION.MENTIONABLE && typeof value === 'string' ? [value] : []),
    ...referencesIn(nested ?? []),
  ]);

/** The data of a slash command, finished or still being typed. */
export function commandData(
  world: World,
  channel: Channel,
  user: User,
  command: Command,
  options: SentOption[],
) {
  const resolved = resolve(world, channel, user, referencesIn(options));
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(options.length > 0 ? { options } : {}),
    ...(resolved === undefined ? {} : { resolved }),
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
  };
}
