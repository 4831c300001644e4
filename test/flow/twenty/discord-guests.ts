import type { Discord as Bot } from '../../../src/bots/discord/open.ts';
import { discordOf } from '../../../src/cli/discord/discord.ts';
import {
  type ChannelControl,
  type Discord,
  type GuildControl,
  type Person,
  startDiscord,
} from '../../simulators/discord/discord.ts';
import type { Came } from './came.ts';
import { ledgerOf } from './discord-ledger.ts';
import { type Doings, type Opened, live } from './opened.ts';
import { type Party, type Setting, depsOf, said, untilPaused } from './party.ts';
import { type DiscordPlace, places, servers } from './discord-places.ts';
import type { Server, Wish } from './wishes.ts';

interface AtDiscord extends Opened<DiscordPlace> {
  channel: ChannelControl;
}

const tags = ['Models', 'Research', 'Open source', 'Business and funding'];

/** A simulated Discord that follows a replay, its people, and the bot there. */
export class DiscordParty implements Party {
  readonly opened: AtDiscord[] = [];
  /** Discord takes whatever comes at one moment, as long as no limit is reached. */
  readonly paceMs = 0;
  readonly #managers = new Map<string, Person>();
  readonly #talks = new Map<string, ChannelControl>();

  private constructor(
    private readonly setting: Setting,
    readonly discord: Discord,
    private readonly bot: Bot,
  ) {}

  static async open(setting: Setting): Promise<DiscordParty> {
    const discord = await startDiscord({
      now: () => setting.clock.now(),
      // Time stands still while a moment is worked off, so that no limit would ever end.
      rateLimits: false,
      oldEdits: { limit: 1_000, perMs: 1_000 },
      answerWithinMs: 60_000,
    });
    const config = { discordToken: discord.token, discordApiUrl: discord.apiUrl, timeZone: 'UTC' };
    const bot = discordOf(config, depsOf(setting))!;
    const opened = new DiscordParty(setting, discord, bot);
    try {
      await opened.#begin();
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  get sender(): Bot['sender'] {
    return this.bot.sender;
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await this.discord.close();
  }

  ledgerOf(opened: AtDiscord): Came[] {
    return ledgerOf(opened, this.setting.history, this.discord);
  }

  troubleOf({ server, channel }: AtDiscord): Came[] {
    const talk = this.#talks.get(server.name)!;
    const written = ledgerOf({ place: { kind: 'text' }, channel: talk }, this.setting.history, this.discord);
    return written.filter(({ text }) => text.includes(channel.id));
  }

  async #begin(): Promise<void> {
    const guilds = servers.map((server) => this.#openServer(server));
    await this.bot.start();
    for (const [index, server] of servers.entries()) await this.#furnish(server, guilds[index]);
  }

  /** Undefined for a person of their own. */
  #openServer(server: Server): GuildControl | undefined {
    const manager = this.discord.addPerson(`manager of ${server.name}`);
    this.#managers.set(server.name, manager);
    const first = this.#placesOf(server)[0]!;
    if (first.kind === 'direct') {
      manager.installApp();
      return undefined;
    }
    const guild = this.discord.addGuild(server.name);
    guild.addMember(manager, guild.addRole('Managers', { permissions: ['MANAGE_GUILD'] }));
    return guild;
  }

  #placesOf = (server: Server): DiscordPlace[] => places.filter((place) => place.server === server.name);

  async #furnish(server: Server, guild: GuildControl | undefined): Promise<void> {
    const person = this.#managers.get(server.name)!;
    const talk = guild?.addChannel('talk') ?? this.discord.channel(person.dm);
    this.#talks.set(server.name, talk);
    if (guild) {
      const quiet = server.quiet ? `${server.quiet.from}-${server.quiet.to}` : 'off';
      await said(
        person.slash(talk, 'ai-news', 'settings', {
          timezone: server.zone,
          quiet,
          posts: server.mostPosts,
          log: talk,
        }),
      );
      for (const mute of server.muted) await said(person.slash(talk, 'ai-news', 'settings', { mute }));
    }
    for (const place of this.#placesOf(server)) {
      const channel = guild ? await this.#openChannel(guild, place) : talk;
      const opened: AtDiscord = { place, server, channel, wishes: [] };
      this.opened.push(opened);
      await live(opened, this.#doings(opened, talk, guild), this.setting);
    }
  }

  async #openChannel(guild: GuildControl, { name, kind }: DiscordPlace): Promise<ChannelControl> {
    if (kind === 'forum') return guild.addChannel(name, { type: 'forum', tags });
    if (kind !== 'thread') return guild.addChannel(name, { type: kind === 'announcement' ? kind : 'text' });
    const parent = guild.addChannel(`${name}-parent`);
    const answer = await fetch(`${this.discord.apiUrl}/v10/channels/${parent.id}/threads`, {
      method: 'POST',
      headers: { authorization: `Bot ${this.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, type: 11 }),
    });
    const { id } = (await answer.json()) as { id: string };
    return this.discord.channel(id);
  }

  #doings({ place, server, channel }: AtDiscord, talk: ChannelControl, guild?: GuildControl): Doings {
    const person = this.#managers.get(server.name)!;
    const where = place.kind === 'direct' ? { timezone: server.zone } : { channel };
    const paused = async (is: boolean): Promise<void> => {
      await untilPaused(this.setting.db, { platform: 'discord', address: channel.id }, is);
    };
    return {
      ask: ({ what: topic, mode, level, time }: Wish) =>
        said(
          person.slash(talk, 'ai-news', 'subscribe', {
            topic,
            mode,
            level,
            ...(time !== undefined && { time }),
            ...where,
          }),
        ),
      pause: (hours) => said(person.slash(channel, 'ai-news', 'pause', { hours })),
      async close() {
        if (place.closed?.to === undefined) channel.delete();
        else channel.deny(guild!.botRole, 'SEND_MESSAGES');
        await paused(true);
      },
      async mend() {
        channel.allow(guild!.botRole, 'SEND_MESSAGES');
        await paused(false);
      },
    };
  }
}
