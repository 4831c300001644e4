import { discordOf } from '../../src/cli/discord/discord.ts';
import type { Discord as Bot } from '../../src/bots/discord/open.ts';
import { type Discord, type Seen, startDiscord } from '../simulators/discord/discord.ts';
import type { Setup } from '../helpers/setups.ts';
import { type Opened, PlayedDay } from './played-day.ts';

interface AtDiscord extends Opened {
  discord: Discord;
  bot: Bot;
}

/** For `PlayedDay.begin`: the bot at a simulated Discord. */
export function atDiscord(
  found: (at: AtDiscord) => void,
  { answerWithinMs = 60_000 } = {},
): Parameters<typeof PlayedDay.begin>[1] {
  return async (deps) => {
    const discord = await startDiscord({ now: () => deps.clock.now(), rateLimits: false, answerWithinMs });
    const config = { discordToken: discord.token, discordApiUrl: discord.apiUrl, timeZone: 'UTC' };
    const bot = discordOf(config, deps)!;
    const close = async (): Promise<void> => {
      await bot.stop();
      await discord.close();
    };
    const at = { discord, bot, sender: bot.sender, close };
    found(at);
    return at;
  };
}

/** The whole product at a simulated Discord, on the sample day, by a virtual clock. */
export class DiscordDay {
  private constructor(
    private readonly played: PlayedDay,
    private readonly at: AtDiscord,
  ) {}

  /** An hour before the first article. The bot is at Discord, and follows every outlet. */
  static async begin(setup: Setup, options: { answerWithinMs?: number } = {}): Promise<DiscordDay> {
    let at: AtDiscord | undefined;
    const played = await PlayedDay.begin(
      setup,
      atDiscord((found) => (at = found), options),
    );
    return new DiscordDay(played, at!);
  }

  readonly live: PlayedDay['live'] = (meanwhile) => this.played.live(meanwhile);
  readonly until: PlayedDay['until'] = (moment) => this.played.until(moment);
  readonly settle: PlayedDay['settle'] = () => this.played.settle();
  readonly close: PlayedDay['close'] = () => this.played.close();

  get discord(): Discord {
    return this.at.discord;
  }

  get bot(): Bot {
    return this.at.bot;
  }

  get clock(): PlayedDay['clock'] {
    return this.played.clock;
  }

  get logged(): PlayedDay['logged'] {
    return this.played.logged;
  }
}

/** The first line that a person reads. */
export const firstLine = ({ text }: Pick<Seen, 'text'>): string => text.split('\n')[0] ?? '';
