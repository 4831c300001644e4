import { type APIChannel, type RESTPostAPIChannelMessageResult, Routes } from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import type { Outgoing } from '../../shared/domain/sender.ts';
import { AppError, permanent } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import type { DiscordApi } from './api.ts';
import { type Channels, placeOf, scopeOf } from './channels.ts';
import { type CallingPayload, renderCalling } from './embed.ts';
import { isSnowflake } from './markdown.ts';
import type { LookDeps } from './look.ts';
import { type ComponentsPayload, renderMessage } from './render.ts';
import { words } from './words.en.ts';

export interface SenderDeps extends LookDeps {
  api: DiscordApi;
  channels: Channels;
  clock: Clock;
  log: Logger;
  /** Opens the direct messages of a person. */
  directAddress(personId: string): Promise<string>;
  /** What is missing at an address, in words, for an error that Discord leaves vague. */
  obstaclesAt(address: string): Promise<readonly string[]>;
}

/** A reply or an edit knows what it is about. */
export type Known = Outgoing & { messageId: string };

export type Payload = ComponentsPayload | CallingPayload;

/** @param guildId whose id is also that of the role of everybody, which is never called */
export function payloadOf({ message, mention, deliveryId }: Outgoing, guildId: string | undefined): Payload {
  const calls = mention !== undefined && guildId !== undefined && mention !== guildId && isSnowflake(mention);
  return calls ? renderCalling(message, mention, deliveryId) : renderMessage(message, deliveryId);
}

export const guildOf = (channel: APIChannel): string | undefined =>
  'guild_id' in channel ? channel.guild_id : undefined;

/** Posts into a channel or a thread. Returns the message's id. */
export async function post(
  { api }: SenderDeps,
  channelId: string,
  { deliveryId }: Outgoing,
  payload: object,
): Promise<string> {
  const { id } = await api.post<RESTPostAPIChannelMessageResult>({
    route: Routes.channelMessages(channelId),
    // Within a few minutes, Discord answers a second try with the message of the first.
    body: { ...payload, nonce: deliveryId, enforce_nonce: true },
    scope: scopeOf(channelId),
  });
  return id;
}

/** Where the message stands: a forum's posts are threads of their own. */
export const standsIn = async ({ channels }: SenderDeps, { address, messageId }: Known): Promise<string> =>
  placeOf(await channels.find(address)) === 'forum' ? messageId : address;

/** A post of a forum that a person deleted or locked is left alone, as a deleted message is: the forum is still there. */
export const ofPost = (error: unknown, channelId: string, { address }: Outgoing): unknown =>
  channelId !== address && (is(error, 'channel_gone') || is(error, 'thread_locked'))
    ? permanent('message_gone', words.messageGone, { cause: error })
    : error;

/** Whether an error is the one of this code. */
export const is = (error: unknown, code: string): boolean => error instanceof AppError && error.code === code;
