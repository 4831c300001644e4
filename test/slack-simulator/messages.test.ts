import { afterEach, describe, expect, it } from '@jest/globals';
import { readMrkdwn, type SlackOptions } from '../simulators/slack/slack.ts';
import { codeOf, connect, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp(options: SlackOptions = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const slack = await simulate({ now: () => new Date(clock.time), rateLimits: false, ...options });
  const acme = slack.addTeam('Acme', { editWindowMinutes: 60 });
  const ada = acme.addPerson('Ada');
  const news = acme.addChannel('news').invite();
  const client = connect(slack, acme.token);
  const send = async (text: string, more: object = {}) =>
    client.chat.postMessage({ channel: news.id, text, ...more });
  return { clock, slack, acme, ada, news, client, send };
}

describe('messages', () => {
  it('are posted, edited with their history, and deleted', async () => {
    const { news, client, send, ada } = await setUp();
    const { ts = '' } = await send('one');
    expect(ts).toMatch(/^1772366400\.00000\d$/);
    await client.chat.update({ channel: news.id, ts, text: 'two' });
    expect(news.texts).toEqual(['two']);
    expect(news.messages[0]?.history.map(({ text }) => text)).toEqual(['one']);
    expect(news.messages[0]?.editedAt).not.toBeNull();
    await client.chat.delete({ channel: news.id, ts });
    expect([news.texts, ada.sees(news)]).toEqual([[], []]);
    expect(news.ledger[0]?.deleted).not.toBeNull();
    expect(await codeOf(client.chat.update({ channel: news.id, ts, text: 'x' }))).toBe('message_not_found');
    expect(await codeOf(client.chat.delete({ channel: news.id, ts }))).toBe('message_not_found');
  });

  it('are replied to in threads, seen in the channel only where that is asked for', async () => {
    const { news, send, client } = await setUp();
    const { ts = '' } = await send('parent');
    const reply = await send('reply', { thread_ts: ts });
    await send('deeper', { thread_ts: reply.ts });
    await send('aloud', { thread_ts: ts, reply_broadcast: true });
    expect(news.texts).toEqual(['parent', 'aloud']);
    expect(news.replies(news.messages[0]!).map(({ text }) => text)).toEqual(['reply', 'deeper', 'aloud']);
    expect(await codeOf(send('x', { thread_ts: '0' }))).toBe('invalid_thread_ts');
    const { permalink } = await client.chat.getPermalink({ channel: news.id, message_ts: reply.ts! });
    expect(permalink).toBe(
      `https://acme.slack.com/archives/${news.id}/p${reply.ts!.replace('.', '')}?thread_ts=${ts}&cid=${news.id}`,
    );
  });

  it('carry metadata and say whether links unfold', async () => {
    const { news, send } = await setUp();
    const metadata = { event_type: 'delivery', event_payload: { id: 'd1' } };
    await send('x', { metadata, unfurl_links: true, unfurl_media: false });
    expect(news.messages[0]).toMatchObject({ metadata, unfurlLinks: true, unfurlMedia: false });
    await send('y');
    expect(news.messages[1]).toMatchObject({ unfurlLinks: false, unfurlMedia: true });
  });

  it('lose their blocks in an edit that has only text, and keep them in one of metadata', async () => {
    const { news, send, client } = await setUp();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'in a block' } }];
    const { ts = '' } = await send('fallback', { blocks });
    const metadata = { event_type: 'x', event_payload: {} };
    await client.chat.update({ channel: news.id, ts, metadata } as never);
    expect(news.texts).toEqual(['in a block']);
    await client.chat.update({ channel: news.id, ts, text: 'plain' });
    expect(news.texts).toEqual(['plain']);
  });

  it('go to people, by their id, and to channels by their name', async () => {
    const { ada, client, acme, send } = await setUp();
    const { channel } = await client.chat.postMessage({ channel: ada.id, text: 'hello' });
    expect(channel).toBe(ada.dm.id);
    expect(ada.sees(ada.dm).map(({ text }) => text)).toEqual(['hello']);
    await send('x', { channel: '#news' });
    const bot = acme.addPerson('Other bot', { bot: true });
    expect(await codeOf(send('x', { channel: bot.id }))).toBe('cannot_dm_bot');
    expect(await codeOf(client.conversations.open({ users: bot.id }))).toBe('cannot_dm_bot');
    acme.deactivate(ada);
    expect(await codeOf(send('x', { channel: ada.id }))).toBe('channel_not_found');
  });

  it('for one person alone are seen by that person alone', async () => {
    const { ada, acme, news, client } = await setUp();
    const bob = acme.addPerson('Bob');
    const private_ = async (user: string) =>
      client.chat.postEphemeral({ channel: news.id, user, text: 'hush <!channel>' });
    const { message_ts: ts = '' } = await private_(ada.id);
    expect([ada.sees(news).length, bob.sees(news).length, news.messages.length]).toEqual([1, 0, 0]);
    expect(news.ledger[0]?.pings.channel).toBe(false);
    expect(await codeOf(client.chat.update({ channel: news.id, ts, text: 'x' }))).toBe('message_not_found');
    expect(await codeOf(private_(bob.id))).toBe('user_not_in_channel');
  });

  it('are refused where the bot may not write', async () => {
    const { acme, news, client, send } = await setUp({});
    acme.withdraw('chat:write.public');
    const other = acme.addChannel('other');
    const secret = acme.addChannel('secret', { private: true });
    expect(await codeOf(send('x', { channel: other.id }))).toBe('not_in_channel');
    expect(await codeOf(send('x', { channel: secret.id }))).toBe('channel_not_found');
    expect(await codeOf(send('x', { channel: 'C0NOWHERE' }))).toBe('channel_not_found');
    expect(await codeOf(send('x', { channel: acme.addChannel('rules').invite().restrict().id }))).toBe(
      'restricted_action',
    );
    acme.grant('chat:write.public');
    expect(await codeOf(send('x', { channel: other.id }))).toBe('ok');
    const { ts = '' } = await send('x');
    news.archive();
    expect(await codeOf(send('x'))).toBe('is_archived');
    expect(await codeOf(client.chat.update({ channel: news.id, ts, text: 'y' }))).toBe('is_inactive');
    news.unarchive().rename('newest');
    expect(await codeOf(send('x', { channel: 'newest' }))).toBe('ok');
    news.delete();
    expect(await codeOf(send('x'))).toBe('channel_not_found');
  });

  it('are changed by their author alone, and only so long', async () => {
    const { clock, ada, news, client, send } = await setUp();
    await ada.say(news, 'mine');
    const { ts } = news.messages[0]!;
    expect(await codeOf(client.chat.update({ channel: news.id, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await codeOf(client.chat.delete({ channel: news.id, ts }))).toBe('cant_delete_message');
    const own = await send('x');
    clock.time += 61 * 60_000;
    expect(await codeOf(client.chat.update({ channel: news.id, ts: own.ts!, text: 'y' }))).toBe(
      'edit_window_closed',
    );
  });

  it('are cut at 40,000 characters, and refused as an edit over 4,000', async () => {
    const { slack, news, client, send } = await setUp();
    const { ts = '' } = await send('x'.repeat(50_000));
    expect(news.messages[0]?.text).toHaveLength(40_000);
    expect(slack.advice[0]).toMatch(/4,000 at most are advised/);
    expect(await codeOf(client.chat.update({ channel: news.id, ts, text: 'x'.repeat(4001) }))).toBe(
      'msg_too_long',
    );
    expect(await codeOf(send(' '))).toBe('no_text');
  });

  it('can be markdown', async () => {
    const { news, client } = await setUp();
    const post = async (markdown: string, more = {}) =>
      client.apiCall('chat.postMessage', { channel: news.id, markdown_text: markdown, ...more });
    await post('**bold**');
    expect(news.texts).toEqual(['**bold**']);
    expect(await codeOf(post('x', { text: 'y' }))).toBe('markdown_text_conflict');
    expect(await codeOf(post('x'.repeat(12_001)))).toBe('msg_too_long');
  });
});

describe('what a person reads', () => {
  it.each([
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['<https://example.com|A &lt; B>', 'A < B (https://example.com)'],
    ['<https://example.com>', 'https://example.com'],
    ['<@U1> <#C1|news> <!channel> <!here|here>', '@U1 #news @channel @here'],
    ['<!subteam^S1|@editors> <!date^1^{date}|1 January>', '@editors 1 January'],
  ])('of %s is %s', (text, read) => {
    expect(readMrkdwn(text)).toBe(read);
  });

  it('is kept with three characters escaped, as Slack gives it back', async () => {
    const { slack, ada, news, send, client } = await setUp();
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: '<https://example.com?a=1|A> & <b> &amp;' } },
      { type: 'section', text: { type: 'plain_text', text: '<@U1> & co' } },
    ];
    await send('1 < 2 &lt; 3', { blocks });
    await ada.say(news, 'see https://example.com?a=1&b=2');
    const { messages } = await client.conversations.history({ channel: news.id });
    expect(messages?.map(({ text }) => text)).toEqual([
      'see <https://example.com?a=1&amp;b=2>',
      '1 &lt; 2 &lt; 3',
    ]);
    expect(messages?.[1]?.blocks?.map(({ text }) => text)).toMatchObject([
      { text: '<https://example.com?a=1|A> &amp; &lt;b&gt; &amp;' },
      { text: '&lt;@U1&gt; &amp; co' },
    ]);
    expect(news.texts).toEqual([
      'A (https://example.com?a=1) & <b> &\n<@U1> & co',
      'see https://example.com?a=1&b=2',
    ]);
    expect(slack.violations).toEqual([]);
  });

  it('of blocks is every word of them', async () => {
    const { news, send } = await setUp();
    const plain = (text: string) => ({ type: 'plain_text', text });
    await send('never shown', {
      blocks: [
        { type: 'header', text: plain('Head') },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*b*' },
          fields: [plain('f')],
          accessory: { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a cat' },
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: 'small' }] },
        { type: 'divider' },
        { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a dog', title: plain('Dogs') },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [
                {
                  type: 'rich_text_section',
                  elements: [
                    { type: 'text', text: 'see ' },
                    { type: 'link', url: 'https://example.com', text: 'this' },
                    { type: 'emoji', name: 'tada' },
                    { type: 'user', user_id: 'U1' },
                  ],
                },
              ],
            },
          ],
        },
        {
          type: 'actions',
          elements: [{ type: 'overflow', action_id: 'o', options: [{ text: plain('More'), value: 'm' }] }],
        },
      ],
      attachments: [{ text: 'attached', fallback: 'x' }],
    });
    expect(news.texts[0]?.split('\n')).toEqual([
      'Head',
      '*b*',
      'f',
      'a cat',
      'small',
      '---',
      'Dogs',
      'a dog',
      '- see this (https://example.com):tada:@U1',
      '[More]',
      'attached',
    ]);
  });
});

describe('a message pings', () => {
  const section = (text: string, type = 'mrkdwn') => [{ type: 'section', text: { type, text } }];
  const rich = (...elements: object[]) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
  ];
  it.each([
    ['by its text', { text: '<!channel> <@U1>' }, { channel: true, users: ['U1'] }],
    ['by everyone and here', { text: '<!everyone> <!here>' }, { everyone: true, here: true }],
    ['by its blocks', { blocks: section('<!here> <@U1|x>') }, { here: true, users: ['U1'] }],
    ['by rich text', { blocks: rich({ type: 'broadcast', range: 'channel' }) }, { channel: true }],
    ['people in rich text', { blocks: rich({ type: 'user', user_id: 'U2' }) }, { users: ['U2'] }],
    ['by plain words, if that is asked for', { text: '@channel', link_names: true }, { channel: true }],
    ['by parse=full, too', { text: 'hey @here', parse: 'full' }, { here: true }],
    ['nobody by what is escaped', { text: '&lt;!channel&gt; @channel' }, {}],
    ['nobody by plain text', { blocks: section('<!channel>', 'plain_text') }, {}],
  ])('%s', async (_, body, pings) => {
    const { news, send } = await setUp();
    await send('', { text: 'x', ...body });
    const none = { channel: false, here: false, everyone: false, users: [], groups: [] };
    expect(news.messages[0]?.pings).toEqual({ ...none, ...pings });
  });

  it('groups that are there, and nobody by an edit', async () => {
    const { acme, ada, news, client, send } = await setUp();
    const { id } = acme.addGroup('editors', ada);
    const { ts = '' } = await send(`<!subteam^${id}> <!subteam^S9>`);
    await send('@editors', { link_names: true });
    expect(news.messages.map(({ pings }) => pings.groups)).toEqual([[id], [id]]);
    await client.chat.update({ channel: news.id, ts, text: '<!channel>' });
    expect(news.messages[0]?.pings.channel).toBe(false);
  });
});
