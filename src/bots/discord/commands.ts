import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Routes,
} from 'discord.js';
import type { Command, CommandOption } from '../commands/command.ts';
import type { DiscordApi } from './api.ts';
import { limits } from './limits.ts';
import { words } from './words.en.ts';

/** The one command that everything stands below. */
export const commandName = 'ai-news';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const optionTypes = {
  text: ApplicationCommandOptionType.String,
  number: ApplicationCommandOptionType.Integer,
  flag: ApplicationCommandOptionType.Boolean,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
} as const satisfies Record<CommandOption['kind'], ApplicationCommandOptionType>;

/** Where something can be posted: no categories, no directories; media channels are not in Discord’s own description. */
const postable = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
];

/** One application command with a subcommand for each of ours, for servers and for people who install the bot for themselves. */
export function applicationCommand(commands: readonly Command[]): { [name: string]: Json } {
  return {
    type: ApplicationCommandType.ChatInput,
    name: commandName,
    description: words.commandDescription,
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    options: commands.map(({ name, description, options }) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name,
      description,
      // Discord wants what has to be filled in first.
      options: [...options]
        .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
        .map(optionJson),
    })),
  };
}

function optionJson(option: CommandOption): { [name: string]: Json } {
  const { name, description, kind, required, choices, completes, min, max } = option;
  const ranged = kind === 'number' ? ['min_value', 'max_value'] : ['min_length', 'max_length'];
  const [least = '', most = ''] = ranged;
  return {
    type: optionTypes[kind],
    name,
    description,
    ...(required ? { required } : {}),
    ...(choices
      ? {
          choices: choices
            .slice(0, limits.choices)
            .map((choice) => ({ name: choice.name, value: choice.value })),
        }
      : {}),
    ...(completes ? { autocomplete: true } : {}),
    ...(kind === 'channel' ? { channel_types: postable } : {}),
    ...(min !== undefined && (kind === 'number' || kind === 'text') ? { [least]: min } : {}),
    ...(max !== undefined && (kind === 'number' || kind === 'text') ? { [most]: max } : {}),
  };
}

/** What Discord hands back besides what it was told. */
const told = new Set(
  `type name description contexts integration_types options required choices value autocomplete channel_types min_value
  max_value min_length max_length`.split(/\s+/),
);

/** Two descriptions of a command are the same where these are. */
export function normalized(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(normalized);
    return items.every((item) => typeof item === 'number') ? items.sort((a, b) => a - b) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([name, held]) => told.has(name) && !isNothing(held))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept.map(([name, held]) => [name, normalized(held)]));
}

/** Discord leaves out what is not set, or says that it is not. */
const isNothing = (held: unknown): boolean =>
  held === null || held === undefined || held === false || (Array.isArray(held) && held.length === 0);

/**
 * Tells Discord of the command, if it knows another one under that name or none. Clients take a changed command up anew,
 * so an unchanged one is left alone.
 *
 * @returns whether it was told
 */
export async function putCommandInPlace(
  api: DiscordApi,
  applicationId: string,
  commands: readonly Command[],
): Promise<boolean> {
  const wanted = applicationCommand(commands);
  const route = Routes.applicationCommands(applicationId);
  const known = await api.get<{ name: string; type?: number }[]>({ route });
  const ours = known.find(
    ({ name, type }) => name === commandName && type === ApplicationCommandType.ChatInput,
  );
  if (ours && JSON.stringify(normalized(ours)) === JSON.stringify(normalized(wanted))) return false;
  await api.post({ route, body: wanted });
  return true;
}
