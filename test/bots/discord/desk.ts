import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Discord as OurDiscord, openDiscord } from '../../../src/bots/discord/open.ts';
import type { Answer, Call, Command } from '../../../src/bots/commands/command.ts';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { OwnQuotas } from '../../../src/shared/news/ask/own-quota.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom } from '../../helpers/rows.ts';
import type { Setup } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';
import { type Discord, startDiscord } from '../../simulators/discord/discord.ts';

/** The bot at a simulated Discord, anew for each test. */
export class BotDesk {
  readonly told: string[] = [];
  readonly calls: Call[] = [];
  log = recordingLogger();
  commands: readonly Command[] = [];
  press: (action: string, call: Call) => Promise<Answer> = () => Promise.reject(new Error('no buttons here'));
  #discord: Discord | undefined;
  #ours: OurDiscord | undefined;

  constructor(readonly setup: Setup) {
    beforeAll(() => emptyNewsroom(setup.db));
    beforeEach(async () => {
      await emptyNewsroom(setup.db);
      this.told.length = 0;
      this.calls.length = 0;
      this.log = recordingLogger();
      await this.close();
      this.#discord = await startDiscord({ now: () => setup.clock.now() });
    });
    afterAll(() => this.close());
  }

  get discord(): Discord {
    if (!this.#discord) throw new Error('Discord is there while a test runs.');
    return this.#discord;
  }

  get ours(): OurDiscord {
    if (!this.#ours) throw new Error('Start the bot first.');
    return this.#ours;
  }

  /** Opens the bot, to send alone. */
  open(): OurDiscord {
    const { setup, told } = this;
    const tell = (what: string) => (which: string | number) => {
      told.push(`${what} ${which}`);
      return Promise.resolve();
    };
    this.#ours = openDiscord({
      token: this.discord.token,
      apiUrl: this.discord.apiUrl,
      desk: {
        db: setup.db,
        http: undefined as unknown as HttpClient,
        clock: setup.clock,
        timeZone: 'UTC',
        quotas: new OwnQuotas(),
        wake: () => undefined,
      },
      log: this.log.log,
      commands: this.commands.map((command) => this.#recorded(command)),
      press: (action, call) => {
        this.calls.push(call);
        return this.press(action, call);
      },
      destinations: {
        lost: tell('lost'),
        changed: tell('changed'),
        changedIn: tell('changed in'),
        left: tell('left'),
        joined: tell('joined'),
        met: tell('met'),
      },
      timeoutMs: 2_000,
    });
    return this.#ours;
  }

  #recorded(command: Command): Command {
    return {
      ...command,
      execute: (call) => {
        this.calls.push(call);
        return command.execute(call);
      },
    };
  }

  /** Opens the bot, connected. */
  async start(): Promise<void> {
    await this.open().start();
    await this.connected(1);
  }

  async connected(times: number): Promise<void> {
    await until(
      'the bot listens',
      () => this.log.lines.filter((line) => line.message === 'listening to discord').length >= times,
    );
  }

  async close(): Promise<void> {
    await this.#ours?.stop();
    this.#ours = undefined;
    await this.#discord?.close();
    this.#discord = undefined;
  }
}
