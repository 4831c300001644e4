import {
  type APIInteraction,
  type APIInteractionDataResolvedChannel,
  type APIInteractionGuildMember,
  type APIUser,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { findWorkspace, saveWorkspace } from '../../shared/db/tables/workspace.ts';
import type { Call, Desk, OptionValue, Person, Place } from '../commands/command.ts';
import { discordPlatform } from './api.ts';

/** What every interaction of interest holds, whatever its kind. */
export interface Interacting {
  id: string;
  token: string;
  application_id: string;
  guild_id?: string;
  channel?: Pick<APIInteractionDataResolvedChannel, 'id' | 'type'> | { id: string; type: number };
  channel_id?: string;
  member?: APIInteractionGuildMember;
  user?: APIUser;
  locale?: string;
  context?: InteractionContextType;
  authorizing_integration_owners?: Partial<Record<ApplicationIntegrationType, string>>;
}

export const asInteracting = (interaction: APIInteraction): Interacting => interaction;

export const personIdOf = ({ member, user }: Interacting): string => member?.user.id ?? user?.id ?? '';

const threadTypes: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** Who asked for what, and where, in the words of the commands. */
export async function callOf(
  desk: Desk,
  interaction: Interacting,
  options: Readonly<Record<string, OptionValue | undefined>>,
): Promise<Call> {
  const workspace = await workspaceOf(desk, interaction);
  return {
    desk,
    person: personOf(interaction, workspace?.managerRole),
    place: placeOf(interaction, workspace?.id ?? null),
    options,
  };
}

/** Where the bot was not invited but brought along by a person who installed it, nothing belongs to the server. */
async function workspaceOf(
  desk: Desk,
  { guild_id: guildId, authorizing_integration_owners: owners }: Interacting,
): Promise<{ id: number; managerRole: string | undefined } | undefined> {
  const invited = owners?.[ApplicationIntegrationType.GuildInstall];
  if (guildId === undefined || invited === undefined) return undefined;
  const known = await findWorkspace(desk.db, discordPlatform, guildId);
  if (known) return known;
  const wanted = { platform: discordPlatform, externalId: guildId, name: '' };
  await saveWorkspace(desk.db, wanted, desk.clock.now());
  return findWorkspace(desk.db, discordPlatform, guildId);
}

function placeOf({ channel, channel_id: id, context }: Interacting, workspaceId: number | null): Place {
  const address = channel?.id ?? id ?? '';
  if (context === InteractionContextType.BotDM || (context === undefined && channel?.type === ChannelType.DM))
    return { workspaceId: null, address, kind: 'direct' };
  const kind = channel && threadTypes.includes(channel.type) ? 'thread' : 'channel';
  return { workspaceId, address, kind };
}

function personOf(interaction: Interacting, managerRole: string | undefined): Person {
  const { member, channel, locale, context } = interaction;
  const direct = context === InteractionContextType.BotDM;
  const bits = BigInt(member?.permissions ?? '0');
  const has = (flag: bigint): boolean => (bits & (flag | PermissionFlagsBits.Administrator)) !== 0n;
  const inThread = channel !== undefined && threadTypes.includes(channel.type);
  const invited =
    interaction.authorizing_integration_owners?.[ApplicationIntegrationType.GuildInstall] !== undefined;
  const named = managerRole !== undefined && (member?.roles.includes(managerRole) ?? false);
  return {
    id: personIdOf(interaction),
    manages: direct || (invited && (has(PermissionFlagsBits.ManageGuild) || named)),
    writes:
      !member || has(inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages),
    ...(locale === undefined ? {} : { locale }),
  };
}
