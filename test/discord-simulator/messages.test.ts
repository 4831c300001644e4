import { afterEach, describe, expect, it } from '@jest/globals';
import { type APIMessage, AttachmentBuilder, type MessageCreateOptions, REST, Routes } from 'discord.js';
import { FLAGS, textOf } from '../simulators/discord/discord.ts';
import { logIn, restOptions, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

const HOUR_MS = 3_600_000;

async function setUp(options: Parameters<typeof simulate>[0] = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const discord = await simulate({ now: () => new Date(clock.time), ...options });
  const guild = discord.addGuild('Readers');
  const ada = discord.addPerson('Ada');
  guild.addMember(ada);
  const channel = guild.addChannel('news', { type: 'announcement' });
  const rest = new REST(restOptions(discord)).setToken(discord.token);
  const path = Routes.channelMessages(channel.id);
  const send = async (body: object) => (await rest.post(path, { body })) as APIMessage;
  return { clock, discord, guild, ada, channel, rest, path, send };
}

describe('messages', () => {
  it('are sent, edited and deleted by discord.js, and the ledger keeps what was', async () => {
    const { discord, channel } = await setUp();
    const client = await logIn(discord);
    const news = await client.channels.fetch(channel.id);
    if (!news?.isSendable()) throw new Error('No channel.');
    const options: MessageCreateOptions = {
      content: 'first',
      embeds: [{ title: 'Title', fields: [{ name: 'n', value: 'v' }] }],
      files: [new AttachmentBuilder(Buffer.from([0, 255, 13, 10, 13, 10, 7]), { name: 'a.bin' })],
    };
    const message = await news.send(options);
    expect(message.attachments.first()).toMatchObject({ name: 'a.bin', size: 7 });
    await message.edit('second');
    const [shown] = channel.messages;
    expect(textOf(shown!)).toBe('second\nTitle\nn\nv');
    expect(shown!.attachments[0]?.bytes).toEqual(Buffer.from([0, 255, 13, 10, 13, 10, 7]));
    expect(shown!.history).toMatchObject([{ content: 'first' }]);
    await message.delete();
    expect(channel.messages).toEqual([]);
    expect(channel.ledger[0]?.deleted?.by).toBe(client.user.id);
    await expect(message.edit('third')).rejects.toMatchObject({ code: 10008, status: 404 });
    expect(discord.violations).toEqual([]);
  });

  it('with a nonce come once, for some minutes', async () => {
    const { clock, channel, send } = await setUp();
    const body = { content: 'story', nonce: 'delivery-1', enforce_nonce: true };
    const first = await send(body);
    expect(await send({ ...body, content: 'again' })).toMatchObject({ id: first.id, content: 'story' });
    clock.time += 10 * 60_000;
    expect((await send(body)).id).not.toBe(first.id);
    expect(channel.messages).toHaveLength(2);
  });

  it('are listed before, after and around one', async () => {
    const { channel, rest, path, send, discord } = await setUp();
    discord.rateLimits.enabled = false;
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5', '6']) ids.push((await send({ content })).id);
    const list = async (query: Record<string, string>) =>
      ((await rest.get(path, { query: new URLSearchParams(query) })) as APIMessage[])
        .map(({ content }) => content)
        .join('');
    expect(await list({ limit: '2' })).toBe('65');
    expect(await list({ limit: '2', before: ids[3]! })).toBe('32');
    expect(await list({ limit: '2', after: ids[3]! })).toBe('65');
    expect(await list({ limit: '3', around: ids[3]! })).toBe('543');
    await expect(list({ limit: '101' })).rejects.toMatchObject({ code: 50035 });
    channel.deleteMessage(channel.messages[5]!);
    expect(await list({ limit: '1' })).toBe('5');
  });

  it('are hidden from a bot without the intent, unless they are its own or mention it', async () => {
    const { ada, channel, rest, path, discord } = await setUp();
    ada.say(channel, 'secret');
    ada.say(channel, `<@${discord.app.user.id}> hello`);
    const seen = (await rest.get(path)) as APIMessage[];
    expect(seen.map(({ content }) => content)).toEqual([`<@${discord.app.user.id}> hello`, '']);
  });

  it('are crossposted once', async () => {
    const { guild, channel, rest, send } = await setUp();
    const { id } = await send({ content: 'news' });
    await rest.post(Routes.channelMessageCrosspost(channel.id, id));
    expect(channel.messages[0]!.flags & FLAGS.CROSSPOSTED).toBe(FLAGS.CROSSPOSTED);
    await expect(rest.post(Routes.channelMessageCrosspost(channel.id, id))).rejects.toMatchObject({
      code: 40033,
    });
    const plain = guild.addChannel('talk');
    const there = (await rest.post(Routes.channelMessages(plain.id), {
      body: { content: 'x' },
    })) as APIMessage;
    await expect(rest.post(Routes.channelMessageCrosspost(plain.id, there.id))).rejects.toMatchObject({
      code: 50024,
    });
  });

  it('over an hour old are edited a few times, then 30046', async () => {
    const { clock, channel, send, discord } = await setUp({ oldEdits: { limit: 1, perMs: 20_000 } });
    const { id } = await send({ content: 'old' });
    clock.time += HOUR_MS + 1;
    const edit = async (content: string) =>
      fetch(`${discord.apiUrl}/v10${Routes.channelMessage(channel.id, id)}`, {
        method: 'PATCH',
        headers: { authorization: `Bot ${discord.token}` },
        body: JSON.stringify({ content }),
      });
    expect((await edit('new')).status).toBe(200);
    const refused = await edit('newer');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('20');
    expect(await refused.json()).toMatchObject({ code: 30046, retry_after: 20 });
    clock.time += 20_000;
    expect((await edit('newest')).status).toBe(200);
  });
});

describe('mentions', () => {
  it('ping whom the text names, the sender allows, and the sender may ping', async () => {
    const { guild, ada, channel, send } = await setUp();
    const role = guild.addRole('Readers', { mentionable: true });
    const closed = guild.addRole('Closed');
    const text = `@everyone <@${ada.id}> <@&${role.id}> <@&${closed.id}> \`<@${ada.id}>\``;
    const pings = async (body: object) => {
      await send({ content: text, ...body });
      return channel.messages.at(-1)!.pings;
    };
    const all = { everyone: true, users: [ada.id], roles: [role.id, closed.id] };
    expect(await pings({})).toEqual(all);
    expect(await pings({ allowed_mentions: { parse: [] } })).toEqual({
      everyone: false,
      users: [],
      roles: [],
    });
    expect(await pings({ allowed_mentions: { roles: [role.id] } })).toEqual({
      everyone: false,
      users: [],
      roles: [role.id],
    });
    guild.setPermissions(guild.botRole, 'VIEW_CHANNEL', 'SEND_MESSAGES', 'EMBED_LINKS');
    expect(await pings({})).toEqual({ everyone: false, users: [ada.id], roles: [role.id] });
    expect(await pings({ content: 'x', embeds: [{ title: text }] })).toEqual({
      everyone: false,
      users: [],
      roles: [],
    });
  });
});

describe('permissions', () => {
  it.each([
    [50001, 'VIEW_CHANNEL', { content: 'x' }],
    [50013, 'SEND_MESSAGES', { content: 'x' }],
    [50013, 'EMBED_LINKS', { embeds: [{ title: 'x' }] }],
  ] as const)('answer %i without %s', async (code, name, body) => {
    const { guild, channel, send, discord } = await setUp();
    channel.deny(guild.botRole, name);
    await expect(send(body)).rejects.toMatchObject({ code, status: 403 });
    expect(discord.invalidRequests()).toBe(1);
    channel.allow({ user: discord.app.user }, name);
    await expect(send(body)).resolves.toBeDefined();
  });

  it('hide the past', async () => {
    const { guild, channel, rest, path, send } = await setUp();
    const { id } = await send({ content: 'x' });
    channel.deny(guild.everyone, 'READ_MESSAGE_HISTORY').deny(guild.botRole, 'READ_MESSAGE_HISTORY');
    expect(await rest.get(path)).toEqual([]);
    await expect(rest.get(Routes.channelMessage(channel.id, id))).rejects.toMatchObject({ code: 50001 });
    const reply = { content: 'x', message_reference: { message_id: id } };
    await expect(send(reply)).rejects.toMatchObject({ code: 160002 });
  });

  it('keep the messages of others', async () => {
    const { guild, ada, channel, rest } = await setUp();
    const { id } = ada.say(channel, 'mine');
    const one = Routes.channelMessage(channel.id, id);
    await expect(rest.patch(one, { body: { content: 'x' } })).rejects.toMatchObject({ code: 50005 });
    guild.setPermissions(guild.botRole, 'SEND_MESSAGES');
    await expect(rest.delete(one)).rejects.toMatchObject({ code: 50013 });
    guild.setPermissions(guild.botRole, 'MANAGE_MESSAGES');
    await rest.delete(one);
    expect(channel.messages).toEqual([]);
  });

  it('end with the channel, the guild and the token', async () => {
    const { guild, channel, rest, send, discord } = await setUp();
    channel.delete();
    await expect(send({ content: 'x' })).rejects.toMatchObject({ code: 10003, status: 404 });
    guild.kickBot();
    await expect(rest.get(Routes.guild(guild.id))).rejects.toMatchObject({ code: 50001 });
    await expect(rest.get(Routes.guild('1'))).rejects.toMatchObject({ code: 10004 });
    rest.setToken('wrong');
    await expect(rest.get(Routes.user())).rejects.toMatchObject({ status: 401 });
    expect(discord.violations).toEqual([]);
  });
});

describe('direct messages', () => {
  it('reach those who share a guild and have not closed them', async () => {
    const { guild, ada, rest, discord } = await setUp();
    const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: ada.id } })) as {
      id: string;
    };
    const send = async (content: string) => rest.post(Routes.channelMessages(id), { body: { content } });
    await send('hello');
    ada.acceptDms(false);
    await expect(send('hello?')).rejects.toMatchObject({ code: 50007, status: 403 });
    ada.acceptDms(true);
    guild.banish(ada);
    await expect(send('hello?')).rejects.toMatchObject({ code: 50007 });
    expect(discord.channel(id).texts).toEqual(['hello']);
    expect(ada.sees(ada.dm).map(textOf)).toEqual(['hello']);
  });
});
