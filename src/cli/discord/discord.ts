import { commands } from '../../bots/commands/all.ts';
import { press } from '../../bots/commands/press.ts';
import { discordPlatform } from '../../bots/discord/api.ts';
import { type Discord, openDiscord } from '../../bots/discord/open.ts';
import type { Config } from '../../shared/config.ts';
import { OwnQuotas } from '../../shared/news/ask/own-quota.ts';
import { destinationKeeper } from '../../shared/news/publish/destination-keeper.ts';
import type { PlatformDeps } from '../platform-deps.ts';

/** Discord as the product uses it; undefined where no token is set. */
export function discordOf(
  {
    discordToken: token,
    discordApiUrl: apiUrl,
    timeZone,
  }: Pick<Config, 'discordToken' | 'discordApiUrl' | 'timeZone'>,
  { db, http, clock, log, wake, spending }: PlatformDeps,
): Discord | undefined {
  if (token === undefined) return undefined;
  const discord: Discord = openDiscord({
    token,
    apiUrl,
    desk: { db, http, clock, timeZone, quotas: new OwnQuotas(), wake, spending },
    log,
    commands,
    press,
    destinations: destinationKeeper({
      db,
      clock,
      platform: discordPlatform,
      obstaclesAt: (address) => discord.platform.obstaclesAt(address),
      wake,
    }),
  });
  return discord;
}
