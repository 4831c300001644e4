import { afterEach, describe, expect, it } from '@jest/globals';
import { ChannelType, Events, GatewayIntentBits } from 'discord.js';
import { once } from 'node:events';
import { INTENTS } from '../simulators/discord/discord.ts';
import { logIn, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

describe('logging in', () => {
  it('fills the cache of guilds, channels and roles', async () => {
    const discord = await simulate();
    const guild = discord.addGuild('Readers');
    const news = guild.addChannel('news');
    const forum = guild.addChannel('stories', { type: 'forum', tags: ['models'] });
    const client = await logIn(discord);

    expect(client.user.id).toBe(discord.app.user.id);
    const cached = client.guilds.cache.get(guild.id);
    expect(cached?.name).toBe('Readers');
    expect(cached?.channels.cache.get(news.id)?.type).toBe(ChannelType.GuildText);
    const seen = cached?.channels.cache.get(forum.id);
    expect(seen?.type === ChannelType.GuildForum && seen.availableTags[0]?.name).toBe('models');
    expect(cached?.members.me?.permissionsIn(news.id).has('SendMessages')).toBe(true);
  });

  it('tells of changes under the intent Guilds', async () => {
    const discord = await simulate();
    const guild = discord.addGuild('Readers');
    const client = await logIn(discord);

    const created = once(client, Events.ChannelCreate);
    const channel = guild.addChannel('news');
    expect(await created).toMatchObject([{ id: channel.id, name: 'news' }]);

    const deleted = once(client, Events.ChannelDelete);
    channel.delete();
    expect(await deleted).toMatchObject([{ id: channel.id }]);

    const left = once(client, Events.GuildDelete);
    guild.kickBot();
    expect(await left).toMatchObject([{ id: guild.id }]);
  });

  it('tells of messages only those who asked for them', async () => {
    const discord = await simulate();
    const guild = discord.addGuild('Readers');
    const ada = discord.addPerson('Ada');
    guild.addMember(ada);
    const channel = guild.addChannel('news');
    const deaf = await logIn(discord);
    const heard: string[] = [];
    deaf.on(Events.MessageCreate, ({ id }) => heard.push(id));
    const listening = await logIn(discord, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    });

    const came = once(listening, Events.MessageCreate);
    const said = ada.say(channel, 'hello');
    expect(await came).toMatchObject([{ id: said.id, content: '' }]);
    expect(heard).toEqual([]);
  });

  it('refuses a wrong token and privileged intents that are not switched on', async () => {
    const discord = await simulate();
    await expect(logIn(discord, { intents: [GatewayIntentBits.GuildMembers] })).rejects.toThrow(/intents/i);
    expect(discord.gateway.log).toEqual(['close 4014']);
    Object.assign(discord, { token: 'wrong' });
    await expect(logIn(discord)).rejects.toThrow(/token/i);
  });

  it('lists members for those with the intent only', async () => {
    const discord = await simulate({ privilegedIntents: INTENTS.GUILD_MEMBERS });
    const guild = discord.addGuild('Readers');
    const ada = discord.addPerson('Ada');
    const client = await logIn(discord, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers],
    });
    const came = once(client, Events.GuildMemberAdd);
    guild.addMember(ada);
    expect(await came).toMatchObject([{ id: ada.id }]);
    const cached = client.guilds.cache.get(guild.id);
    expect(await cached?.members.fetch()).toHaveProperty('size', 3);
    expect(await cached?.members.list({ limit: 10 })).toHaveProperty('size', 3);

    const other = await simulate();
    const there = other.addGuild('Others');
    const without = (await logIn(other)).guilds.cache.get(there.id);
    await expect(without?.members.list()).rejects.toMatchObject({ code: 50001 });
    expect((await without?.members.fetch(other.app.user.id))?.user.username).toBe('ai_news');
  });

  it('sends each guild to the shard it belongs to', async () => {
    const discord = await simulate({ shards: 2 });
    const guilds = Array.from({ length: 6 }, (_, index) => discord.addGuild(`Guild ${index}`));
    const client = await logIn(discord, { shards: 'auto' });
    expect(client.guilds.cache.size).toBe(6);
    for (const { id } of guilds) {
      expect(client.guilds.cache.get(id)?.shardId).toBe(Number((BigInt(id) >> 22n) % 2n));
    }
  });
});
