import type { Interactions } from '../people/interactions.ts';
import type { App, Channel, Guild, Upload } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { ApiError } from './errors.ts';
import { type PermissionName } from '../state/bits.ts';
import { has } from '../state/permissions.ts';

/** One request, on its way through a handler. */
export interface Call {
  world: World;
  interactions: Interactions;
  /** Who asks. For answers to interactions, where the path has the secret, the app that the path names. */
  app: App;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed and validated. */
  body: unknown;
  files: Upload[];
  settings: { oldEdits: { limit: number; perMs: number }; origin: string };
}

/** Undefined: 204, without a body. */
export type Handler = (call: Call) => unknown;

export interface Route {
  method: string;
  /** As in Discord's contract: "/channels/{channel_id}/messages". */
  path: string;
  handle: Handler;
  /** The path carries the secret: no token is asked for. */
  open?: boolean;
}

export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** The channel of the path, if it is there and the bot sees it. */
export function channelOf(call: Call): Channel {
  const channel = call.world.channels.get(param(call, 'channel_id'));
  if (channel === undefined || channel.deleted) throw new ApiError(10003);
  if (!has(call.world.permissionsIn(channel, call.app.user.id), 'VIEW_CHANNEL')) throw new ApiError(50001);
  return channel;
}

/** The guild of the path, if the bot is in it. */
export function guildOf(call: Call): Guild {
  const guild = call.world.guilds.get(param(call, 'guild_id'));
  if (guild === undefined) throw new ApiError(10004);
  if (!guild.members.has(call.app.user.id)) throw new ApiError(50001);
  return guild;
}

export function need(call: Call, channel: Channel, ...names: PermissionName[]): void {
  const bits = call.world.permissionsIn(channel, call.app.user.id);
  if (names.some((name) => !has(bits, name))) throw new ApiError(50013);
}

/** A number in the query, within limits. */
export function numberIn(call: Call, name: string, least: number, most: number, byDefault: number): number {
  const text = call.query.get(name);
  if (text === null) return byDefault;
  const number = Number(text);
  if (!Number.isInteger(number)) {
    throw new ApiError(50035, [
      { path: [name], code: 'NUMBER_TYPE_COERCE', message: `Value "${text}" is not int.` },
    ]);
  }
  if (number < least || number > most) {
    const message = `int value should be between ${least} and ${most}.`;
    throw new ApiError(50035, [
      { path: [name], code: number < least ? 'NUMBER_TYPE_MIN' : 'NUMBER_TYPE_MAX', message },
    ]);
  }
  return number;
}
