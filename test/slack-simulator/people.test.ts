import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { NotPossible, type SlackOptions } from '../simulators/slack/slack.ts';
import { boltOnHttp, boltOnSocket, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

const button = (text: string, action: string) => ({
  type: 'button' as const,
  text: { type: 'plain_text' as const, text },
  action_id: action,
  value: '7',
});
const card = [
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*A model*' } },
  { type: 'actions' as const, elements: [button('Full brief', 'brief'), button('Report', 'report')] },
];
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Report'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'why',
      label: plain('Why?'),
      element: { type: 'plain_text_input' as const, action_id: 'text', min_length: 3 },
    },
    {
      type: 'input' as const,
      block_id: 'how',
      optional: true,
      label: plain('How bad?'),
      element: {
        type: 'static_select' as const,
        action_id: 'level',
        options: ['bad', 'worse'].map((value) => ({ text: plain(value), value })),
      },
    },
  ],
};

/** A bot that does a little of everything. */
function listen(app: App): void {
  app.command('/ai-news', async ({ command, ack, respond, client }) => {
    if (command.text === 'fast') return ack('at once');
    await ack();
    if (command.text === 'form') await client.views.open({ trigger_id: command.trigger_id, view: form });
    else if (command.text === 'private')
      await client.chat.postEphemeral({ channel: command.channel_id, user: command.user_id, text: 'hush' });
    else await respond({ text: `Hello ${command.text}`, blocks: card });
  });
  app.action('brief', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'The brief', response_type: 'ephemeral', replace_original: false });
  });
  app.action('report', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.action('quiet', ({ ack }) => ack());
  app.view('form', async ({ ack, view, body, client }) => {
    const text = view.state.values['why']?.['text']?.value ?? '';
    const level = view.state.values['how']?.['level']?.selected_option?.value ?? 'none';
    if (text === 'rude') return ack({ response_action: 'errors', errors: { why: 'Be nice.' } });
    if (text === 'again') return ack({ response_action: 'update', view: { ...form, title: plain('Again') } });
    if (text === 'more') return ack({ response_action: 'push', view: { ...form, title: plain('More') } });
    if (text === 'all') return ack({ response_action: 'clear' });
    await ack();
    if (text === 'done') return;
    const opened = await client.conversations.open({ users: body.user.id });
    await client.chat.postMessage({ channel: opened.channel?.id ?? '', text: `${text}, ${level}` });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'section' as const, text: plain('Your subscriptions') }, ...card.slice(1)];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `You said ${event.text.replace(/<@\w+> /, '')}`, thread_ts: event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im' && message.subtype === undefined)
      await say(`Got ${message.text ?? ''}`);
  });
  app.shortcut('explain', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
  app.options('topic', ({ ack, options }) =>
    ack({ options: [{ text: plain(`About ${options.value}`), value: options.value }] }),
  );
  app.action('topic', async ({ ack, action, respond }) => {
    await ack();
    if (action.type === 'external_select')
      await respond({ text: `Chosen ${action.selected_option?.value ?? ''}`, replace_original: true });
  });
}

async function setUp(transport: 'socket' | 'http' = 'socket', options: SlackOptions = {}) {
  const slack = await simulate({ watchMs: 5000, ...options });
  const acme = slack.addTeam('Acme');
  const ada = acme.addPerson('Ada');
  const news = acme.addChannel('news').invite();
  const start = transport === 'socket' ? boltOnSocket : boltOnHttp;
  const app = await start(slack, [acme], listen);
  const posted = async (blocks: unknown[] = card) => {
    await app.client.chat.postMessage({
      token: acme.token,
      channel: news.id,
      text: 'A model',
      blocks: blocks as typeof card,
    });
    return news.messages.at(-1)!;
  };
  return { slack, acme, ada, news, app, posted };
}

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  it('commands are answered in the acknowledgement, by response_url, ephemerally and by modals', async () => {
    const { slack, ada, news } = await setUp(transport);
    const fast = await ada.slash(news, '/ai-news', 'fast');
    expect([fast.kind, fast.text, fast.ephemeral]).toEqual(['message', 'at once', true]);
    const slow = await ada.slash(news, '/ai-news', 'world');
    expect(slow.text).toBe('*A model*\n[Full brief] [Report]');
    expect((await ada.slash(news, '/ai-news', 'private')).text).toBe('hush');
    expect((await ada.slash(news, '/ai-news', 'form')).kind).toBe('modal');
    expect(ada.sees(news)).toHaveLength(3);
    expect(news.messages).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it('buttons are pressed, and say so', async () => {
    const { slack, ada, posted } = await setUp(transport);
    const message = await posted();
    expect((await ada.click(message, 'Full brief')).text).toBe('The brief');
    expect((await ada.click(message, 'brief')).ephemeral).toBe(true);
    slack.patience.watchMs = 0;
    const quiet = await ada.forge(message, { action_id: 'quiet', value: 'x' });
    expect(quiet.kind).toBe('acknowledged');
  });

  it('forms are filled in, refused, changed, piled up and sent', async () => {
    const { slack, ada, posted } = await setUp(transport);
    const message = await posted();
    const opened = await ada.click(message, 'Report');
    expect(opened.modal?.title?.text).toBe('Report');
    const refused = await ada.submit(opened, { why: 'rude' });
    expect(refused.errors).toEqual({ why: 'Be nice.' });
    const changed = await ada.submit(refused, { 'Why?': 'again' });
    expect(changed.text).toMatch(/^Again\n/);
    const pushed = await ada.submit(changed, { text: 'more' });
    expect(pushed.text).toMatch(/^More\n/);
    const below = await ada.submit(pushed, { text: 'done' });
    expect(below.modal?.title?.text).toBe('Again');
    const sent = await ada.submit(below, { why: 'wrong', level: 'worse' });
    expect([sent.kind, sent.text]).toEqual(['message', 'wrong, worse']);
    const other = await ada.click(message, 'Report');
    slack.patience.watchMs = 0;
    expect((await ada.submit(other, { why: 'all' })).kind).toBe('acknowledged');
    expect(other.modal).toBeNull();
  });

  it('home is published, mentions and direct messages are answered, shortcuts open forms', async () => {
    const { ada, news, posted } = await setUp(transport);
    const home = await ada.openHome();
    expect([home.kind, home.text]).toEqual(['home', 'Your subscriptions\n[Full brief] [Report]']);
    expect((await ada.click(home, 'Report')).kind).toBe('modal');
    const answer = await ada.mention(news, 'what is new?');
    expect(answer.text).toBe('You said what is new?');
    expect(answer.message?.threadTs).toBe(news.messages[0]?.ts);
    expect((await ada.say(ada.dm, 'hi')).text).toBe('Got hi');
    expect((await ada.shortcut(await posted(), 'explain')).kind).toBe('modal');
    expect((await ada.globalShortcut('explain')).kind).toBe('modal');
  });

  it('menus ask the app for their options', async () => {
    const { ada, posted } = await setUp(transport);
    const menu = { type: 'external_select', action_id: 'topic', placeholder: plain('Topic') };
    const message = await posted([{ type: 'actions', elements: [menu] }]);
    const offered = await ada.suggest(message, 'Topic', 'open');
    expect([offered.kind, offered.text]).toEqual(['choices', 'About open']);
    const chosen = await ada.choose(message, 'Topic', 'law');
    expect([chosen.kind, chosen.text]).toEqual(['update', 'Chosen law']);
  });
});

it('what the client does not allow is not possible', async () => {
  const { acme, ada, news, posted, app } = await setUp();
  const bob = acme.addPerson('Bob', { guest: 'single' });
  const secret = acme.addChannel('secret', { private: true, members: [] });
  await expect(ada.slash(secret, '/ai-news')).rejects.toThrow(NotPossible);
  await expect(bob.say(news, 'hi')).rejects.toThrow('the channel is not seen');
  const message = await posted();
  await expect(bob.click(message, 'Full brief')).rejects.toThrow('the message is not seen');
  await expect(ada.click(message, 'Nothing')).rejects.toThrow('there is no Nothing');
  const opened = await ada.click(message, 'Report');
  await expect(ada.submit(opened, {})).rejects.toThrow('Why? is missing');
  await expect(ada.submit(opened, { why: 'x' })).rejects.toThrow('at least 3 characters');
  await expect(ada.submit(opened, { why: 'long', how: 'awful' })).rejects.toThrow('awful is not offered');
  await expect(ada.submit(opened, { why: 'long', who: 'x' })).rejects.toThrow('there is no who');
  expect(() => bob.deleteMessage(message)).toThrow(NotPossible);
  acme.addPerson('Root', { admin: true }).deleteMessage(message);
  expect(news.messages).toEqual([]);
  expect(message.deleted).not.toBeNull();
  await expect(ada.click(message, 'Full brief')).rejects.toThrow('the message is gone');
  news.archive();
  await expect(ada.slash(news, '/ai-news')).rejects.toThrow('archived');
  acme.uninstall();
  await expect(ada.slash(acme.addChannel('b'), '/ai-news')).rejects.toThrow('not installed');
  await app.stop();
});

it('a form that is closed tells the app if that was asked for', async () => {
  const { ada, news, app } = await setUp();
  const heard: string[] = [];
  app.command('/closing', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: { ...form, notify_on_close: true } });
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, view }) => {
    heard.push(view.callback_id);
    await ack();
  });
  const opened = await ada.slash(news, '/closing');
  expect((await ada.close(opened)).kind).toBe('acknowledged');
  expect(heard).toEqual(['form']);
  expect(opened.modal).toBeNull();
});

it('what a person saw stays alive, and brings more', async () => {
  const { ada, news, app, acme } = await setUp();
  app.command('/steps', async ({ ack, respond }) => {
    await ack('one');
    await respond({ text: 'two' });
    await respond({ text: 'three', replace_original: true });
  });
  const seen = await ada.slash(news, '/steps');
  expect(seen.text).toBe('one');
  expect((await seen.next()).text).toBe('two');
  await seen.next();
  expect([seen.kind, seen.text]).toEqual(['update', 'three']);
  expect(seen.messages).toHaveLength(2);
  await expect(seen.next(20)).rejects.toThrow('Nothing more came within 20 ms.');
  expect(acme.installed).toBe(true);
});
