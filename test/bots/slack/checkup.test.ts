import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type CheckupDeps, slackCheckup } from '../../../src/bots/slack/checkup.ts';
import { StoredInstallations } from '../../../src/bots/slack/installations.ts';
import { scopes } from '../../../src/bots/slack/scopes.ts';
import type { SlackSettings } from '../../../src/shared/config/slack.ts';
import { placesOf } from '../../../src/shared/db/tables/checkup.ts';
import { saveWorkspace } from '../../../src/shared/db/tables/workspace.ts';
import type { Finding } from '../../../src/shared/domain/finding.ts';
import { freePort } from '../../helpers/free-port.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom, newDestination } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';
import {
  type ChannelControl,
  type Slack,
  type TeamControl,
  startSlack,
} from '../../simulators/slack/slack.ts';

const names = scopes.map(({ name }) => name);
const key = randomBytes(32);

eachDatabase("the doctor's look at Slack", (setup) => {
  let slack: Slack;
  let acme: TeamControl;
  let acmesToken: string;
  let dates: string[];

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    slack = await startSlack({ rateLimits: false, app: { scopes: names } });
    acme = slack.addTeam('Acme');
    acmesToken = acme.token;
    dates = [];
  });
  afterEach(() => slack.close());

  const settings = (more: Partial<SlackSettings> = {}): SlackSettings => ({
    membership: { kind: 'one', token: acmesToken },
    connection: { kind: 'socket', appToken: slack.app.appToken },
    apiUrl: slack.apiUrl,
    port: 3000,
    ...more,
  });
  const many: SlackSettings['membership'] = {
    kind: 'many',
    clientId: '1.2',
    clientSecret: 'secret',
    publicUrl: 'https://news.example.org',
    key,
  };

  async function examine(
    of: Partial<SlackSettings> = {},
    more: Partial<CheckupDeps> = {},
  ): Promise<Finding[]> {
    const checks = slackCheckup({
      settings: settings(of),
      db: setup.db,
      clock: setup.clock,
      log: recordingLogger().log,
      places: () => placesOf(setup.db, 'slack'),
      heardDate: (date) => void dates.push(date),
      requestMs: 2_000,
      placesMs: 3_000,
      ...more,
    });
    return (await Promise.all(checks.map(({ run }) => run()))).flat();
  }

  async function subscribe(channel: ChannelControl, team = acme): Promise<void> {
    const wanted = { platform: 'slack', externalId: team.id, name: team.team.name };
    const { id } = await saveWorkspace(setup.db, wanted, start);
    const address = `${team.id}/${channel.channel.id}`;
    await newDestination(setup.db, { platform: 'slack', address, workspaceId: id });
  }

  const states = (findings: readonly Finding[]) => findings.map(({ what, state }) => `${what} ${state}`);

  test('all is well: tokens, scopes, and what missing history means; it changes nothing', async () => {
    await subscribe(acme.addChannel('news').invite());
    expect(await examine()).toEqual([
      { what: 'Bot token', state: 'ok', said: 'Slack takes it, for the workspace Acme' },
      { what: 'Scopes', state: 'ok', said: 'all that the bot needs are there' },
      {
        what: 'History',
        state: 'ok',
        said: 'without channels:history and groups:history: after a fault, a story that may have been posted comes in the next digest instead',
      },
      { what: 'App token', state: 'ok', said: 'Slack takes it, and would open a socket' },
      { what: 'Destinations', state: 'ok', said: 'the bot may post in the one channel that it looked at' },
    ]);
    expect([...new Set(slack.requests.map(({ method }) => method))].sort()).toEqual([
      'apps.connections.open',
      'auth.test',
      'conversations.info',
    ]);
    expect(slack.violations).toEqual([]);
    expect(Date.parse(dates[0] ?? '')).toBeGreaterThan(0);
  });

  test('history scopes that are there are told', async () => {
    acme.grant('channels:history', 'groups:history');
    expect((await examine())[2]).toMatchObject({ state: 'ok', said: expect.stringContaining('may look') });
  });

  test('a bot token that Slack refuses is one line, beside the one of the app token', async () => {
    await subscribe(acme.addChannel('news'));
    const findings = await examine({ membership: { kind: 'one', token: 'xoxb-not-a-token' } });
    expect(states(findings)).toEqual(['Bot token wrong', 'App token ok']);
    expect(findings[0]?.todo).toContain('OAuth & Permissions');
  });

  test('an app token that Slack refuses says where to make one', async () => {
    const findings = await examine({ connection: { kind: 'socket', appToken: 'xapp-not-a-token' } });
    expect(findings.find(({ what }) => what === 'App token')).toMatchObject({
      state: 'wrong',
      todo: expect.stringContaining('connections:write'),
    });
  });

  test('signed requests: where they are expected', async () => {
    const findings = await examine({ connection: { kind: 'http', signingSecret: 'f'.repeat(32) } });
    expect(findings.find(({ what }) => what === 'Requests')?.said).toContain('port 3000');
  });

  test('missing scopes are named, with the way to get them', async () => {
    acme.withdraw('groups:read', 'users:read');
    expect((await examine())[1]).toEqual({
      what: 'Scopes',
      state: 'wrong',
      said: 'missing: groups:read, users:read',
      todo: 'Run ai-news slack manifest, put the manifest into the app’s settings, and install the app anew.',
    });
  });

  test('channels that the bot is not in, are hidden from it or archived; none is joined', async () => {
    const open = acme.addChannel('open');
    const hidden = acme.addChannel('hidden', { private: true });
    const archived = acme.addChannel('archived').invite();
    archived.archive();
    for (const channel of [open, hidden, archived]) await subscribe(channel);
    const findings = (await examine()).slice(4);
    const todos = Object.fromEntries(findings.map(({ what, state, todo }) => [`${what}: ${state}`, todo]));
    expect(todos).toEqual({
      '#open in Acme: wrong': "The bot is not in #open. Type /invite and the bot's name there.",
      'a channel in Acme: wrong': "The bot is not in that channel. Type /invite and the bot's name there.",
      '#archived in Acme: wrong': 'The channel is archived. Unarchive it, or subscribe another one.',
    });
    expect(slack.requests.filter(({ method }) => method === 'conversations.join')).toEqual([]);
  });

  test('a Slack that cannot be reached', async () => {
    const findings = await examine({ apiUrl: `http://127.0.0.1:${await freePort()}/api/` });
    expect(states(findings)).toEqual(['Bot token wrong', 'App token wrong']);
    expect(findings[0]?.said).toMatch(/^Slack cannot be reached: /);
    expect(findings[0]?.todo).toContain('SLACK_API_URL');
  });

  test('many workspaces: each stored token is read and tried', async () => {
    const globex = slack.addTeam('Globex');
    const stored = new StoredInstallations(setup.db, setup.clock, key);
    for (const team of [acme, globex])
      await stored.save({ teamId: team.id, token: team.token, botUserId: team.bot.id, scopes: [...names] });
    await subscribe(globex.addChannel('news').invite(), globex);
    expect((await examine({ membership: many })).map(({ said }) => said)).toEqual([
      '2 have installed the bot; Slack takes all 2 tokens that were tried',
      'Slack takes it, and would open a socket',
      'the bot may post in the one channel that it looked at',
    ]);
    globex.withdraw('im:write');
    acme.uninstall();
    expect((await examine({ membership: many })).slice(0, 3)).toMatchObject([
      { state: 'ok', said: '2 have installed the bot' },
      { state: 'look', said: expect.stringContaining('has removed the app') },
      { what: 'Scopes', state: 'wrong', said: 'missing in Globex: im:write' },
    ]);
  });

  test('many workspaces: a key that opens no token', async () => {
    const other = new StoredInstallations(setup.db, setup.clock, randomBytes(32));
    await other.save({ teamId: acme.id, token: acme.token, botUserId: 'U1', scopes: [...names] });
    expect((await examine({ membership: many }))[1]).toMatchObject({
      what: 'Workspaces',
      state: 'wrong',
      said: 'A stored token cannot be read with SECRET_KEY.',
      todo: expect.stringContaining('install the bot again'),
    });
  });

  test('many workspaces: none so far, and a database that cannot tell', async () => {
    expect((await examine({ membership: many }))[0]).toMatchObject({
      state: 'look',
      todo: 'People install it at https://news.example.org/slack/install.',
    });
    const blind = await examine({ membership: many }, { places: () => Promise.resolve(undefined) });
    expect(states(blind)).toEqual(['App token ok']);
  });
});
