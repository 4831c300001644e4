import { slackOf } from '../../src/cli/slack/slack.ts';
import type { Slack as Bot } from '../../src/bots/slack/open.ts';
import { events, scopes as asked } from '../../src/bots/slack/scopes.ts';
import type { SlackSettings } from '../../src/shared/config/slack.ts';
import { type Slack, type TeamControl, startSlack } from '../simulators/slack/slack.ts';
import { freePort } from '../helpers/free-port.ts';
import type { Setup } from '../helpers/setups.ts';
import { type Opened, PlayedDay } from './played-day.ts';

export interface AtSlack extends Opened {
  slack: Slack;
  /** The workspace that the operator's token is for. */
  team: TeamControl;
  bot: Bot;
}

export type Transport = 'socket' | 'http';

export interface SlackDayOptions {
  transport?: Transport;
  /** Besides those that the app asks for. */
  scopes?: readonly string[];
  answerWithinMs?: number;
}

/** For `PlayedDay.begin`: the bot at a simulated Slack, in one workspace. */
export function atSlack(
  found: (at: AtSlack) => void,
  { transport = 'socket', scopes = [], answerWithinMs = 60_000 }: SlackDayOptions = {},
): Parameters<typeof PlayedDay.begin>[1] {
  return async (deps) => {
    const port = transport === 'http' ? await freePort() : 0;
    const slack = await startSlack({
      now: () => deps.clock.now(),
      rateLimits: false,
      answerWithinMs,
      triggerMs: 60_000,
      // As the manifest makes it.
      app: {
        transport,
        requestUrl: `http://127.0.0.1:${port}/slack/events`,
        scopes: asked.map(({ name }) => name),
        events: [...events],
      },
    });
    const team = slack.addTeam('Readers', { scopes: [...slack.app.scopes, ...scopes] });
    const connection: SlackSettings['connection'] =
      transport === 'socket'
        ? { kind: 'socket', appToken: slack.app.appToken }
        : { kind: 'http', signingSecret: slack.app.signingSecret };
    const membership = { kind: 'one' as const, token: team.token };
    const settings = { membership, connection, apiUrl: slack.apiUrl, port };
    const bot = slackOf({ slack: settings, timeZone: 'UTC' }, deps)!;
    const close = async (): Promise<void> => {
      await bot.stop();
      await slack.close();
    };
    const at = { slack, team, bot, sender: bot.sender, close };
    found(at);
    return at;
  };
}

/** The whole product at a simulated Slack, on the sample day, by a virtual clock. */
export async function slackDay(
  setup: Setup,
  options: SlackDayOptions = {},
): Promise<{ played: PlayedDay; at: AtSlack }> {
  let at: AtSlack | undefined;
  const played = await PlayedDay.begin(
    setup,
    atSlack((found) => (at = found), options),
  );
  return { played, at: at! };
}
