import { randomBytes } from 'node:crypto';
import { discordOf } from '../../src/cli/discord/discord.ts';
import { followOutlets, liveThrough } from '../../src/cli/demo/live-through.ts';
import { type SampleDay, readSampleDay } from '../../src/cli/demo/sample-day.ts';
import { type VirtualNewsroom, openVirtualNewsroom } from '../../src/cli/virtual-newsroom.ts';
import type { Discord as Bot } from '../../src/bots/discord/open.ts';
import { quietRules } from '../../src/main.ts';
import { VirtualClock } from '../../src/shared/clock.ts';
import { type HttpClient, createHttpClient } from '../../src/shared/http/client.ts';
import { type Discord, type Seen, startDiscord } from '../simulators/discord/discord.ts';
import { recordingLogger } from '../helpers/recording-logger.ts';
import { emptyNewsroom } from '../helpers/rows.ts';
import type { Setup } from '../helpers/setups.ts';
import { forgetKeys } from './redis-keys.ts';

const hourMs = 3_600_000;

/** The whole product at a simulated Discord, on the sample day, by a virtual clock. */
export class DiscordDay {
  readonly logged = recordingLogger();
  readonly #prefix = `test-discord-${randomBytes(6).toString('hex')}`;
  #discord: Discord | undefined;
  #newsroom: VirtualNewsroom | undefined;
  #bot: Bot | undefined;
  #http: HttpClient | undefined;

  private constructor(
    private readonly setup: Setup,
    readonly day: SampleDay,
    readonly clock: VirtualClock,
  ) {}

  /** An hour before the first article. The bot is at Discord, and follows every outlet. */
  static async begin(setup: Setup, { answerWithinMs = 60_000 } = {}): Promise<DiscordDay> {
    const day = await readSampleDay();
    const first = day.articles.find(({ past }) => !past)!;
    const opened = new DiscordDay(setup, day, new VirtualClock(new Date(first.at.getTime() - hourMs)));
    await opened.#open(answerWithinMs);
    return opened;
  }

  async #open(answerWithinMs: number): Promise<void> {
    const { db, redisUrl } = this.setup;
    const { clock } = this;
    await emptyNewsroom(db);
    const discord = await startDiscord({ now: () => clock.now(), rateLimits: false, answerWithinMs });
    this.#discord = discord;
    const log = this.logged.log;
    const http: HttpClient = {
      get: (url, request) => this.#http!.get(url, request),
      close: () => Promise.resolve(),
    };
    const config = { discordToken: discord.token, discordApiUrl: discord.apiUrl, timeZone: 'UTC' };
    const bot = discordOf(config, { db, http, clock, log, wake: () => undefined })!;
    this.#bot = bot;
    this.#newsroom = await openVirtualNewsroom({
      db,
      clock,
      log,
      senders: [bot.sender],
      rules: quietRules,
      timeZone: 'UTC',
      redisUrl,
      queuePrefix: this.#prefix,
    });
    this.#http = createHttpClient({
      contact: 'https://bot.example/',
      version: '1',
      clock,
      route: this.#newsroom.web.route,
      onlyRouted: true,
    });
    await followOutlets(db, this.day, clock.now());
  }

  get discord(): Discord {
    return this.#discord!;
  }

  get bot(): Bot {
    return this.#bot!;
  }

  /** Lets the whole day pass, article by article. `meanwhile` is called after each. */
  async live(meanwhile?: () => Promise<void>): Promise<void> {
    await liveThrough(this.setup.db, this.#newsroom!, this.day, this.clock, meanwhile);
  }

  /** Lets time pass until a moment. */
  async until(moment: string): Promise<void> {
    await this.#newsroom!.day.advanceTo(new Date(moment));
  }

  /** Does what is due now. */
  async settle(): Promise<void> {
    await this.#newsroom!.day.untilQuiet();
  }

  async close(): Promise<void> {
    await this.#bot?.stop();
    await this.#newsroom?.close();
    await this.#http?.close();
    await this.#discord?.close();
    const { redisUrl } = this.setup;
    if (redisUrl !== undefined) await forgetKeys(redisUrl, this.#prefix);
  }
}

/** The first line that a person reads. */
export const firstLine = ({ text }: Pick<Seen, 'text'>): string => text.split('\n')[0] ?? '';
