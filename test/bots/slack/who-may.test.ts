import { beforeEach, describe, expect, test } from '@jest/globals';
import { userError } from '../../../src/shared/errors.ts';
import { onSetup } from '../../helpers/setups.ts';
import type { ChannelControl, Person, Seen } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { addressOf, outgoing } from './outgoing.ts';

const done = /^News in (?:\S+|a channel)|Everything, as it happens/m;

onSetup('PGlite', 'who may decide at Slack', (setup) => {
  const desk = new SlackDesk(setup, { watchMs: 2_000 });
  let admin: Person;
  let member: Person;
  let guest: Person;
  let news: ChannelControl;

  beforeEach(async () => {
    admin = desk.team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
    member = desk.team.addPerson('Bo', { tz: 'Europe/Berlin' });
    guest = desk.team.addPerson('Gil', { guest: 'multi', tz: 'Europe/Berlin' });
    news = desk.team.addChannel('news', { members: [admin, member, guest] });
    await desk.start();
  });

  const ask = async (who: Person, words: string, where = news): Promise<string> =>
    (await who.slash(where, '/ai-news', words)).text;
  const subscribe = (who: Person, where = news, more = ''): Promise<string> =>
    ask(who, `subscribe everything instant ${more}`, where);
  const nothing = async (): Promise<void> => {
    expect(await desk.subscriptions()).toEqual([]);
    expect(desk.slack.violations).toEqual([]);
    expect(desk.slack.unsupported).toEqual([]);
  };

  describe('a channel', () => {
    test('is its members’ to decide about', async () => {
      expect(await subscribe(member)).toMatch(done);
      expect(await desk.subscriptions()).toHaveLength(1);
      expect(await ask(member, 'unsubscribe everything')).not.toContain('only admins');
      await nothing();
    });

    test('is not that of guests, who are answered all the same', async () => {
      expect(await subscribe(guest)).toBe('Guests can read, and not subscribe. Ask a member.');
      expect(await ask(guest, 'help')).toContain('/ai-news');
      await nothing();
    });

    test('is never somebody else’s conversation with the bot', async () => {
      const others = `<#${admin.dm.id}|news>`;
      for (const person of [member, admin])
        expect(await subscribe(person, news, others)).toBe(
          'That is no channel. Type # and choose it from the list.',
        );
      expect(await ask(admin, `settings log:${others}`)).toMatch(/^That is no channel/);
      await nothing();
    });

    test('is not meant where a command is typed in a conversation: one’s own with the bot is', async () => {
      expect(
        await ask(admin, 'subscribe everything instant', desk.slack.channel(admin.dmWith(member))),
      ).toMatch(/Subscribed/);
      expect((await desk.subscriptions()).map(({ address }) => address)).toEqual([
        addressOf(desk.slack.channel(admin.dm)),
      ]);
    });

    test('is not decided about by those who are not in it', async () => {
      const models = desk.team.addChannel('models', { members: [admin] });
      const named = `<#${models.id}|models>`;
      expect(await subscribe(member, news, named)).toBe(
        'You can only decide about channels that you are in.',
      );
      await nothing();
      expect(await subscribe(admin, news, named)).toMatch(done);
    });

    test.each([
      ['the one that everybody is in', 'Everybody reads that channel', () => ({ general: true })],
      ['large', 'More than 100 people read that channel', () => ({ memberCount: 101 })],
      [
        'shared with another company',
        'shared with another company',
        () => ({ shared: desk.slack.addTeam('Globex') }),
      ],
    ])('is the admins’ where it is %s', async (_, why, options) => {
      const where = desk.team.addChannel('many', { members: [admin, member], ...options() });
      expect(await subscribe(member, where)).toContain(why);
      await nothing();
      expect(await subscribe(admin, where)).toMatch(done);
    });

    test('of a hundred people is its members’ still', async () => {
      news.memberCount = 100;
      expect(await subscribe(member)).toMatch(done);
    });

    test('is not decided about by admins of a company that it is shared with', async () => {
      const globex = desk.slack.addTeam('Globex', { installed: false });
      const boss = globex.addPerson('Boss', { admin: true, owner: true });
      const shared = desk.team.addChannel('both', { shared: globex, members: [admin, boss] }).invite();
      await desk.open().sender.send(outgoing(addressOf(shared)));
      const pressing: object[] = [];
      desk.press = (_, { person: { manages, writes } }) => {
        pressing.push({ manages, writes });
        return Promise.reject(userError('no', 'No.'));
      };
      await boss.click(shared.messages[0]!, 'Full brief');
      await admin.click(shared.messages[0]!, 'Full brief');
      expect(pressing).toEqual([
        { manages: false, writes: false },
        { manages: true, writes: true },
      ]);
    });
  });

  describe('where a manager is named', () => {
    const only = 'In this workspace only admins, or the group named in /ai-news settings';

    test('as “admins”, members decide about nothing, and keep their direct messages', async () => {
      expect(await ask(member, 'settings manager:admins')).toMatch(/^Only those who manage/);
      expect(await ask(admin, 'settings manager:admins')).not.toContain('“');
      expect(await subscribe(member)).toContain(only);
      await nothing();
      expect(await subscribe(admin)).toMatch(done);
      expect(await subscribe(member, news, 'direct')).toMatch(/Everything, as it happens/);
    });

    test('as a user group, its people decide, also about settings, and nobody else', async () => {
      const group = desk.team.addGroup('editors', member);
      const other = desk.team.addPerson('Cy', { tz: 'Europe/Berlin' });
      news.invite(other);
      await ask(admin, `settings manager:<!subteam^${group.id}|@editors>`);
      expect(await subscribe(other)).toContain(only);
      expect(await ask(other, 'settings posts 4')).toMatch(/^Only those who manage/);
      await nothing();
      expect(await subscribe(member)).toMatch(done);
      expect(await ask(member, 'settings posts 4')).toContain('4');
    });

    test('as a user group that is gone, admins decide', async () => {
      const group = desk.team.addGroup('editors', member);
      await ask(admin, `settings manager:<!subteam^${group.id}|@editors>`);
      desk.team.team.groups.delete(group.id);
      expect(await subscribe(member)).toContain(only);
      expect(await subscribe(admin)).toMatch(done);
    });

    test('the form offers groups and admins for it, and groups alone for whom to call', async () => {
      desk.team.addGroup('editors', member);
      const settings = await admin.slash(news, '/ai-news', 'settings');
      const names = (seen: Seen): string[] => seen.choices.map(({ text }) => text.text);
      expect(names(await admin.suggest(settings, 'manager', ''))).toEqual([
        'Admins alone',
        '@editors (editors)',
      ]);
      expect(names(await admin.suggest(settings, 'manager', '@edi'))).toEqual(['@editors (editors)']);
      const form = await admin.slash(news, '/ai-news', 'subscribe');
      expect(names(await admin.suggest(form, 'mention', ''))).toEqual(['@editors (editors)']);
    });
  });

  describe('is checked anew', () => {
    test('when a form is sent', async () => {
      const form = await member.slash(news, '/ai-news', 'subscribe');
      await ask(admin, 'settings manager:admins');
      await member.choose(form, 'topic', 'everything');
      const sent = await member.submit(form, { mode: 'instant' });
      expect(sent.text).toContain('In this workspace only admins');
      await nothing();
    });

    test('when a button is pressed', async () => {
      news.invite();
      await desk.open().sender.send(outgoing(addressOf(news)));
      const [card] = news.messages;
      for (const action of ['remove:k3v', 'other:k3v'])
        expect((await member.forge(card!, { action_id: action })).text).toMatch(/^Only those who manage/);
      const forged = [
        'b:1',
        'stop:1',
        'menu',
        'brief:1',
        'form:gone',
        'form:',
        'nothing',
        'x'.repeat(255),
        '__proto__',
      ];
      for (const action of forged) {
        const seen = await guest.forge(card!, { action_id: action, value: 'x' });
        expect([action, seen.ephemeral, seen.text.includes('our side')]).toEqual([action, true, false]);
        desk.pass(60);
      }
      expect(news.messages).toHaveLength(1);
      expect(desk.trouble).toEqual([]);
      await nothing();
    });

    test('when a form comes back that the bot does not know any more', async () => {
      const form = await member.slash(news, '/ai-news', 'settings');
      form.modal!.privateMetadata = JSON.stringify({ command: 'gone', options: {} });
      expect((await member.submit(form)).text).toContain('That form is too old');
      await nothing();
    });
  });
});
