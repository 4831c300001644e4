import type { Guests, Stage } from '../../../src/cli/replay/replay.ts';
import type { Sender } from '../../../src/shared/domain/sender.ts';
import { Calendar } from './calendar.ts';
import { DiscordParty } from './discord-guests.ts';
import { History } from './history.ts';
import { never } from './opened.ts';
import type { Party, Setting } from './party.ts';
import { SlackParty } from './slack-guests.ts';

/** Twenty places at Discord and twenty at Slack, which follow one and the same replay. */
export class Company implements Guests {
  /** When the replay ended. */
  endedAt = never;

  private constructor(
    private readonly setting: Setting,
    readonly discord: DiscordParty,
    readonly slack: SlackParty,
  ) {}

  static async open(stage: Stage): Promise<Company> {
    const setting = { ...stage, calendar: new Calendar(), history: new History() };
    const discord = await DiscordParty.open(setting);
    try {
      return new Company(setting, discord, await SlackParty.open(setting));
    } catch (error) {
      await discord.close();
      throw error;
    }
  }

  get history(): History {
    return this.setting.history;
  }

  get senders(): Sender[] {
    return this.#parties.map(({ sender }) => sender);
  }

  get #parties(): Party[] {
    return [this.discord, this.slack];
  }

  async between(): Promise<void> {
    const { db, clock, calendar, history } = this.setting;
    await history.look(db);
    await calendar.upTo(clock.now());
    history.nextBeginsAt(clock.now());
  }

  async close(): Promise<void> {
    await this.history.look(this.setting.db);
    this.endedAt = this.setting.clock.now();
    for (const party of this.#parties) await party.close();
  }
}
