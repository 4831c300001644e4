import {
  Client,
  Events,
  type GatewayDispatchPayload,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Routes,
} from 'discord.js';
import { asAppError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import type { DiscordApi } from './api.ts';
import { errorOf } from './errors.ts';
import type { Interactions } from './interactions.ts';
import type { Servers } from './servers.ts';

export interface BotDeps {
  api: DiscordApi;
  token: string;
  apiUrl: string;
  log: Logger;
  interactions: Pick<Interactions, 'handle'>;
  servers: Servers;
}

/** Waits between attempts to reach Discord at the start, in milliseconds; the last one repeats. */
const waits = [2_000, 5_000, 15_000, 60_000];
/** How long what people asked for may go on when the bot is stopped. */
const graceMs = 5_000;

/** All that the bot hears of. */
const heard = [
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
  GatewayDispatchEvents.GuildUpdate,
  GatewayDispatchEvents.GuildRoleUpdate,
  GatewayDispatchEvents.GuildRoleDelete,
  GatewayDispatchEvents.GuildMemberUpdate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ChannelDelete,
  GatewayDispatchEvents.ThreadUpdate,
  GatewayDispatchEvents.ThreadDelete,
] as const;

/**
 * The bot's ear at Discord. Only the intent for servers is asked for: nothing that people write is read. Events are taken
 * as Discord sends them; of what the library keeps in memory nothing is used, so it keeps as little as it can. It takes up
 * lost connections by itself; one that cannot be made at the start is tried again here.
 */
export class Bot {
  readonly #deps: BotDeps;
  readonly #working = new Set<Promise<void>>();
  readonly #servers = new Set<string>();
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(deps: BotDeps) {
    this.#deps = deps;
  }

  /** Begins to listen. @throws what only a person can mend, such as a wrong token; everything else is tried again. */
  async start(): Promise<void> {
    try {
      // The gateway itself only closes, and does not say why; its address may be asked for twice in five seconds.
      await this.#deps.api.get({ route: Routes.user() });
    } catch (error) {
      if (asAppError(error).errorClass === 'permanent') throw error;
      this.#later(0, error);
      return;
    }
    this.#connectSoon(0, 0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#disconnect();
    let impatience: NodeJS.Timeout | undefined;
    const tooLong = new Promise((resolve) => {
      impatience = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.allSettled(this.#working), tooLong]);
    clearTimeout(impatience);
  }

  async #connect(attempt: number): Promise<void> {
    if (this.#stopped) return;
    this.#servers.clear();
    this.#client = this.#open();
    try {
      await this.#client.login(this.#deps.token);
    } catch (error) {
      await this.#disconnect();
      this.#later(attempt, error);
      return;
    }
    this.#deps.log.info({ servers: this.#servers.size }, 'listening to discord');
    await this.#deps.servers.sawAll([...this.#servers]);
  }

  #later(attempt: number, thrown: unknown): void {
    const error = errorOf(thrown, { reads: true });
    this.#deps.log.warn({ code: error.code, err: thrown }, 'discord not reached');
    if (this.#stopped) return;
    const wait = error.retryAfterMs ?? waits[Math.min(attempt, waits.length - 1)] ?? 0;
    this.#connectSoon(attempt + 1, wait);
  }

  /** Nobody waits for it: until there is a connection, nobody can ask for anything. */
  #connectSoon(attempt: number, wait: number): void {
    this.#retry = setTimeout(() => {
      this.#connect(attempt).catch((error: unknown) => this.#failed(error));
    }, wait);
  }

  #failed(error: unknown): void {
    this.#deps.log.error({ code: asAppError(error).code, err: error }, 'discord event failed');
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    client?.ws.removeAllListeners();
    await client?.destroy();
  }

  #open(): Client {
    const { apiUrl, log } = this.#deps;
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      shards: 'auto',
      rest: { api: apiUrl.replace(/\/+$/, ''), version: '10' },
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        ApplicationCommandManager: 0,
        AutoModerationRuleManager: 0,
        GuildBanManager: 0,
        GuildEmojiManager: 0,
        GuildForumThreadManager: 0,
        GuildInviteManager: 0,
        GuildMemberManager: 0,
        GuildMessageManager: 0,
        GuildScheduledEventManager: 0,
        GuildStickerManager: 0,
        GuildTextThreadManager: 0,
        MessageManager: 0,
        PresenceManager: 0,
        StageInstanceManager: 0,
        ThreadManager: 0,
        ThreadMemberManager: 0,
        UserManager: 0,
        VoiceStateManager: 0,
      }),
    });
    for (const event of heard) {
      client.ws.on(event, (data: unknown) => this.#track(this.#handle({ t: event, d: data } as never)));
    }
    client.on(Events.Error, (error) => log.error({ err: error }, 'discord client failed'));
    client.on(Events.ShardError, (error, shard) =>
      log.warn({ shard, err: error }, 'discord connection failed'),
    );
    client.on(Events.ShardReconnecting, (shard) => log.debug({ shard }, 'discord connection lost'));
    // Emitted only for reasons that no new try can mend, such as a token that was reset.
    client.on(Events.ShardDisconnect, ({ code }, shard) =>
      log.error({ shard, code }, 'discord connection closed for good'),
    );
    return client;
  }

  /** Work goes on beside the next event, and never brings the connection down. */
  #track(doing: Promise<void>): void {
    const work = doing
      .catch((error: unknown) => this.#failed(error))
      .finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  async #handle(event: GatewayDispatchPayload): Promise<void> {
    const { interactions, servers } = this.#deps;
    if (this.#stopped) return;
    switch (event.t) {
      case GatewayDispatchEvents.Ready:
        for (const { id } of event.d.guilds) this.#servers.add(id);
        return;
      case GatewayDispatchEvents.InteractionCreate:
        return interactions.handle(event.d);
      case GatewayDispatchEvents.GuildCreate:
        this.#servers.add(event.d.id);
        return servers.joined(event.d);
      case GatewayDispatchEvents.GuildDelete:
        // With the flag, Discord has an outage; without it, the bot was removed.
        if (event.d.unavailable === true) return;
        this.#servers.delete(event.d.id);
        return servers.left(event.d.id);
      case GatewayDispatchEvents.ChannelUpdate:
        return servers.channelChanged(event.d.id);
      case GatewayDispatchEvents.ChannelDelete:
      case GatewayDispatchEvents.ThreadDelete:
        return servers.channelGone(event.d.id);
      case GatewayDispatchEvents.ThreadUpdate:
        return servers.threadChanged(event.d);
      case GatewayDispatchEvents.GuildUpdate:
        return servers.serverChanged(event.d.id);
      case GatewayDispatchEvents.GuildRoleUpdate:
      case GatewayDispatchEvents.GuildRoleDelete:
      case GatewayDispatchEvents.GuildMemberUpdate:
        return servers.serverChanged(event.d.guild_id);
      default:
        return;
    }
  }
}
