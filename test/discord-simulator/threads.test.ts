import { afterEach, describe, expect, it } from '@jest/globals';
import { type APIMessage, type APIThreadChannel, ChannelType, Events, REST, Routes } from 'discord.js';
import { once } from 'node:events';
import { logIn, restOptions, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

const DAY_MS = 86_400_000;

async function setUp() {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const discord = await simulate({ now: () => new Date(clock.time) });
  const guild = discord.addGuild('Readers');
  const rest = new REST(restOptions(discord)).setToken(discord.token);
  return { clock, discord, guild, rest };
}

describe('a forum', () => {
  it('takes posts of discord.js with tags', async () => {
    const { discord, guild } = await setUp();
    const forum = guild.addChannel('stories', { type: 'forum', tags: ['models', 'law'], requireTag: true });
    const client = await logIn(discord);
    const channel = await client.channels.fetch(forum.id);
    if (channel?.type !== ChannelType.GuildForum) throw new Error('No forum.');
    const post = await channel.threads.create({
      name: 'A story',
      message: { content: 'What happened' },
      appliedTags: [forum.tag('law').id],
    });
    expect(post.id).toBe((await post.fetchStarterMessage())?.id);
    const [seen] = forum.threads;
    expect(seen).toMatchObject({ tags: ['law'], texts: ['What happened'] });
    await expect(channel.threads.create({ name: 'x', message: { content: 'x' } })).rejects.toMatchObject({
      code: 40067,
    });
    const unknown = { name: 'x', message: { content: 'x' }, appliedTags: ['1'] };
    await expect(channel.threads.create(unknown)).rejects.toMatchObject({ code: 50035 });
  });

  it('lists active and archived posts, the one archived last first', async () => {
    const { clock, discord, guild, rest } = await setUp();
    const forum = guild.addChannel('stories', { type: 'forum' });
    for (const name of ['one', 'two', 'three']) {
      await rest.post(Routes.threads(forum.id), { body: { name, message: { content: name } } });
    }
    const named = (name: string) => forum.threads.find(({ channel }) => channel.name === name)!;
    for (const name of ['two', 'one']) {
      clock.time += 1000;
      named(name).archive();
    }
    const names = async (route: `/${string}`) =>
      ((await rest.get(route)) as { threads: APIThreadChannel[] }).threads.map(({ name }) => name);
    expect(await names(Routes.guildActiveThreads(guild.id))).toEqual(['three']);
    expect(await names(Routes.channelThreads(forum.id, 'public'))).toEqual(['one', 'two']);
    expect(discord.violations).toEqual([]);
  });
});

describe('a thread', () => {
  it('hangs on a message, which has one at most', async () => {
    const { discord, guild, rest } = await setUp();
    const channel = guild.addChannel('news', { type: 'announcement' });
    const message = (await rest.post(Routes.channelMessages(channel.id), {
      body: { content: 'x' },
    })) as APIMessage;
    const start = async () => rest.post(Routes.threads(channel.id, message.id), { body: { name: 'More' } });
    expect(await start()).toMatchObject({ id: message.id, type: ChannelType.AnnouncementThread });
    expect(channel.messages[0]?.threadId).toBe(message.id);
    await expect(start()).rejects.toMatchObject({ code: 160004 });
    guild.setPermissions(guild.everyone, 'VIEW_CHANNEL').setPermissions(guild.botRole, 'SEND_MESSAGES');
    const thread = Routes.channelMessages(message.id);
    await expect(rest.post(thread, { body: { content: 'x' } })).rejects.toMatchObject({ code: 50013 });
    const other = (await rest.post(Routes.channelMessages(channel.id), {
      body: { content: 'y' },
    })) as APIMessage;
    const refused = rest.post(Routes.threads(channel.id, other.id), { body: { name: 'More' } });
    await expect(refused).rejects.toMatchObject({ code: 50013 });
    expect(discord.violations).toEqual([]);
  });

  it('falls asleep, refuses edits, and wakes with a message', async () => {
    const { clock, discord, guild, rest } = await setUp();
    const forum = guild.addChannel('stories', { type: 'forum' });
    const client = await logIn(discord);
    const body = { name: 'x', message: { content: 'x' }, auto_archive_duration: 1440 };
    const { id } = (await rest.post(Routes.threads(forum.id), { body })) as APIThreadChannel;
    clock.time += DAY_MS;
    const asleep = once(client, Events.ThreadUpdate);
    const edit = async () => rest.patch(Routes.channelMessage(id, id), { body: { content: 'y' } });
    await expect(edit()).rejects.toMatchObject({ code: 50083 });
    expect(await asleep).toMatchObject([expect.anything(), { archived: true }]);
    const awake = once(client, Events.ThreadUpdate);
    await rest.post(Routes.channelMessages(id), { body: { content: 'news' } });
    await awake;
    await edit();
    expect(discord.channel(id).texts).toEqual(['y', 'news']);
  });

  it('that is locked takes messages of moderators only', async () => {
    const { guild, rest } = await setUp();
    const forum = guild.addChannel('stories', { type: 'forum' });
    const { id } = (await rest.post(Routes.threads(forum.id), {
      body: { name: 'x', message: { content: 'x' } },
    })) as APIThreadChannel;
    forum.threads[0]!.archive({ locked: true });
    guild.setPermissions(guild.botRole, 'SEND_MESSAGES_IN_THREADS');
    const say = async () => rest.post(Routes.channelMessages(id), { body: { content: 'y' } });
    await expect(say()).rejects.toMatchObject({ code: 160005 });
    await expect(rest.patch(Routes.channel(id), { body: { archived: false } })).rejects.toMatchObject({
      code: 50013,
    });
    guild.setPermissions(guild.botRole, 'SEND_MESSAGES_IN_THREADS', 'MANAGE_THREADS');
    await say();
    expect(forum.threads[0]?.channel.thread).toMatchObject({ archived: false, locked: true });
  });
});
