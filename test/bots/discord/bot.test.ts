import { describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { invitation, applicationOf } from '../../../src/bots/discord/invite.ts';
import { applicationCommand, normalized } from '../../../src/bots/discord/commands.ts';
import type { Command } from '../../../src/bots/commands/command.ts';
import type { Outgoing } from '../../../src/shared/domain/sender.ts';
import { onSetup } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';
import { type ChannelControl, startDiscord, textOf } from '../../simulators/discord/discord.ts';
import { BotDesk } from './desk.ts';
import { failing } from './sender-desk.ts';

const help: Command = {
  name: 'help',
  description: 'Says what there is',
  options: [],
  execute: () => Promise.resolve({ message: { fallback: 'Help', blocks: [] } }),
};

const outgoing = (channel: ChannelControl, more: Partial<Outgoing> = {}): Outgoing => ({
  deliveryId: 'abcdefgh-_123456',
  kind: 'post',
  address: channel.id,
  message: {
    fallback: 'A model sails',
    blocks: [
      { type: 'heading', text: 'A model sails', url: 'https://a.example/' },
      { type: 'text', runs: [{ text: 'It sails @everyone round the world.' }] },
      { type: 'buttons', buttons: [{ label: 'Full brief', to: { action: 'brief:abcdefgh-_123456' } }] },
    ],
  },
  stories: [{ publicId: 'k3v', version: 1, headline: 'A model sails', links: [] }],
  ...more,
});

onSetup('PGlite', 'the bot at Discord', (setup) => {
  const desk = new BotDesk(setup);
  const workspaces = (): Promise<{ name: string; left_at: Date | null }[]> =>
    setup.db.query(sql`select name, left_at from news.workspace order by id`);
  const clean = (): void => {
    expect(desk.discord.violations).toEqual([]);
    expect(desk.discord.unsupported).toEqual([]);
  };

  describe('servers', () => {
    test('that invite it are greeted once, where it may write', async () => {
      await desk.start();
      const guild = desk.discord.addGuild('Readers');
      await until('the server is known', () => desk.told.some((line) => line.startsWith('joined')));
      expect(await workspaces()).toEqual([{ name: 'Readers', left_at: null }]);
      const greeted = (): number =>
        desk.discord.requests.filter(({ path }) => path.endsWith('/messages')).length;
      const before = greeted();
      guild.kickBot();
      await until('it left', () => desk.told.some((line) => line.startsWith('left')));
      expect((await workspaces())[0]?.left_at).not.toBeNull();
      guild.addBot();
      await until('it is back', () => desk.told.filter((line) => line.startsWith('joined')).length === 2);
      expect((await workspaces())[0]?.left_at).toBeNull();
      expect(before).toBeLessThanOrEqual(1);
      clean();
    });

    test('that it was removed from while it was away are left', async () => {
      const guild = desk.discord.addGuild('Readers');
      await desk.start();
      await until('the server is known', async () => (await workspaces()).length === 1);
      await desk.ours.stop();
      guild.kickBot();
      await desk.open().start();
      await until('it is left', async () => (await workspaces())[0]?.left_at !== null);
    });

    test('tell of channels that go, change, and of threads that are locked', async () => {
      const guild = desk.discord.addGuild('Readers');
      const channel = guild.addChannel('news');
      const other = guild.addChannel('other');
      await desk.start();
      await until('the server is known', async () => (await workspaces()).length === 1);
      channel.deny(guild.everyone, 'SEND_MESSAGES');
      await until('a change', () => desk.told.includes(`changed ${channel.id}`));
      other.delete();
      await until('a loss', () => desk.told.includes(`lost ${other.id}`));
      guild.setPermissions(guild.botRole, 'VIEW_CHANNEL');
      await until('a role', () => desk.told.some((line) => line.startsWith('changed in')));
      clean();
    });

    test('are heard after the connection dropped, resumed or anew', async () => {
      const guild = desk.discord.addGuild('Readers');
      desk.commands = [help];
      await desk.start();
      const channel = guild.addChannel('news');
      const ada = desk.discord.addPerson('Ada');
      guild.addMember(ada);
      for (const how of [{}, { resumable: false }]) {
        const before = desk.discord.gateway.log.length;
        desk.discord.gateway.drop(how);
        await until('a new greeting', () => desk.discord.gateway.log.length > before + 1, 20_000);
        await until(
          'an answer',
          async () => (await ada.slash(channel, 'ai-news', 'help')).kind === 'message',
          20_000,
        );
      }
    });
  });

  test('a wrong token is told at the start, and is not tried again', async () => {
    const other = await startDiscord();
    await other.close();
    desk.discord.app.token = 'another';
    const error = await failing(() => desk.open().start());
    expect(error).toMatchObject({ errorClass: 'permanent', code: 'token_wrong' });
    expect(error.message).toContain('DISCORD_TOKEN');
  });

  describe('the command', () => {
    test('is told to Discord only when it changed', async () => {
      const posts = (): number =>
        desk.discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/commands'))
          .length;
      desk.commands = [
        { ...help, options: [{ name: 'on', description: 'What', kind: 'text', completes: true }] },
      ];
      await desk.start();
      expect(posts()).toBe(1);
      await desk.ours.stop();
      await desk.open().start();
      expect(posts()).toBe(1);
      await desk.ours.stop();
      desk.commands = [help];
      await desk.open().start();
      expect(posts()).toBe(2);
      clean();
    });

    test('is the same in other words of Discord’s', () => {
      const ours = applicationCommand([help]);
      const theirs = {
        ...ours,
        id: '1',
        version: '2',
        nsfw: false,
        default_member_permissions: null,
        contexts: [2, 0, 1],
      };
      expect(normalized(theirs)).toEqual(normalized(ours));
      expect(normalized({ ...theirs, description: 'x' })).not.toEqual(normalized(ours));
    });
  });

  describe('posts', () => {
    test('are seen once, call nobody, and are found again by their buttons', async () => {
      const channel = desk.discord.addGuild('Readers').addChannel('news');
      const { sender } = desk.open();
      desk.discord.faults.next({ kind: 'reset-after', route: 'POST /channels/{channel_id}/messages' });
      expect(await failing(() => sender.send(outgoing(channel)))).toMatchObject({
        errorClass: 'transient',
        unsure: true,
      });
      const found = await sender.look!(outgoing(channel));
      expect(found?.messageId).toBe(channel.messages[0]?.id);
      expect(channel.messages).toHaveLength(1);
      expect(channel.messages[0]?.pings).toEqual({ everyone: false, roles: [], users: [] });
      expect(textOf(channel.messages[0]!)).toContain('sails');
      clean();
    });

    test('go into forums with tags, are edited, answered and found again there', async () => {
      const guild = desk.discord.addGuild('Readers');
      const forum = guild.addChannel('stories', {
        type: 'forum',
        tags: ['Models', 'Chips'],
        requireTag: true,
      });
      const { sender } = desk.open();
      const { messageId } = await sender.send(outgoing(forum, { tags: ['models'] }));
      const [post] = forum.threads;
      expect(post?.tags).toEqual(['Models']);
      expect(post?.channel.name).toBe('A model sails');
      const again = { ...outgoing(forum), messageId };
      await sender.edit!(again);
      await sender.reply!({ ...again, kind: 'reply', deliveryId: 'replyreply123456' });
      expect(post?.messages).toHaveLength(2);
      expect((await sender.look!(outgoing(forum)))?.messageId).toBe(messageId);
      post?.archive();
      expect((await sender.look!(outgoing(forum)))?.messageId).toBe(messageId);
      await sender.edit!(again);
      await sender.remove!({ ...again, kind: 'remove' });
      clean();
    });

    test('call the role that was named, and are answered in a thread', async () => {
      const guild = desk.discord.addGuild('Readers');
      const channel = guild.addChannel('news');
      const role = guild.addRole('News', { mentionable: true });
      const ada = desk.discord.addPerson('Ada');
      guild.addMember(ada, role);
      const { sender } = desk.open();
      const { messageId } = await sender.send(outgoing(channel, { mention: role.id }));
      expect(channel.messages[0]?.pings).toEqual({ everyone: false, roles: [role.id], users: [] });
      await sender.edit!({ ...outgoing(channel), messageId });
      await sender.reply!({
        ...outgoing(channel, { kind: 'reply', deliveryId: 'replyreply123456' }),
        messageId,
      });
      expect(channel.threads[0]?.messages).toHaveLength(1);
    });

    test('that are missing a permission say which, and where to give it', async () => {
      const guild = desk.discord.addGuild('Readers');
      const channel = guild.addChannel('news');
      const { platform, sender } = desk.open();
      expect(await platform.obstaclesAt(channel.id)).toEqual([]);
      channel.deny(guild.botRole, 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY');
      const obstacles = await platform.obstaclesAt(channel.id);
      expect(obstacles.map((line) => /^Give the bot "([^"]+)" in #news: /.exec(line)?.[1])).toEqual([
        'Send Messages',
        'Read Message History',
      ]);
      expect(await failing(() => sender.send(outgoing(channel)))).toMatchObject({
        errorClass: 'permanent',
        code: 'permission_missing',
        message: obstacles.join(' '),
      });
      channel.deny(guild.botRole, 'VIEW_CHANNEL');
      expect((await platform.obstaclesAt(channel.id)).join()).toContain('View Channel');
    });

    test('reach a person, or say why not', async () => {
      const guild = desk.discord.addGuild('Readers');
      const ada = desk.discord.addPerson('Ada');
      guild.addMember(ada);
      const { platform, sender } = desk.open();
      const address = await platform.directAddress(ada.id);
      expect(address).toBe(ada.dm.id);
      await sender.send(outgoing(desk.discord.channel(address)));
      expect(ada.sees(ada.dm)).toHaveLength(1);
      expect(await platform.obstaclesAt(address)).toEqual([]);
      ada.acceptDms(false);
      expect(
        await failing(() =>
          sender.send(outgoing(desk.discord.channel(address), { deliveryId: 'another-delivery' })),
        ),
      ).toMatchObject({
        errorClass: 'permanent',
        code: 'direct_messages_refused',
      });
    });
  });
});

test('the invitation asks for six permissions, and says why', () => {
  const { url, permissions } = invitation('123456789012345678', 'https://discord.com/api');
  expect(new URL(url).searchParams.get('permissions')).toBe(
    String((1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 35n) | (1n << 14n) | (1n << 16n)),
  );
  expect(permissions).toHaveLength(6);
  for (const { why } of permissions) expect(why).toMatch(/^to /);
  expect(applicationOf(`${Buffer.from('123456789012345678').toString('base64')}.x.y`)).toBe(
    '123456789012345678',
  );
  expect(applicationOf('nonsense')).toBeUndefined();
});
