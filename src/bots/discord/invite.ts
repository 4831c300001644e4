import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';
import { words } from './words.en.ts';

/**
 * All that the bot asks for. To pass an announcement on to followers needs no more: "Crosspost Message" asks for Manage
 * Messages only where somebody else wrote the message.
 */
const asked = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Create Public Threads', PermissionFlagsBits.CreatePublicThreads],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const;

export interface Invitation {
  /** For whoever manages a server. */
  url: string;
  permissions: readonly { name: string; why: string }[];
}

/**
 * The link by which the bot is added to a server, and why it asks for what it asks for.
 *
 * @param apiUrl the page for inviting stands on the same host
 */
export function invitation(applicationId: string, apiUrl: string): Invitation {
  const url = new URL('/oauth2/authorize', apiUrl);
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  url.searchParams.set('permissions', String(asked.reduce((bits, [, flag]) => bits | flag, 0n)));
  return { url: url.href, permissions: asked.map(([name]) => ({ name, why: words.whyAsked[name] })) };
}

/** Tokens begin with the id of their application; undefined where this one does not look like a token. */
export function applicationOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
  return /^\d{15,20}$/.test(id) ? id : undefined;
}
