import { discordPlatform } from '../../bots/discord/api.ts';
import { discordCheckup } from '../../bots/discord/checkup.ts';
import type { Config } from '../../shared/config.ts';
import { placesOf } from '../../shared/db/tables/checkup.ts';
import type { Check } from '../../shared/domain/finding.ts';
import { type PlatformCheckupDeps, timeLimits } from './platform.ts';

/** What is looked at on Discord; nothing where no token is set. */
export function discordChecks(
  { discordToken: token, discordApiUrl: apiUrl }: Config,
  { newsroom, db, clock, heardDate }: PlatformCheckupDeps,
): Check[] {
  if (token === undefined) return [];
  const places = async () => newsroom && placesOf(newsroom, discordPlatform);
  return discordCheckup({ token, apiUrl, db, clock, places, heardDate, ...timeLimits });
}
