import { afterEach, describe, expect, it } from '@jest/globals';
import { REST, type RESTOptions, RateLimitError, Routes } from 'discord.js';
import { restOptions, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp(more: Partial<RESTOptions> = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const discord = await simulate({ now: () => new Date(clock.time) });
  const channel = discord.addGuild('Readers').addChannel('news');
  const connect = () => new REST(restOptions(discord, more)).setToken(discord.token);
  const rest = connect();
  const path = Routes.channelMessages(channel.id);
  const send = async (content: string, by = rest) => by.post(path, { body: { content } });
  const raw = async (route: string, init: RequestInit = {}) =>
    fetch(`${discord.apiUrl}/v10${route}`, { headers: { authorization: `Bot ${discord.token}` }, ...init });
  return { clock, discord, channel, rest, connect, path, send, raw };
}

describe('rate limits', () => {
  it('allow five messages in five seconds and channel, and say so in headers', async () => {
    const { clock, discord, path, raw, channel } = await setUp();
    const post = async () => raw(path, { method: 'POST', body: JSON.stringify({ content: 'x' }) });
    const first = await post();
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset-after': '5.000',
    });
    for (let sent = 1; sent < 5; sent += 1) await post();
    clock.time += 1500;
    const refused = await post();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('4');
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(await refused.json()).toMatchObject({ retry_after: 3.5, global: false });
    clock.time += 3500;
    expect((await post()).status).toBe(200);
    expect(channel.messages).toHaveLength(6);
    expect(discord.invalidRequests()).toBe(1);
  });

  it('allow fifty requests a second over all', async () => {
    const { discord, raw } = await setUp();
    const routes = Array.from({ length: 51 }, (_, index) => `/channels/${index + 1}`);
    const statuses = [];
    for (const route of routes) statuses.push(await raw(route));
    expect(statuses.slice(0, 50).every(({ status }) => status === 404)).toBe(true);
    expect(statuses[50]?.status).toBe(429);
    expect(statuses[50]?.headers.get('x-ratelimit-global')).toBe('true');
    discord.rateLimits.enabled = false;
    expect((await raw('/channels/1')).status).toBe(404);
  });

  it('are understood by @discordjs/rest', async () => {
    const { connect, send } = await setUp({ rejectOnRateLimit: () => true });
    // Two processes with one token: neither knows what the other has used up.
    for (let sent = 0; sent < 5; sent += 1) await send('x');
    await expect(send('x', connect())).rejects.toThrow(RateLimitError);
  });
});

describe('faults', () => {
  it('refuse with 429, shared ones without counting', async () => {
    const { discord, raw, path } = await setUp();
    discord.faults.next({ kind: 'rate-limit', retryAfterSeconds: 2.5, scope: 'shared' });
    const refused = await raw(path);
    expect(refused.headers.get('retry-after')).toBe('3');
    expect(await refused.json()).toMatchObject({ retry_after: 2.5 });
    expect(discord.invalidRequests()).toBe(0);
  });

  it('fail before anything is done', async () => {
    const { discord, channel, send } = await setUp();
    discord.faults.next({ kind: 'server-error' });
    await expect(send('x')).rejects.toMatchObject({ status: 503 });
    discord.faults.next({ kind: 'reset-before' });
    await expect(send('x')).rejects.toThrow();
    expect(channel.messages).toEqual([]);
  });

  it('lose the answer after it is done', async () => {
    const { discord, channel, send } = await setUp();
    discord.faults.next({ kind: 'reset-after', route: 'POST /channels/{channel_id}/messages' });
    await expect(send('one')).rejects.toThrow();
    discord.faults.next({ kind: 'lost-answer' });
    await expect(send('two')).rejects.toMatchObject({ status: 502 });
    expect(channel.texts).toEqual(['one', 'two']);
    expect(discord.requests.map(({ status }) => status)).toEqual([0, 502]);
  });

  it('make a library that sends again by itself post twice', async () => {
    const { discord, channel, send } = await setUp({ retries: 1 });
    discord.faults.next({ kind: 'lost-answer' });
    await send('x');
    expect(channel.texts).toEqual(['x', 'x']);
  });

  it('send the answer slowly', async () => {
    const { discord, send } = await setUp();
    discord.faults.next({ kind: 'slow', pauseMs: 1 });
    expect(await send('x'.repeat(500))).toMatchObject({ content: 'x'.repeat(500) });
  });

  it('come at random, the same for the same seed', async () => {
    const run = async (seed: number) => {
      const { discord, send } = await setUp();
      discord.rateLimits.enabled = false;
      discord.faults.plan({ seed, percent: 40, kinds: ['server-error', 'lost-answer'] });
      for (let sent = 0; sent < 20; sent += 1) await send('x').catch(() => undefined);
      return discord.requests.map(({ status }) => status).join();
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
    expect(first).toMatch(/503/);
  });

  it('is a 404 of its own kind to ask for what is not simulated', async () => {
    const { discord, rest } = await setUp();
    await expect(rest.get('/guilds/1/emojis')).rejects.toMatchObject({ status: 404, code: 0 });
    expect(discord.unsupported).toEqual(['GET /guilds/1/emojis']);
  });
});
