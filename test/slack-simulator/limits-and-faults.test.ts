import { afterEach, describe, expect, it } from '@jest/globals';
import { webApi } from '@slack/bolt';
import type { SlackOptions } from '../simulators/slack/slack.ts';
import { codeOf, connect, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp(options: SlackOptions = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const slack = await simulate({ now: () => new Date(clock.time), ...options });
  const acme = slack.addTeam('Acme');
  const news = acme.addChannel('news').invite();
  const client = connect(slack, acme.token);
  const send = async (text: string, by = client) => by.chat.postMessage({ channel: news.id, text });
  const raw = async (method: string, fields: Record<string, string>) =>
    fetch(slack.apiUrl + method, {
      method: 'POST',
      headers: { authorization: `Bearer ${acme.token}` },
      body: new URLSearchParams(fields),
    });
  return { clock, slack, acme, news, client, send, raw };
}

describe('rate limits', () => {
  it('allow a message a second and channel, with short bursts', async () => {
    const { clock, slack, acme, news, send, raw, client } = await setUp();
    for (let sent = 0; sent < 4; sent += 1) await send('x');
    const refused = await raw('chat.postMessage', { channel: news.id, text: 'x' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toEqual({ ok: false, error: 'ratelimited' });
    await expect(send('x')).rejects.toBeInstanceOf(webApi.WebAPIRateLimitedError);
    const other = acme.addChannel('other').invite();
    await client.chat.postMessage({ channel: other.id, text: 'x' });
    clock.time += 1000;
    await send('x');
    await expect(send('x')).rejects.toThrow();
    slack.rateLimits.enabled = false;
    await send('x');
    expect(news.messages).toHaveLength(6);
  });

  it('count by tier, method and workspace', async () => {
    const { clock, slack, client } = await setUp();
    const list = async (by = client) => by.usergroups.list();
    for (let asked = 0; asked < 20; asked += 1) await list();
    await expect(list()).rejects.toMatchObject({ retryAfter: 60 });
    await client.team.info();
    await list(connect(slack, slack.addTeam('Globex').token));
    clock.time += 60_000;
    await list();
  });

  it('allow one look a minute into history, of fifteen messages, outside of the Marketplace', async () => {
    const { clock, slack, news, client, send } = await setUp({ app: { unlisted: true } });
    slack.rateLimits.enabled = false;
    for (let sent = 0; sent < 20; sent += 1) await send('x');
    slack.rateLimits.enabled = true;
    const look = async () => client.conversations.history({ channel: news.id, limit: 100 });
    expect((await look()).messages).toHaveLength(15);
    await expect(look()).rejects.toThrow();
    clock.time += 60_000;
    await look();
    slack.app.unlisted = false;
    expect((await look()).messages).toHaveLength(20);
  });
});

describe('scopes', () => {
  it('are asked for by method, and named in headers', async () => {
    const { acme, client, raw } = await setUp();
    acme.withdraw('users:read');
    const answer = await raw('users.info', { user: acme.bot.id });
    const body = (await answer.json()) as Record<string, string>;
    expect(body).toMatchObject({ ok: false, error: 'missing_scope', needed: 'users:read' });
    expect(body['provided']).toContain('chat:write');
    const { headers } = await raw('team.info', {});
    expect(headers.get('x-accepted-oauth-scopes')).toBe('team:read');
    expect(headers.get('x-oauth-scopes')).toContain('team:read');
    acme.grant('users:read');
    expect(await codeOf(client.users.info({ user: acme.bot.id }))).toBe('ok');
  });

  it.each<[string, string, (client: webApi.WebClient, channel: string) => Promise<unknown>]>([
    ['chat:write', 'chat:write', (client, channel) => client.chat.postMessage({ channel, text: 'x' })],
    ['channels:history', 'channels:history', (client, channel) => client.conversations.history({ channel })],
    ['channels:read', 'channels:read', (client, channel) => client.conversations.info({ channel })],
    ['channels:join', 'channels:join', (client, channel) => client.conversations.join({ channel })],
    ['groups:read', 'groups:read', (client) => client.conversations.list({ types: 'private_channel' })],
    ['im:write', 'im:write,mpim:write', (client) => client.conversations.open({ users: 'U1' })],
    ['usergroups:read', 'usergroups:read', (client) => client.usergroups.list()],
    ['team:read', 'team:read', (client) => client.team.info()],
  ])('%s is missed', async (scope, needed, call) => {
    const { acme, news, client } = await setUp();
    acme.withdraw(scope);
    await expect(call(client, news.id)).rejects.toMatchObject({ data: { error: 'missing_scope', needed } });
  });
});

describe('faults', () => {
  it('fail before anything is done', async () => {
    const { slack, news, send, raw } = await setUp();
    slack.faults.next({ kind: 'server-error' });
    await expect(send('x')).rejects.toBeInstanceOf(webApi.WebAPIHTTPError);
    slack.faults.next({ kind: 'internal-error', method: 'chat.postMessage' });
    expect(await codeOf(send('x'))).toBe('internal_error');
    slack.faults.next({ kind: 'reset-before' });
    await expect(send('x')).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
    slack.faults.next({ kind: 'rate-limit', retryAfterSeconds: 7 });
    expect((await raw('auth.test', {})).headers.get('retry-after')).toBe('7');
    expect(news.messages).toEqual([]);
    expect(slack.faults.played).toHaveLength(4);
  });

  it('lose or falsify the answer after it is done', async () => {
    const { slack, news, send } = await setUp();
    slack.faults.next({ kind: 'reset-after' });
    await expect(send('one')).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
    slack.faults.next({ kind: 'lost-answer' });
    await expect(send('two')).rejects.toBeInstanceOf(webApi.WebAPIHTTPError);
    slack.faults.next({ kind: 'fatal-error' });
    expect(await codeOf(send('three'))).toBe('fatal_error');
    slack.faults.next({ kind: 'slow', pauseMs: 1 });
    await send('four');
    expect(news.texts).toEqual(['one', 'two', 'three', 'four']);
    expect(slack.requests.map(({ status }) => status)).toEqual([0, 502, 200, 200]);
    expect(slack.requests[0]?.answer).toMatchObject({ ok: true });
  });

  it('make a library that sends again by itself post twice', async () => {
    const { slack, acme, news, send } = await setUp();
    slack.faults.next({ kind: 'reset-after' });
    const retryConfig = { retries: 1, minTimeout: 1, maxTimeout: 1 };
    await send('x', connect(slack, acme.token, { retryConfig }));
    expect(news.texts).toEqual(['x', 'x']);
  });

  it('come at random, the same for the same seed', async () => {
    const run = async (seed: number) => {
      const { slack, send } = await setUp({ rateLimits: false });
      slack.faults.plan({ seed, percent: 40, kinds: ['server-error', 'lost-answer'] });
      for (let sent = 0; sent < 20; sent += 1) await send('x').catch(() => undefined);
      slack.faults.clear();
      return slack.requests.map(({ status }) => status).join();
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
    expect(first).toMatch(/503/);
  });
});

describe('requests that Slack cannot read', () => {
  it('are refused, and noted', async () => {
    const { slack, acme, client } = await setUp();
    const post = async (type: string, body: string) =>
      (
        await fetch(`${slack.apiUrl}chat.postMessage`, {
          method: 'POST',
          headers: { authorization: `Bearer ${acme.token}`, 'content-type': type },
          body,
        })
      ).json();
    expect(await post('application/json', '{')).toMatchObject({ error: 'invalid_json' });
    expect(await post('application/json', '[]')).toMatchObject({ error: 'json_not_object' });
    expect(await post('application/json', '{}')).toMatchObject({ error: 'invalid_arguments' });
    expect(await codeOf(client.apiCall('chat.postMessage', { text: 'x' }))).toBe('invalid_arguments');
    await expect(client.apiCall('reactions.add', {})).rejects.toThrow();
    expect(slack.unsupported).toEqual(['reactions.add']);
  });

  it('may be JSON as well as forms', async () => {
    const { slack, acme, news } = await setUp();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'in JSON' } }];
    await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${acme.token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: news.id, text: 'x', blocks, unfurl_links: true }),
    });
    expect(news.texts).toEqual(['in JSON']);
    expect(news.messages[0]?.unfurlLinks).toBe(true);
  });
});
