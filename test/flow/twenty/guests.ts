import sql from 'sql-template-tag';
import type { Discord as Bot } from '../../../src/bots/discord/open.ts';
import { discordOf } from '../../../src/cli/discord/discord.ts';
import type { Guests, Stage } from '../../../src/cli/replay/replay.ts';
import {
  type ChannelControl,
  type Discord,
  type GuildControl,
  type Person,
  type Seen,
  startDiscord,
} from '../../simulators/discord/discord.ts';
import { until } from '../../helpers/until.ts';
import { type Place, type Server, type Wish, places, servers } from './places.ts';
import { History } from './history.ts';
import { type Came, ledgerOf } from './ledger.ts';

/** A wish, and when it was granted. */
export interface Granted extends Wish {
  since: Date;
}

export interface Span {
  from: Date;
  to: Date;
}

/** A place as it was opened, with what really happened there. */
export interface Opened {
  place: Place;
  server: Server;
  channel: ChannelControl;
  wishes: Granted[];
  pause?: Span;
  closed?: Span;
}

const tags = ['Models', 'Research', 'Open source', 'Business and funding'];
const never = new Date(8.64e15);
const hourMs = 3_600_000;

/** A simulated Discord that follows a replay, its people, and the bot there. */
export class TwentyPlaces implements Guests {
  readonly opened: Opened[] = [];
  readonly history = new History();
  /** When the replay ended. */
  endedAt = never;
  readonly #doings: { at: Date; act: () => Promise<void> }[] = [];
  readonly #managers = new Map<string, Person>();
  readonly #talks = new Map<string, ChannelControl>();

  private constructor(
    private readonly stage: Stage,
    readonly discord: Discord,
    private readonly bot: Bot,
  ) {}

  static async open(stage: Stage): Promise<TwentyPlaces> {
    const { db, clock, log } = stage;
    const discord = await startDiscord({
      now: () => clock.now(),
      // Time stands still while a moment is worked off, so that no limit would ever end.
      rateLimits: false,
      oldEdits: { limit: 1_000, perMs: 1_000 },
      answerWithinMs: 60_000,
    });
    const config = { discordToken: discord.token, discordApiUrl: discord.apiUrl, timeZone: 'UTC' };
    const http = {
      get: () => Promise.reject(new Error('nothing is fetched here')),
      close: () => Promise.resolve(),
    };
    const bot = discordOf(config, { db, http, clock, log, wake: () => undefined })!;
    const opened = new TwentyPlaces(stage, discord, bot);
    try {
      await opened.#begin();
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  get senders(): [Bot['sender']] {
    return [this.bot.sender];
  }

  async between(): Promise<void> {
    const { db, clock } = this.stage;
    await this.history.look(db);
    const now = clock.now();
    while (this.#doings[0] && this.#doings[0].at <= now) await this.#doings.shift()!.act();
    this.history.nextBeginsAt(now);
  }

  async close(): Promise<void> {
    await this.history.look(this.stage.db);
    this.endedAt = this.stage.clock.now();
    await this.bot.stop();
    await this.discord.close();
  }

  ledgerOf(opened: Opened): Came[] {
    return ledgerOf(opened, this.history, this.discord);
  }

  /** What the bot wrote where a server wants to hear of trouble. */
  troubleAt({ name }: Server): Came[] {
    return ledgerOf({ place: { kind: 'text' }, channel: this.#talks.get(name)! }, this.history, this.discord);
  }

  async #begin(): Promise<void> {
    const guilds = servers.map((server) => this.#openServer(server));
    await this.bot.start();
    for (const [index, server] of servers.entries()) await this.#furnish(server, guilds[index]);
    this.#doings.sort((a, b) => a.at.getTime() - b.at.getTime());
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

  #placesOf = (server: Server): Place[] => places.filter((place) => place.server === server.name);

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
      const opened: Opened = { place, server, channel, wishes: [] };
      this.opened.push(opened);
      for (const wish of place.wishes) {
        const ask = (): Promise<void> => this.#ask(opened, wish, talk);
        if (wish.from === undefined) await ask();
        else this.#doings.push({ at: new Date(wish.from), act: ask });
      }
      this.#planTrouble(opened, guild);
    }
  }

  async #openChannel(guild: GuildControl, { name, kind }: Place): Promise<ChannelControl> {
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

  async #ask(opened: Opened, wish: Wish, talk: ChannelControl): Promise<void> {
    const { place, server, channel, wishes } = opened;
    const direct = place.kind === 'direct';
    await said(
      this.#managers.get(server.name)!.slash(talk, 'ai-news', 'subscribe', {
        topic: wish.what,
        mode: wish.mode,
        level: wish.level,
        ...(wish.time !== undefined && { time: wish.time }),
        ...(direct ? { timezone: server.zone } : { channel }),
      }),
    );
    wishes.push({ ...wish, since: this.stage.clock.now() });
  }

  #planTrouble(opened: Opened, guild: GuildControl | undefined): void {
    const { place, channel, server } = opened;
    const { clock } = this.stage;
    const { pause, closed } = place;
    const at = (moment: string, act: () => Promise<void>): void =>
      void this.#doings.push({ at: new Date(moment), act });
    if (pause)
      at(pause.at, async () => {
        const { hours } = pause;
        await said(this.#managers.get(server.name)!.slash(channel, 'ai-news', 'pause', { hours }));
        const from = clock.now();
        opened.pause = { from, to: new Date(from.getTime() + hours * hourMs) };
      });
    if (!closed || !guild) return;
    at(closed.at, async () => {
      if (closed.to === undefined) channel.delete();
      else channel.deny(guild.botRole, 'SEND_MESSAGES');
      opened.closed = { from: clock.now(), to: never };
      await this.#untilPaused(channel, true);
    });
    if (closed.to !== undefined)
      at(closed.to, async () => {
        channel.allow(guild.botRole, 'SEND_MESSAGES');
        opened.closed!.to = clock.now();
        await this.#untilPaused(channel, false);
      });
  }

  /** The bot hears of it through the gateway, in its own time. */
  #untilPaused({ id }: ChannelControl, paused: boolean): Promise<unknown> {
    return until(`the bot ${paused ? 'stops' : 'goes on'} there`, async () => {
      const rows = await this.stage.db.query(sql`
        select 1 from news.destination
        where platform = 'discord' and address = ${id} and (paused_at is not null) = ${paused}`);
      return rows.length > 0;
    });
  }
}

async function said(asked: Promise<Seen>): Promise<void> {
  const seen = await asked;
  if (seen.kind !== 'message' || /went wrong|too fast|cannot|may not/i.test(seen.text))
    throw new Error(`The bot answered (${seen.kind}): ${seen.text}`);
}
