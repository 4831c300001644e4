import { afterEach, describe, expect, it } from '@jest/globals';
import { type Client, Events, GatewayIntentBits, SlashCommandBuilder } from 'discord.js';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Discord } from '../simulators/discord/discord.ts';
import { logIn, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp() {
  const discord = await simulate();
  const guild = discord.addGuild('Readers');
  const ada = discord.addPerson('Ada');
  guild.addMember(ada);
  const channel = guild.addChannel('news');
  const client = await logIn(discord, {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    // discord.js waits five seconds between two identifies of a shard.
    ws: { buildIdentifyThrottler: () => Promise.resolve({ waitForIdentify: () => Promise.resolve() }) },
  });
  return { discord, guild, ada, channel, client };
}

const drops: [string, (discord: Discord) => void][] = [
  ['a cut', ({ gateway }) => gateway.drop()],
  ['a request to reconnect', ({ gateway }) => gateway.askToReconnect()],
  ['code 4000', ({ gateway }) => gateway.close(4000)],
  ['code 4009', ({ gateway }) => gateway.close(4009)],
];

describe('after a drop', () => {
  it.each(drops)('by %s, the session goes on and what was missed is replayed', async (_, drop) => {
    const { discord, ada, channel, client } = await setUp();
    const resumed = once(client, Events.ShardResume);
    const away = once(client, Events.ShardReconnecting);
    drop(discord);
    await away;
    const came = once(client, Events.MessageCreate);
    const missed = ada.say(channel, 'while you were away');
    await resumed;
    expect(await came).toMatchObject([{ id: missed.id }]);
    expect(discord.gateway.log).toEqual(expect.arrayContaining(['READY', 'RESUMED']));
  });

  it.each([
    ['a cut that forgets the session', ({ gateway }: Discord) => gateway.drop({ resumable: false })],
    ['an invalid session', ({ gateway }: Discord) => gateway.invalidate()],
  ])('by %s, a new session begins and what was missed is lost', async (_, drop) => {
    const { discord, ada, channel, client } = await setUp();
    const ready = once(client, Events.ShardReady);
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ id }) => heard.push(id));
    drop(discord);
    ada.say(channel, 'while you were away');
    await ready;
    expect(heard).toEqual([]);
    expect(discord.gateway.log.filter((line) => line === 'READY')).toHaveLength(2);
  });

  it('at random, every command is heard in the end', async () => {
    const { discord, ada, channel, client } = await setUp();
    await client.application.commands.set([new SlashCommandBuilder().setName('ping').setDescription('Ping')]);
    client.on(Events.InteractionCreate, (it) => {
      if (it.isChatInputCommand()) void it.reply('pong');
    });
    discord.gateway.dropAtRandom({ seed: 3, percent: 50 });
    for (let asked = 0; asked < 4; asked += 1) {
      expect((await ada.slash(channel, 'ping')).text).toBe('pong');
    }
    expect(discord.gateway.log).toContain('drop');
  });
});

describe('the gateway', () => {
  async function talk(discord: Discord, query = 'v=10&encoding=json') {
    const socket = new WebSocket(`ws://127.0.0.1:${discord.port}/?${query}`);
    const closed = once(socket, 'close').then(([code]) => code as number);
    const received: { op: number; t: string | null; d: Record<string, unknown> }[] = [];
    socket.on('message', (data: Buffer) =>
      received.push(JSON.parse(data.toString()) as (typeof received)[number]),
    );
    await once(socket, 'open');
    const send = (payload: unknown) =>
      socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
    return { socket, closed, received, send };
  }

  const identify = (discord: Discord, more: object = {}) => ({
    op: 2,
    d: { token: discord.token, intents: 1, properties: {}, ...more },
  });

  it.each([
    [4001, () => ({ op: 99, d: null })],
    [4002, () => '{'],
    [4002, () => ({ op: 3, d: 'x'.repeat(5000) })],
    [4003, () => ({ op: 3, d: {} })],
    [4004, (discord: Discord) => identify(discord, { token: 'wrong' })],
    [4010, (discord: Discord) => identify(discord, { shard: [1, 1] })],
    [4013, (discord: Discord) => identify(discord, { intents: 2 ** 30 })],
    [4014, (discord: Discord) => identify(discord, { intents: GatewayIntentBits.MessageContent })],
  ])('closes with %i', async (code, payload) => {
    const discord = await simulate();
    const { closed, send } = await talk(discord);
    send(payload(discord));
    expect(await closed).toBe(code);
  });

  it('closes with 4012 for another version, and 4005 when somebody identifies twice', async () => {
    const discord = await simulate();
    expect(await (await talk(discord, 'v=9&encoding=json')).closed).toBe(4012);
    const twice = await talk(discord);
    twice.send(identify(discord));
    twice.send(identify(discord));
    expect(await twice.closed).toBe(4005);
  });

  it('closes with 4007 for a resume from the future, and 4009 without heartbeats', async () => {
    const discord = await simulate({ heartbeatMs: 50 });
    const first = await talk(discord);
    first.send(identify(discord));
    expect(await first.closed).toBe(4009);
    const ready = first.received.find(({ t }) => t === 'READY');
    const second = await talk(discord);
    second.send({ op: 6, d: { token: discord.token, session_id: ready?.d['session_id'], seq: 99 } });
    expect(await second.closed).toBe(4007);
  });

  it('is kept alive by heartbeats', async () => {
    const discord = await simulate({ heartbeatMs: 50 });
    const client: Client = await logIn(discord);
    let acknowledged = 0;
    await new Promise<void>((resolve) => {
      client.on(Events.Debug, (message) => {
        if (message.includes('Heartbeat acknowledged')) acknowledged += 1;
        if (acknowledged === 4) resolve();
      });
    });
    expect(discord.gateway.log).toEqual(['READY']);
  });

  it('hides channels that the bot does not see', async () => {
    const { discord, guild, ada, client } = await setUp();
    const hidden = guild.addChannel('hidden').deny(guild.botRole, 'VIEW_CHANNEL');
    ada.say(hidden, 'secret');
    const shown = guild.addChannel('shown');
    const came = once(client, Events.MessageCreate);
    const said = ada.say(shown, 'hello');
    expect(await came).toMatchObject([{ id: said.id }]);
    expect(discord.gateway.log).toEqual(['READY']);
  });

  it('tells of an outage and its end', async () => {
    const { guild, client } = await setUp();
    const out = once(client, Events.GuildUnavailable);
    guild.setUnavailable(true);
    await out;
    const back = once(client, Events.GuildAvailable);
    guild.setUnavailable(false);
    expect(await back).toMatchObject([{ id: guild.id, available: true }]);
  });
});
