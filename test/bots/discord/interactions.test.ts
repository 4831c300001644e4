import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer, Call, Command } from '../../../src/bots/commands/command.ts';
import { permanent, userError } from '../../../src/shared/errors.ts';
import { gate, until } from '../../helpers/until.ts';
import { onSetup } from '../../helpers/setups.ts';
import {
  type ChannelControl,
  type GuildControl,
  type Person,
  textOf,
} from '../../simulators/discord/discord.ts';
import { BotDesk } from './desk.ts';

const saying = (text: string, more: Partial<Answer> = {}): Answer => ({
  message: { fallback: text, blocks: [{ type: 'text', runs: [{ text }] }] },
  ...more,
});

const command = (name: string, execute: Command['execute'], more: Partial<Command> = {}): Command => ({
  name,
  description: `Does ${name}`,
  options: [],
  execute,
  ...more,
});

onSetup('PGlite', 'people with the bot on Discord', (setup) => {
  const desk = new BotDesk(setup);
  let guild: GuildControl;
  let channel: ChannelControl;
  let ada: Person;

  beforeEach(() => {
    guild = desk.discord.addGuild('Readers');
    channel = guild.addChannel('news');
    ada = desk.discord.addPerson('Ada', { locale: 'de' });
    guild.addMember(ada);
  });
  const started = async (...commands: Command[]): Promise<void> => {
    desk.commands = commands;
    await desk.start();
    expect(desk.discord.violations).toEqual([]);
    expect(desk.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  };
  const clean = (): void => {
    expect(desk.discord.violations).toEqual([]);
    expect(desk.discord.unsupported).toEqual([]);
    expect(desk.discord.unanswered()).toEqual([]);
  };

  describe('a command', () => {
    test('is answered to the asker alone, with what was asked for', async () => {
      const options: Command['options'] = [
        { name: 'where', description: 'Where', kind: 'channel' },
        { name: 'topic', description: 'What', kind: 'text', required: true },
        { name: 'count', description: 'How many', kind: 'number', min: 1, max: 9 },
        { name: 'direct', description: 'To me', kind: 'flag' },
      ];
      await started(command('top', () => Promise.resolve(saying('Five stories.')), { options }));
      const given = { topic: 'models', count: 3, direct: true, where: channel };
      const seen = await ada.slash(channel, 'ai-news', 'top', given);
      expect([seen.kind, seen.text, seen.ephemeral, seen.deferred]).toEqual([
        'message',
        'Five stories.',
        true,
        false,
      ]);
      expect(desk.calls[0]).toMatchObject({
        options: { ...given, where: channel.id },
        person: { id: ada.id, manages: false, writes: true, locale: 'de' },
        place: { address: channel.id, kind: 'channel', workspaceId: expect.any(Number) as unknown },
      });
      clean();
    });

    test('that takes long is answered all the same', async () => {
      const ready = gate();
      await started(
        command('brief', async () => {
          await ready.opened;
          return saying('At last.');
        }),
      );
      setTimeout(() => ready.open(), 1_300);
      const seen = await ada.slash(channel, 'ai-news', 'brief');
      expect([seen.text, seen.ephemeral, seen.deferred]).toEqual(['At last.', true, true]);
      clean();
    });

    test('can answer to everybody, soon or late, but not for somebody who may not write', async () => {
      let late = false;
      await started(
        command('share', async () => {
          if (late) await new Promise((resolve) => setTimeout(resolve, 1_200));
          return saying('For all.', { seenBy: 'everybody' });
        }),
      );
      expect((await ada.slash(channel, 'ai-news', 'share')).ephemeral).toBe(false);
      late = true;
      const seen = await ada.slash(channel, 'ai-news', 'share');
      await until(
        'the answer is there for all',
        () => channel.texts.filter((text) => text === 'For all.').length === 2,
      );
      expect([seen.text, seen.ephemeral]).toEqual(['Posted here for everybody.', true]);
      channel.deny(guild.everyone, 'SEND_MESSAGES');
      late = false;
      expect((await ada.slash(channel, 'ai-news', 'share')).ephemeral).toBe(true);
      expect(desk.calls.at(-1)?.person.writes).toBe(false);
      clean();
    });

    test('tells the person’s own mistakes in words, and ours with a code that the log has', async () => {
      await started(
        command('yours', () => Promise.reject(userError('no', 'There is no topic "modles".'))),
        command('ours', () => Promise.reject(permanent('oops', 'secret details'))),
      );
      expect((await ada.slash(channel, 'ai-news', 'yours')).text).toContain('There is no topic');
      const { text } = await ada.slash(channel, 'ai-news', 'ours');
      expect(text).toMatch(/^Something went wrong on our side/);
      expect(text).not.toContain('secret');
      const logged = desk.log.lines.find(({ message }) => message === 'command failed');
      expect(text).toContain(String(logged?.fields['reference']));
      clean();
    });

    test('does not call trouble at Discord a fault of ours', async () => {
      await started(
        command('place', async ({ desk: { platform } }) => saying(await platform.directAddress('7'))),
      );
      desk.discord.faults.next({ kind: 'server-error', route: 'POST /users/@me/channels' });
      expect((await ada.slash(channel, 'ai-news', 'place')).text).toMatch(/^Discord has trouble right now/);
      expect(desk.log.lines.map(({ message }) => message)).not.toContain('command failed');
      clean();
    });

    test('knows who manages: by permission, by the role that a manager named, and each in direct messages', async () => {
      await started(command('help', () => Promise.resolve(saying('Yes.'))));
      const manager = desk.discord.addPerson('Max');
      guild.addMember(manager, guild.addRole('Staff', { permissions: ['MANAGE_GUILD'] }));
      await manager.slash(channel, 'ai-news', 'help');
      expect(desk.calls.at(-1)?.person.manages).toBe(true);
      const editors = guild.addRole('Editors');
      await setup.db.query({
        text: `update news.workspace set settings = jsonb_build_object('managerRole', $1::text)`,
        values: [editors.id],
      } as never);
      await ada.slash(channel, 'ai-news', 'help');
      expect(desk.calls.at(-1)?.person.manages).toBe(false);
      guild.giveRole(ada, editors);
      await ada.slash(channel, 'ai-news', 'help');
      expect(desk.calls.at(-1)?.person.manages).toBe(true);
      await ada.slash(ada.dm, 'ai-news', 'help');
      expect(desk.calls.at(-1)).toMatchObject({
        person: { manages: true },
        place: { kind: 'direct', workspaceId: null },
      });
      clean();
    });

    test('of a person who brought the bot along belongs to no workspace', async () => {
      await started(command('help', () => Promise.resolve(saying('Yes.'))));
      const elsewhere = desk.discord.addGuild('Elsewhere', { bot: false, owner: ada });
      const there = elsewhere.addChannel('talk');
      ada.installApp();
      await ada.slash(there, 'ai-news', 'help');
      expect(desk.calls.at(-1)).toMatchObject({
        person: { manages: false },
        place: { workspaceId: null, kind: 'channel' },
      });
      clean();
    });

    test('offers values while somebody types', async () => {
      const options: Command['options'] = [
        { name: 'topic', description: 'What', kind: 'text', completes: true },
      ];
      const choices = Array.from({ length: 40 }, (_, n) => ({
        name: `Topic ${n} ${'long '.repeat(30)}`,
        value: `t${n}`,
      }));
      await started(
        command('top', () => Promise.resolve(saying('x')), {
          options,
          complete: (_call, option, typed) =>
            Promise.resolve(option === 'topic' && typed === 'mo' ? choices : []),
        }),
      );
      const seen = await ada.autocomplete(channel, 'topic', 'ai-news', 'top', { topic: 'mo' });
      expect(seen.choices).toHaveLength(25);
      expect(seen.choices[0]?.name).toMatch(/^Topic 0 .*…$/);
      clean();
    });
  });

  describe('a form', () => {
    const asking = (execute: (call: Call) => Promise<Answer>): Command =>
      command('subscribe', execute, {
        options: [{ name: 'topic', description: 'What', kind: 'text' }],
        asks: ({ options }) =>
          Promise.resolve(
            options['topic'] === undefined
              ? undefined
              : {
                  title: 'When?',
                  fields: [{ name: 'zone', label: 'Your time zone', value: 'Europe/Berlin' }],
                },
          ),
      });

    test('is shown first, and its answers come with the options', async () => {
      await started(asking(({ options }) => Promise.resolve(saying(JSON.stringify(options)))));
      const form = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'models' });
      expect(form.kind).toBe('modal');
      const seen = await ada.submit(form, { zone: 'Asia/Tokyo' });
      expect(desk.calls.at(-1)?.options).toEqual({ topic: 'models', zone: 'Asia/Tokyo' });
      expect(seen.ephemeral).toBe(true);
      expect((await ada.submit(form, { zone: 'UTC' })).text).toContain('too old');
      clean();
    });

    test('does nothing when it is too old, or was another person’s', async () => {
      await started(asking(() => Promise.resolve(saying('Done.'))));
      const eve = desk.discord.addPerson('Eve');
      guild.addMember(eve);
      const form = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'models' });
      const forged = await eve.slash(channel, 'ai-news', 'subscribe', { topic: 'models' });
      forged.modal!.custom_id = form.modal!.custom_id;
      expect((await eve.submit(forged, { zone: 'UTC' })).text).toContain('too old');
      setup.clock.advanceTo(new Date(setup.clock.now().getTime() + 16 * 60_000));
      expect((await ada.submit(form, { zone: 'UTC' })).text).toContain('too old');
      expect(desk.calls).toHaveLength(0);
      clean();
    });
  });

  describe('a button', () => {
    const card: Answer = {
      message: {
        fallback: 'A card',
        blocks: [
          { type: 'heading', text: 'A card' },
          {
            type: 'buttons',
            buttons: [
              { label: 'Next', to: { action: 'next:1' } },
              { label: 'Gone', to: { action: 'gone' } },
            ],
          },
        ],
      },
    };

    test('tells the bot its action; the answer can take the place of a private message', async () => {
      desk.press = () => Promise.resolve(saying('Page 2', { instead: true }));
      await started(command('top', () => Promise.resolve(card)));
      const seen = await ada.slash(channel, 'ai-news', 'top');
      const next = await ada.click(seen, 'Next');
      expect([next.kind, next.text]).toEqual(['update', 'Page 2']);
      clean();
    });

    test('of a card in the channel answers to whoever pressed it, and leaves the card alone', async () => {
      let action = '';
      desk.press = (pressed) => {
        action = pressed;
        return Promise.resolve(saying('The brief.', { instead: true }));
      };
      await started();
      await desk.ours.sender.send({
        deliveryId: 'abcdefgh-_123456',
        kind: 'post',
        address: channel.id,
        message: card.message,
        stories: [],
      });
      const posted = channel.messages.find((message) => textOf(message).startsWith('## A card'));
      const seen = await ada.click(posted!, 'Next');
      expect([seen.kind, seen.text, seen.ephemeral]).toEqual(['message', 'The brief.', true]);
      expect(action).toBe('next:1');
      // The bot may say hello here meanwhile.
      expect(channel.texts.filter((text) => !text.startsWith('Hello!'))).toHaveLength(1);
      expect(posted?.history).toEqual([]);
      clean();
    });

    test('that means nothing any more says so', async () => {
      desk.press = () => Promise.reject(userError('gone', 'That is over.'));
      await started(command('top', () => Promise.resolve(card)));
      const seen = await ada.slash(channel, 'ai-news', 'top');
      expect((await ada.forge(seen, 'anything:at-all')).text).toBe('That is over.');
      clean();
    });
  });
});
