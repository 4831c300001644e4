import { afterEach, beforeEach } from '@jest/globals';
import sql from 'sql-template-tag';
import { commands } from '../../../src/bots/commands/all.ts';
import type { Answer, Call, Command } from '../../../src/bots/commands/command.ts';
import { press } from '../../../src/bots/commands/press.ts';
import { slackPlatform } from '../../../src/bots/slack/address.ts';
import { type Slack as Bot, type SlackOptions, openSlack } from '../../../src/bots/slack/open.ts';
import { events, scopes } from '../../../src/bots/slack/scopes.ts';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { destinationKeeper } from '../../../src/shared/news/publish/destination-keeper.ts';
import { freePort } from '../../helpers/free-port.ts';
import { OwnQuotas } from '../../../src/shared/news/ask/own-quota.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom } from '../../helpers/rows.ts';
import type { Setup } from '../../helpers/setups.ts';
import {
  type Slack,
  type SlackOptions as SimulatorOptions,
  type TeamControl,
  startSlack,
} from '../../simulators/slack/slack.ts';

export type BotOptions = Partial<
  Pick<SlackOptions, 'membership' | 'connection' | 'port' | 'apiUrl' | 'timeoutMs'>
>;

/** As `openssl rand -base64 32` might have printed it. */
export const key = Buffer.alloc(32, 7);

/** The bot at a simulated Slack, which is as the manifest makes it, anew for each test. */
export class SlackDesk {
  log = recordingLogger();
  commands: readonly Command[] = commands;
  press: (action: string, call: Call) => Promise<Answer> = press;
  /** Where signed requests arrive. */
  port = 0;
  readonly #bots: Bot[] = [];
  #slack: Slack | undefined;
  #team: TeamControl | undefined;

  constructor(
    readonly setup: Setup,
    options: SimulatorOptions = {},
  ) {
    beforeEach(async () => {
      await emptyNewsroom(setup.db);
      // Nobody has used up what they may ask for in an hour.
      this.pass(3_600);
      this.log = recordingLogger();
      this.commands = commands;
      this.press = press;
      this.port = await freePort();
      this.#slack = await startSlack({
        now: () => setup.clock.now(),
        watchMs: 300,
        ...options,
        app: {
          scopes: scopes.map(({ name }) => name),
          events: [...events],
          requestUrl: this.url('/slack/events'),
          ...options.app,
        },
      });
      this.#team = this.#slack.addTeam('Acme');
    });
    afterEach(async () => {
      await this.stop();
      await this.#slack?.close();
      this.#slack = undefined;
    });
  }

  get slack(): Slack {
    if (!this.#slack) throw new Error('Slack is there while a test runs.');
    return this.#slack;
  }

  /** The workspace that the operator's token is for. */
  get team(): TeamControl {
    if (!this.#team) throw new Error('The team is there while a test runs.');
    return this.#team;
  }

  /** Of the bot's own port. */
  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Opens the bot, to send alone: by default in one workspace and on a socket. */
  open(options: BotOptions = {}): Bot {
    const { setup, slack, log, port } = this;
    const { db, clock } = setup;
    const wake = (): void => undefined;
    const bot: Bot = openSlack({
      membership: { kind: 'one', token: this.team.token },
      connection: { kind: 'socket', appToken: slack.app.appToken },
      apiUrl: slack.apiUrl,
      port,
      timeoutMs: 2_000,
      desk: {
        db,
        http: undefined as unknown as HttpClient,
        clock,
        timeZone: 'UTC',
        quotas: new OwnQuotas(),
        wake,
      },
      log: log.log,
      commands: this.commands,
      press: (action, call) => this.press(action, call),
      destinations: destinationKeeper({
        db,
        clock,
        platform: slackPlatform,
        obstaclesAt: (address) => bot.obstaclesAt(address),
        wake,
      }),
      ...options,
    });
    this.#bots.push(bot);
    return bot;
  }

  /** Opens the bot, listening. */
  async start(options: BotOptions = {}): Promise<Bot> {
    const bot = this.open(options);
    await bot.start();
    return bot;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#bots.splice(0).map((bot) => bot.stop()));
  }

  /** As it is where workspaces install the bot by themselves. */
  many(): BotOptions {
    const { clientId, clientSecret } = this.slack.app;
    return { membership: { kind: 'many', clientId, clientSecret, publicUrl: this.url('/'), key } };
  }

  /** Lets Slack send signed requests instead of opening a socket. */
  overHttp(): BotOptions {
    this.slack.app.transport = 'http';
    return { connection: { kind: 'http', signingSecret: this.slack.app.signingSecret } };
  }

  /** What waits for a second, or for a minute, may go on. */
  pass(seconds: number): void {
    const { clock } = this.setup;
    clock.advanceTo(new Date(clock.now().getTime() + seconds * 1_000));
  }

  asked(method: string): Record<string, unknown>[] {
    return this.slack.requests.filter((request) => request.method === method).map(({ body }) => body);
  }

  /** Lines of the log that somebody should read. */
  get trouble(): string[] {
    return this.log.lines
      .filter(({ level }) => level === 'warn' || level === 'error')
      .map(({ message }) => message);
  }

  async subscriptions(): Promise<{ address: string; paused: string | null }[]> {
    return this.setup.db.query(sql`
      select destination.address, destination.paused_reason as paused
      from news.subscription join news.destination on destination.id = destination_id order by address`);
  }
}
