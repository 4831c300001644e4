import { randomBytes } from 'node:crypto';
import type { Slack as Bot } from '../../../src/bots/slack/open.ts';
import { events, scopes } from '../../../src/bots/slack/scopes.ts';
import { slackOf } from '../../../src/cli/slack/slack.ts';
import { freePort } from '../../helpers/free-port.ts';
import { type Person, type Slack, type TeamControl, startSlack } from '../../simulators/slack/slack.ts';
import { type Setting, depsOf } from './party.ts';

/** A simulated Slack, and one bot that whoever wants installs: it keeps each workspace's token sealed. */
export async function openSlackForMany(
  setting: Setting,
): Promise<{ slack: Slack; bot: Bot; installUrl: string }> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const slack = await startSlack({
    now: () => setting.clock.now(),
    answerWithinMs: 60_000,
    triggerMs: 60_000,
    // As the manifest makes it.
    app: {
      scopes: scopes.map(({ name }) => name),
      events: [...events],
      redirectUrls: [`${publicUrl}/slack/oauth_redirect`],
    },
  });
  const { clientId, clientSecret, appToken } = slack.app;
  const bot = slackOf(
    {
      timeZone: 'UTC',
      slack: {
        membership: { kind: 'many', clientId, clientSecret, publicUrl, key: randomBytes(32) },
        connection: { kind: 'socket', appToken },
        apiUrl: slack.apiUrl,
        port,
      },
    },
    depsOf(setting),
  )!;
  return { slack, bot, installUrl: `${publicUrl}/slack/install` };
}

/** By the pages that people see. */
export async function installIn(team: TeamControl, admin: Person, installUrl: string): Promise<void> {
  const { status, url } = await admin.install(installUrl);
  if (status !== 200 || !team.installed) throw new Error(`${team.team.name} came to ${url} (${status}).`);
}
