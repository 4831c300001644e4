import {
  type APIChannel,
  type APIThreadChannel,
  type GatewayGuildCreateDispatchData,
  Routes,
} from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import {
  findWorkspace,
  leaveOthers,
  leaveWorkspace,
  saveWorkspace,
} from '../../shared/db/tables/workspace.ts';
import { asAppError } from '../../shared/errors.ts';
import type { Destinations } from '../../shared/news/publish/destination-keeper.ts';
import type { Logger } from '../../shared/logger.ts';
import { type DiscordApi, discordPlatform } from './api.ts';
import { type Channels, scopeOf } from './channels.ts';
import { renderMessage } from './render.ts';
import { words } from './words.en.ts';

export interface ServerDeps {
  api: DiscordApi;
  db: Db;
  clock: Clock;
  log: Logger;
  channels: Channels;
  destinations: Destinations;
  obstaclesAt(address: string): Promise<readonly string[]>;
}

/** A server that the bot was invited to longer ago is not greeted, such as after the database was lost. */
const freshMs = 24 * 3_600_000;

/** Keeps the table of workspaces and the destinations in step with the servers that the bot is in. */
export class Servers {
  readonly #deps: ServerDeps;

  constructor(deps: ServerDeps) {
    this.#deps = deps;
  }

  async joined(guild: GatewayGuildCreateDispatchData): Promise<void> {
    if (guild.unavailable) return;
    const { db, clock, destinations } = this.#deps;
    const now = clock.now();
    const wanted = { platform: discordPlatform, externalId: guild.id, name: guild.name };
    const { id, joined } = await saveWorkspace(db, wanted, now);
    if (!joined) return destinations.met(id);
    await destinations.joined(id);
    if (now.getTime() - Date.parse(guild.joined_at) < freshMs) await this.#greet(guild.system_channel_id);
  }

  /** One friendly message where the server welcomes people, if the bot may write there; else none. */
  async #greet(channelId: string | null): Promise<void> {
    const { api, log } = this.#deps;
    if (channelId === null) return;
    try {
      if ((await this.#deps.obstaclesAt(channelId)).length > 0) return;
      const route = Routes.channelMessages(channelId);
      await api.post({ route, body: renderMessage(words.welcome()), scope: scopeOf(channelId) });
    } catch (error) {
      log.debug({ code: asAppError(error).code }, 'server not greeted');
    }
  }

  async left(guildId: string): Promise<void> {
    const { db, clock, destinations } = this.#deps;
    const id = await leaveWorkspace(db, discordPlatform, guildId, clock.now());
    if (id !== undefined) await destinations.left(id);
  }

  /** After all connections stand: the bot was removed from other servers while it was away. */
  async sawAll(guildIds: readonly string[]): Promise<void> {
    const { db, clock, destinations } = this.#deps;
    for (const id of await leaveOthers(db, discordPlatform, guildIds, clock.now()))
      await destinations.left(id);
  }

  channelChanged(id: string): Promise<void> {
    this.#deps.channels.forget(id);
    return this.#deps.destinations.changed(id);
  }

  channelGone(id: string): Promise<void> {
    this.#deps.channels.forget(id);
    return this.#deps.destinations.lost(id, words.channelGone);
  }

  /** A thread that went to sleep wakes when something is posted; one that a moderator locked does not. */
  threadChanged(thread: APIChannel): Promise<void> {
    const { archived, locked } = (thread as Partial<APIThreadChannel>).thread_metadata ?? {};
    this.#deps.channels.forget(thread.id);
    return archived === true && locked === true
      ? this.#deps.destinations.lost(thread.id, words.threadLocked)
      : this.#deps.destinations.changed(thread.id);
  }

  async serverChanged(guildId: string): Promise<void> {
    const found = await findWorkspace(this.#deps.db, discordPlatform, guildId);
    if (found) await this.#deps.destinations.changedIn(found.id);
  }
}
