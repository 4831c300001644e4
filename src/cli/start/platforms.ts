import type { Sender } from '../../shared/domain/sender.ts';
import type { Config } from '../../shared/config.ts';
import type { PlatformDeps } from '../platform-deps.ts';

/** A chat platform that is configured. */
export interface Platform {
  name: string;
  sender: Sender;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Those that are configured. Their libraries take a third of the time of a start, and most commands never need them. */
export async function openPlatforms(config: Config, deps: PlatformDeps): Promise<Platform[]> {
  const discord =
    config.discordToken === undefined
      ? undefined
      : (await import('../discord/discord.ts')).discordOf(config, deps);
  const slack = config.slack && (await import('../slack/slack.ts')).slackOf(config, deps);
  return [
    ...(discord ? [{ name: 'Discord', ...discord }] : []),
    ...(slack ? [{ name: 'Slack', ...slack }] : []),
  ];
}
