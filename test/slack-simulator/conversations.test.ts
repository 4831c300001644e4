import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../helpers/until.ts';
import type { SlackOptions } from '../simulators/slack/slack.ts';
import { boltOnSocket, codeOf, connect, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp(options: SlackOptions = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const slack = await simulate({ now: () => new Date(clock.time), rateLimits: false, ...options });
  const acme = slack.addTeam('Acme');
  const ada = acme.addPerson('Ada', { locale: 'de-DE', tz: 'Europe/Berlin', admin: true });
  const news = acme.addChannel('news', { topic: 'models' }).invite();
  const client = connect(slack, acme.token);
  return { clock, slack, acme, ada, news, client };
}

describe('channels', () => {
  it('are told of, with as many members as they are said to have', async () => {
    const { news, client } = await setUp();
    news.memberCount = 250;
    const { channel } = await client.conversations.info({ channel: news.id, include_num_members: true });
    expect(channel).toMatchObject({
      name: 'news',
      is_private: false,
      is_member: true,
      is_ext_shared: false,
      num_members: 250,
      topic: { value: 'models' },
    });
    const { members } = await client.conversations.members({ channel: news.id });
    expect(members).toHaveLength(2);
  });

  it('are listed by their kind, page by page', async () => {
    const { acme, ada, client } = await setUp();
    acme.addChannel('hidden', { private: true });
    const secret = acme.addChannel('secret', { private: true }).invite();
    acme.addChannel('old').archive();
    expect(ada.dm.kind).toBe('dm');
    const names = async (more: object) =>
      ((await client.conversations.list(more)).channels ?? []).map(({ name, user }) => name ?? user);
    expect(await names({})).toEqual(['news', 'old']);
    expect(await names({ exclude_archived: true })).toEqual(['news']);
    expect(await names({ types: 'private_channel,im' })).toEqual(['secret', ada.id]);
    const first = await client.conversations.list({ limit: 1 });
    expect(await names({ cursor: first.response_metadata?.next_cursor })).toEqual(['old']);
    expect(await codeOf(client.conversations.list({ types: 'rooms' }))).toBe('invalid_types');
    expect(await codeOf(client.conversations.list({ cursor: 'x' }))).toBe('invalid_cursor');
    expect(await codeOf(client.conversations.info({ channel: secret.id }))).toBe('ok');
    secret.kick();
    expect(await codeOf(client.conversations.info({ channel: secret.id }))).toBe('channel_not_found');
  });

  it('are joined, if they are public and open', async () => {
    const { acme, client } = await setUp();
    const open = acme.addChannel('open');
    const join = async (channel: string) => client.conversations.join({ channel });
    expect((await join(open.id)).channel?.id).toBe(open.id);
    expect((await join(open.id)).warning).toBe('already_in_channel');
    const secret = acme.addChannel('secret', { private: true }).invite();
    expect(await codeOf(join(secret.id))).toBe('method_not_supported_for_channel_type');
    expect(await codeOf(join(acme.addChannel('old').archive().id))).toBe('is_archived');
  });

  it('are shared with another team by Slack Connect', async () => {
    const { slack, acme, client } = await setUp();
    const globex = slack.addTeam('Globex');
    const gil = globex.addPerson('Gil');
    expect(await codeOf(client.users.info({ user: gil.id }))).toBe('user_not_found');
    const shared = acme.addChannel('shared', { shared: globex }).invite().invite(gil);
    const { channel } = await client.conversations.info({ channel: shared.id });
    expect(channel).toMatchObject({ is_ext_shared: true, shared_team_ids: [acme.id, globex.id] });
    await connect(slack, globex.token).chat.postMessage({ channel: shared.id, text: 'from Globex' });
    expect(gil.sees(shared).map(({ text }) => text)).toEqual(['from Globex']);
    expect((await client.users.info({ user: gil.id })).user?.is_stranger).toBe(true);
  });

  it('are places where people of both teams use the app of one', async () => {
    const { slack, acme } = await setUp({ watchMs: 5000 });
    const globex = slack.addTeam('Globex', { installed: false });
    const gil = globex.addPerson('Gil');
    const shared = acme.addChannel('shared', { shared: globex }).invite().invite(gil);
    const app = await boltOnSocket(slack, [acme], (bolt) => {
      bolt.action('any', async ({ ack, respond }) => {
        await ack();
        await respond('for you');
      });
    });
    const button = { type: 'button', action_id: 'any', text: { type: 'plain_text', text: 'Any' } };
    await app.client.apiCall('chat.postMessage', {
      token: acme.token,
      channel: shared.id,
      text: 'x',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const seen = await gil.click(shared.messages[0]!, 'Any');
    expect([seen.text, seen.ephemeral]).toEqual(['for you', true]);
    await expect(gil.slash(shared, '/ai-news')).rejects.toThrow('not installed');
  });

  it('tell the app of what happens to them', async () => {
    const heard: string[] = [];
    const { slack, acme, ada, news } = await setUp();
    await boltOnSocket(slack, [acme], (app) => {
      app.event(/.*/, ({ event }) => {
        heard.push(event.type);
        return Promise.resolve();
      });
    });
    const bob = acme.addPerson('Bob');
    news.invite(bob).kick(bob).rename('other').archive().unarchive().kick().invite(bob).delete();
    await until('the last', () => heard.includes('channel_deleted'));
    expect(heard).toEqual([
      'member_joined_channel',
      'member_left_channel',
      'channel_rename',
      'channel_archive',
      'channel_unarchive',
      'member_left_channel',
      'channel_left',
      'channel_deleted',
    ]);
    expect(ada.sees(news)).toEqual([]);
  });
});

describe('direct messages', () => {
  it('are opened with people of the team', async () => {
    const { acme, ada, client } = await setUp();
    const open = async (users: string) => client.conversations.open({ users, return_im: true });
    expect((await open(ada.id)).channel).toMatchObject({ id: ada.dm.id, is_im: true, user: ada.id });
    expect(await codeOf(open('U0NOBODY'))).toBe('user_not_found');
    acme.deactivate(ada);
    expect(await codeOf(open(ada.id))).toBe('user_disabled');
  });
});

describe('people', () => {
  it('have a language, a zone and a role', async () => {
    const { acme, ada, client } = await setUp();
    const { user } = await client.users.info({ user: ada.id, include_locale: true });
    expect(user).toMatchObject({
      locale: 'de-DE',
      tz: 'Europe/Berlin',
      tz_offset: 3600,
      is_admin: true,
      is_restricted: false,
    });
    const guest = await client.users.info({ user: acme.addPerson('Guest', { guest: 'single' }).id });
    expect(guest.user).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(guest.user?.locale).toBeUndefined();
    expect(await codeOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('are in groups, and in a team with a bot', async () => {
    const { acme, ada, client } = await setUp();
    const group = acme.addGroup('editors', ada);
    const { usergroups } = await client.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject([{ id: group.id, handle: 'editors', users: [ada.id] }]);
    expect((await client.team.info()).team).toMatchObject({ name: 'Acme', domain: 'acme' });
    const { bot } = await client.bots.info({ bot: acme.bot.botId! });
    expect(bot).toMatchObject({ user_id: acme.bot.id });
    expect(await codeOf(client.bots.info({ bot: 'B0' }))).toBe('bot_not_found');
  });
});

describe('history', () => {
  it('is read by members alone, the youngest first, with metadata for those who ask', async () => {
    const { clock, acme, ada, news, client } = await setUp();
    const metadata = { event_type: 'delivery', event_payload: { id: 'd1' } };
    const { ts: parent = '' } = await client.chat.postMessage({ channel: news.id, text: 'one', metadata });
    clock.time += 60_000;
    await ada.say(news, 'two');
    await client.chat.postMessage({ channel: news.id, text: 'reply', thread_ts: parent });
    await client.chat.postEphemeral({ channel: news.id, user: ada.id, text: 'hush' });
    const look = async (more: object = {}) =>
      (await client.conversations.history({ channel: news.id, ...more })).messages ?? [];
    expect((await look()).map(({ text }) => text)).toEqual(['two', 'one']);
    expect((await look()).at(1)).toMatchObject({ reply_count: 1, bot_id: acme.bot.botId });
    expect((await look()).at(1)?.metadata).toBeUndefined();
    expect((await look({ include_all_metadata: true })).at(1)?.metadata).toEqual(metadata);
    expect((await look({ oldest: parent })).map(({ text }) => text)).toEqual(['two']);
    expect((await look({ oldest: parent, inclusive: true })).length).toBe(2);
    expect((await look({ latest: parent, inclusive: true, limit: 1 })).map(({ text }) => text)).toEqual([
      'one',
    ]);
    const first = await client.conversations.history({ channel: news.id, limit: 1 });
    expect(first.has_more).toBe(true);
    expect((await look({ cursor: first.response_metadata?.next_cursor })).map(({ text }) => text)).toEqual([
      'one',
    ]);
    const thread = await client.conversations.replies({ channel: news.id, ts: parent });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['one', 'reply']);
    expect(await codeOf(client.conversations.replies({ channel: news.id, ts: '1.0' }))).toBe(
      'thread_not_found',
    );
    news.kick();
    expect(await codeOf(look())).toBe('not_in_channel');
  });
});
