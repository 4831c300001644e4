import { commands } from '../../bots/commands/all.ts';
import { press } from '../../bots/commands/press.ts';
import { slackPlatform } from '../../bots/slack/address.ts';
import { type Slack, openSlack } from '../../bots/slack/open.ts';
import type { Config } from '../../shared/config.ts';
import { OwnQuotas } from '../../shared/news/ask/own-quota.ts';
import { destinationKeeper } from '../../shared/news/publish/destination-keeper.ts';
import type { PlatformDeps } from '../platform-deps.ts';

/** Slack as the product uses it; undefined where it is not configured. */
export function slackOf(
  { slack: settings, timeZone }: Pick<Config, 'slack' | 'timeZone'>,
  { db, http, clock, log, wake, spending }: PlatformDeps,
): Slack | undefined {
  if (!settings) return undefined;
  const slack: Slack = openSlack({
    ...settings,
    desk: { db, http, clock, timeZone, quotas: new OwnQuotas(), wake, spending },
    log,
    commands,
    press,
    destinations: destinationKeeper({
      db,
      clock,
      platform: slackPlatform,
      obstaclesAt: (address) => slack.obstaclesAt(address),
      wake,
    }),
  });
  return slack;
}
