import { beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { onSetup } from '../../helpers/setups.ts';
import { type Gate, gate } from '../../helpers/until.ts';
import type { ChannelControl, Person, Seen } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';

const names = ({ choices }: Seen): string[] => choices.map(({ text }) => text.text);

onSetup('PGlite', 'forms at Slack', (setup) => {
  const desk = new SlackDesk(setup);
  let ada: Person;
  let news: ChannelControl;

  beforeEach(async () => {
    ada = desk.team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
    news = desk.team.addChannel('news');
    await desk.start();
  });

  const form = async (name: string, where = news): Promise<Seen> => {
    const opened = await ada.slash(where, '/ai-news', name);
    expect(opened.kind).toBe('modal');
    return opened;
  };
  const settings = async (): Promise<Record<string, unknown>> => {
    const [row] = await setup.db.query<{ settings: Record<string, unknown> }>(
      sql`select settings from news.workspace where platform = 'slack' and external_id = ${desk.team.id}`,
    );
    return row!.settings;
  };

  describe('subscribe', () => {
    test('offers topics while somebody types, and any words as a search', async () => {
      const opened = await form('subscribe');
      expect(names(await ada.suggest(opened, 'topic', ''))).toContain('Models');
      const offered = names(await ada.suggest(opened, 'topic', 'export controls'));
      expect(offered).toEqual([expect.stringContaining('export controls')]);
    });

    test('subscribes the channel where it was opened, and shows what came of it in its place', async () => {
      const opened = await form('subscribe');
      await ada.choose(opened, 'topic', 'Models');
      const sent = await ada.submit(opened, { mode: 'daily', time: '08:30' });
      expect(sent.kind).toBe('modal');
      expect(sent.text).toMatch(/Models, daily 08:30/);
      expect(sent.modal!.submit).toBeNull();
      expect(await desk.subscriptions()).toEqual([{ address: `${desk.team.id}/${news.id}`, paused: null }]);
      expect(desk.slack.violations).toEqual([]);
    });

    test('takes another channel and its other choices as they were made', async () => {
      const models = desk.team.addChannel('models');
      const opened = await form('subscribe');
      await ada.choose(opened, 'topic', 'Models');
      const group = desk.team.addGroup('editors', ada);
      await ada.choose(opened, 'mention', '@editors (editors)');
      const sent = await ada.submit(opened, { channel: models, mode: 'instant', level: 'breaking' });
      expect(sent.text).toContain('Models, as it happens');
      const rows = await setup.db.query(sql`select mention, min_level, address from news.subscription
        join news.destination on destination.id = destination_id`);
      expect(rows).toEqual([
        { mention: group.id, min_level: 'breaking', address: `${desk.team.id}/${models.id}` },
      ]);
    });

    test('says what is wrong above the form, which stays as it was filled in', async () => {
      const opened = await form('subscribe');
      await ada.choose(opened, 'topic', 'Models');
      const wrong = await ada.submit(opened, { mode: 'daily', time: 'half past late' });
      expect(wrong.text).toContain('half past late');
      expect(await desk.subscriptions()).toEqual([]);
      await ada.close(wrong);
      expect(opened.modal).not.toBeNull();
      expect((await ada.submit(opened, { time: '09:00' })).text).toContain('Models, daily 09:00');
    });

    test('in a private channel without the bot says how to invite it', async () => {
      const desks = desk.team.addChannel('desk', { private: true });
      const opened = await form('subscribe', desks);
      await ada.choose(opened, 'topic', 'Models');
      expect((await ada.submit(opened)).text).toContain("Type /invite and the bot's name there");
    });
  });

  describe('settings', () => {
    test('change what was filled in, and nothing else', async () => {
      const opened = await form('settings');
      await ada.choose(opened, 'timezone', 'Europe/Vienna');
      const sent = await ada.submit(opened, { posts: '4', threads: 'off' });
      expect(sent.text).toContain('Europe/Vienna');
      expect(await settings()).toEqual({ timeZone: 'Europe/Vienna', mostPosts: 4, threads: false });
    });

    test('do not take the channel where they were opened for the one for trouble', async () => {
      const log = (await form('settings')).modal!.blocks.find(({ block_id: id }) => id === 'log');
      expect(log).toMatchObject({ optional: true, element: { default_to_current_conversation: false } });
    });

    test('name a channel for trouble by its address', async () => {
      const ops = desk.team.addChannel('ops').invite();
      expect((await ada.submit(await form('settings'), { log: ops })).text).not.toContain('invite');
      expect(await settings()).toEqual({ logChannel: `${desk.team.id}/${ops.id}` });
      await ada.slash(news, '/ai-news', `settings log <#${news.id}|news>`);
      expect(await settings()).toEqual({ logChannel: `${desk.team.id}/${news.id}` });
    });

    test('let admins alone decide', async () => {
      const opened = await form('settings');
      await ada.choose(opened, 'manager', 'Admins alone');
      await ada.submit(opened);
      expect(await settings()).toEqual({ managerRole: 'admins' });
    });
  });

  describe('that take longer than Slack waits', () => {
    const slowly = async (where: ChannelControl): Promise<{ sent: Seen; going: Gate }> => {
      const going = gate();
      await desk.stop();
      desk.commands = desk.commands.map((command) => ({
        ...command,
        execute: (call) => going.opened.then(() => command.execute(call)),
      }));
      await desk.start();
      const opened = await form('settings', where);
      const sent = await ada.submit(opened, { posts: '4' });
      expect(sent.kind).toBe('acknowledged');
      expect(opened.modal).toBeNull();
      return { sent, going };
    };

    test('are closed in time, and what came of them is told where they were opened', async () => {
      news.invite();
      const { sent, going } = await slowly(news);
      going.open();
      expect((await sent.next()).text).toContain('posts a day and channel: 4');
      expect(sent.ephemeral).toBe(true);
      expect(sent.message!.channelId).toBe(news.id);
      expect(desk.slack.unanswered()).toEqual([]);
    });

    test('and in direct messages, where the bot is not in that channel', async () => {
      const { sent, going } = await slowly(news);
      going.open();
      await sent.next();
      expect(sent.message!.channelId).toBe(ada.dm.id);
    });
  });

  test('that Slack opens too late are told about instead', async () => {
    desk.slack.faults.next({ kind: 'refusal', error: 'expired_trigger_id', method: 'views.open' });
    const seen = await ada.slash(news, '/ai-news', 'subscribe');
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain('Give the command again');
  });
});
