import { slackPlatform } from '../../bots/slack/address.ts';
import { slackCheckup } from '../../bots/slack/checkup.ts';
import type { Config } from '../../shared/config.ts';
import { placesOf } from '../../shared/db/tables/checkup.ts';
import type { Check } from '../../shared/domain/finding.ts';
import { createLogger } from '../../shared/logger.ts';
import { type PlatformCheckupDeps, timeLimits } from './platform.ts';

/** What is looked at on Slack; nothing where it is not configured. */
export function slackChecks(
  { slack: settings }: Config,
  { newsroom, db, clock, heardDate }: PlatformCheckupDeps,
): Check[] {
  if (!settings) return [];
  const places = async () => newsroom && placesOf(newsroom, slackPlatform);
  // What goes wrong stands in the findings.
  const log = createLogger('silent');
  return slackCheckup({ settings, db, clock, log, places, heardDate, ...timeLimits });
}
