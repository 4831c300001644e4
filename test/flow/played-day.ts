import { randomBytes } from 'node:crypto';
import { followOutlets, liveThrough } from '../../src/cli/demo/live-through.ts';
import { type SampleDay, readSampleDay } from '../../src/cli/demo/sample-day.ts';
import type { PlatformDeps } from '../../src/cli/platform-deps.ts';
import { type VirtualNewsroom, openVirtualNewsroom } from '../../src/cli/virtual-newsroom.ts';
import { quietRules } from '../../src/main.ts';
import { VirtualClock } from '../../src/shared/clock.ts';
import type { Sender } from '../../src/shared/domain/sender.ts';
import { type HttpClient, createHttpClient } from '../../src/shared/http/client.ts';
import { recordingLogger } from '../helpers/recording-logger.ts';
import { emptyNewsroom } from '../helpers/rows.ts';
import type { Setup } from '../helpers/setups.ts';
import { forgetKeys } from './redis-keys.ts';

const hourMs = 3_600_000;

/** What the bot is at while the day is played. */
export interface Opened {
  sender: Sender;
  close(): Promise<void>;
}

/** The whole product on the sample day, by a virtual clock, at whatever platforms it is opened at. */
export class PlayedDay {
  readonly logged = recordingLogger();
  readonly #prefix = `test-day-${randomBytes(6).toString('hex')}`;
  #newsroom: VirtualNewsroom | undefined;
  #opened: Opened[] = [];
  #http: HttpClient | undefined;

  private constructor(
    private readonly setup: Setup,
    readonly day: SampleDay,
    readonly clock: VirtualClock,
  ) {}

  /** An hour before the first article, every outlet followed. */
  static async begin(
    setup: Setup,
    ...open: readonly ((deps: PlatformDeps & { clock: VirtualClock }) => Promise<Opened>)[]
  ): Promise<PlayedDay> {
    const day = await readSampleDay();
    const first = day.articles.find(({ past }) => !past)!;
    const played = new PlayedDay(setup, day, new VirtualClock(new Date(first.at.getTime() - hourMs)));
    const { db, redisUrl } = setup;
    const { clock } = played;
    const { log } = played.logged;
    await emptyNewsroom(db);
    const http: HttpClient = {
      get: (url, request) => played.#http!.get(url, request),
      close: () => Promise.resolve(),
    };
    for (const each of open) played.#opened.push(await each({ db, http, clock, log, wake: () => undefined }));
    played.#newsroom = await openVirtualNewsroom({
      db,
      clock,
      log,
      senders: played.#opened.map(({ sender }) => sender),
      rules: quietRules,
      timeZone: 'UTC',
      redisUrl,
      queuePrefix: played.#prefix,
    });
    played.#http = createHttpClient({
      contact: 'https://bot.example/',
      version: '1',
      clock,
      route: played.#newsroom.web.route,
      onlyRouted: true,
    });
    await followOutlets(db, day, clock.now());
    return played;
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

  /** Lets a minute pass for those who give commands: they are counted by the minute. */
  async nextMinute(): Promise<void> {
    await this.#newsroom!.day.advanceTo(new Date(this.clock.now().getTime() + 61_000));
  }

  async close(): Promise<void> {
    for (const opened of this.#opened) await opened.close();
    await this.#newsroom?.close();
    await this.#http?.close();
    const { redisUrl } = this.setup;
    if (redisUrl !== undefined) await forgetKeys(redisUrl, this.#prefix);
  }
}
