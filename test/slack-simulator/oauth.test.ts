import { afterEach, describe, expect, it } from '@jest/globals';
import { App, HTTPReceiver, type Installation, LogLevel, type webApi } from '@slack/bolt';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../helpers/until.ts';
import { type SlackOptions } from '../simulators/slack/slack.ts';
import { boltOnSocket, codeOf, connect, plainServer, silent, simulate, stopAll } from './bot.ts';

const apps: App[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  await stopAll();
});

async function setUp(options: SlackOptions = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const slack = await simulate({ now: () => new Date(clock.time), ...options });
  const acme = slack.addTeam('Acme', { installed: false });
  const ada = acme.addPerson('Ada');
  return { clock, slack, acme, ada };
}

/** Bolt with an "Add to Slack" page, and what it stores. */
async function installer(slack: Awaited<ReturnType<typeof simulate>>) {
  const stored = new Map<string, Installation>();
  const receiver = new HTTPReceiver({
    signingSecret: slack.app.signingSecret,
    clientId: slack.app.clientId,
    clientSecret: slack.app.clientSecret,
    stateSecret: 'a secret',
    scopes: ['chat:write', 'commands'],
    logger: silent,
    installationStore: {
      storeInstallation: (installation) => {
        stored.set(installation.team?.id ?? '', installation);
        return Promise.resolve();
      },
      fetchInstallation: ({ teamId }) => Promise.resolve(stored.get(teamId ?? '')!),
    },
    installerOptions: {
      authorizationUrl: slack.authorizeUrl,
      clientOptions: { slackApiUrl: slack.apiUrl },
      directInstall: true,
    },
  });
  const app = new App({ receiver, logLevel: LogLevel.ERROR });
  apps.push(app);
  const server = (await app.start(0)) as Server;
  return { stored, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('with the installer of Bolt', () => {
  it('a person adds the app, which then has a token of that team', async () => {
    const { slack, acme, ada } = await setUp();
    const { stored, origin } = await installer(slack);
    slack.app.redirectUrls = [`${origin}/slack/oauth_redirect`];
    const page = await ada.install(`${origin}/slack/install`);
    expect(page.status).toBe(200);
    expect(page.url).toContain('/slack/oauth_redirect');
    expect(stored.get(acme.id)?.bot?.token).toBe(acme.token);
    expect(stored.get(acme.id)?.user.id).toBe(ada.id);
    expect(acme.scopes).toEqual(['chat:write', 'commands']);
    const test = await connect(slack, acme.token).auth.test();
    expect([test.team_id, test.user_id]).toEqual([acme.id, acme.bot.id]);
  });

  it('a person may refuse', async () => {
    const { slack, acme, ada } = await setUp();
    const { stored, origin } = await installer(slack);
    slack.app.redirectUrls = [`${origin}/slack/oauth_redirect`];
    const page = await ada.install(`${origin}/slack/install`, { agrees: false });
    expect(page.url).toContain('error=access_denied');
    expect([stored.size, acme.installed]).toEqual([0, false]);
  });
});

describe('a code', () => {
  async function codeFor(options: SlackOptions = {}) {
    const world = await setUp(options);
    const back = await plainServer((_, response) => void response.end('thanks'));
    const { slack, ada } = world;
    const query = new URLSearchParams({
      client_id: slack.app.clientId,
      scope: 'chat:write,team:read',
      redirect_uri: back,
      state: 's1',
    });
    const page = await ada.install(`${slack.authorizeUrl}?${query.toString()}`);
    const code = new URL(page.url).searchParams.get('code') ?? '';
    const exchange = async (more: Partial<webApi.OAuthV2AccessArguments> = {}) => {
      const { clientId, clientSecret } = slack.app;
      const args = { client_id: clientId, client_secret: clientSecret, code, redirect_uri: back, ...more };
      return connect(slack).apiCall('oauth.v2.access', args);
    };
    return { ...world, page, exchange };
  }

  it('comes back with the state, and is good for one token', async () => {
    const { page, exchange, acme } = await codeFor();
    expect(new URL(page.url).searchParams.get('state')).toBe('s1');
    expect(page.text).toBe('thanks');
    expect(await exchange()).toMatchObject({ access_token: acme.token, scope: 'chat:write,team:read' });
    expect(await codeOf(exchange())).toBe('code_already_used');
  });

  it('needs the right secrets, in ten minutes', async () => {
    const { clock, exchange } = await codeFor();
    expect(await codeOf(exchange({ client_id: 'x' }))).toBe('invalid_client_id');
    expect(await codeOf(exchange({ client_secret: 'x' }))).toBe('bad_client_secret');
    expect(await codeOf(exchange({ code: 'x' }))).toBe('invalid_code');
    expect(await codeOf(exchange({ redirect_uri: 'http://x/' }))).toBe('bad_redirect_uri');
    clock.time += 11 * 60_000;
    expect(await codeOf(exchange())).toBe('invalid_code');
  });

  it('is not given to an app that asks wrongly', async () => {
    const { slack, ada } = await setUp({ app: { redirectUrls: ['https://example.com/'] } });
    const ask = async (query: Record<string, string>) =>
      (await fetch(`${slack.authorizeUrl}?${new URLSearchParams(query).toString()}`)).text();
    const { clientId: client_id } = slack.app;
    expect(await ask({ client_id: 'x', scope: 'a' })).toContain('invalid_client_id');
    expect(await ask({ client_id })).toContain('invalid_scope');
    expect(await ask({ client_id, scope: 'a', redirect_uri: 'http://evil/' })).toContain('bad_redirect_uri');
    expect(await ask({ client_id, scope: 'a' })).toContain(`Allow, as ${ada.user.realName} of Acme`);
  });
});

describe('a token', () => {
  it('is dead once it is revoked, or the app is gone, and the app is told', async () => {
    const heard: string[] = [];
    const { slack, acme } = await setUp({ rateLimits: false });
    acme.install();
    const globex = slack.addTeam('Globex');
    await boltOnSocket(slack, [acme, globex], (app) => {
      app.event(/.*/, ({ event, body }) => {
        heard.push(`${event.type} of ${body.team_id}`);
        return Promise.resolve();
      });
    });
    const { token } = acme;
    acme.revokeToken();
    expect(await codeOf(connect(slack, token).auth.test())).toBe('token_revoked');
    const other = connect(slack, globex.token);
    const { clientId: client_id, clientSecret: client_secret } = slack.app;
    const uninstall = async (secret: string) => other.apps.uninstall({ client_id, client_secret: secret });
    expect(await codeOf(uninstall('x'))).toBe('bad_client_secret');
    await uninstall(client_secret);
    expect(await codeOf(other.auth.test())).toBe('account_inactive');
    await until('three events', () => heard.length === 3);
    expect(heard).toEqual([
      `tokens_revoked of ${acme.id}`,
      `tokens_revoked of ${globex.id}`,
      `app_uninstalled of ${globex.id}`,
    ]);
  });

  it('of before stays dead when the app is installed again', async () => {
    const { slack, acme, ada } = await setUp();
    acme.install(['chat:write']);
    const { token, bot } = acme;
    await connect(slack, token).auth.revoke({});
    expect(acme.installed).toBe(false);
    acme.install(['chat:write', 'team:read']);
    expect(acme.bot).toBe(bot);
    expect(acme.token).not.toBe(token);
    expect(await codeOf(connect(slack, token).auth.test())).toBe('token_revoked');
    expect(await codeOf(connect(slack, acme.token).auth.test())).toBe('ok');
    expect(ada.team).toBe(acme.team);
  });

  it('is of one team alone, and needed', async () => {
    const { slack, acme } = await setUp();
    acme.install();
    const globex = slack.addTeam('Globex');
    const news = globex.addChannel('news').invite();
    const post = async (token?: string) =>
      codeOf(connect(slack, token).chat.postMessage({ channel: news.id, text: 'x' }));
    expect(await post(acme.token)).toBe('channel_not_found');
    expect(await post(globex.token)).toBe('ok');
    expect(await post('xoxb-unknown')).toBe('invalid_auth');
    expect(await post()).toBe('not_authed');
  });
});
