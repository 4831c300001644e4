import { afterEach, expect, it } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { boltOnSocket, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['one', 'two', 'three'].map((value) => ({ text: plain(value.toUpperCase()), value }));
const input = (id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(`Label of ${id}`),
  element: { action_id: 'a', ...element },
  ...more,
});

const view = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    input('text', { type: 'plain_text_input', initial_value: 'as before' }),
    input('empty', { type: 'plain_text_input' }, { optional: true }),
    input('select', { type: 'static_select', options, initial_option: options[0] }),
    input('several', { type: 'multi_static_select', options }),
    input('boxes', { type: 'checkboxes', options }),
    input('radio', { type: 'radio_buttons', options }, { dispatch_action: true }),
    input('date', { type: 'datepicker' }),
    input('time', { type: 'timepicker' }),
    input('user', { type: 'users_select' }),
    input('users', { type: 'multi_users_select' }),
    input('where', { type: 'conversations_select' }),
    input('channel', { type: 'channels_select' }),
    input('nobody', { type: 'users_select' }, { optional: true }),
    {
      type: 'section',
      block_id: 'side',
      text: plain('Beside'),
      accessory: { type: 'static_select', action_id: 'level', options, placeholder: plain('Level') },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'overflow', action_id: 'over', options }],
    },
  ],
} as types.ModalView;

async function setUp() {
  const slack = await simulate({ watchMs: 5000 });
  const acme = slack.addTeam('Acme');
  const ada = acme.addPerson('Ada');
  const news = acme.addChannel('news').invite();
  const heard: unknown[] = [];
  await boltOnSocket(slack, [acme], (app: App) => {
    app.shortcut('open', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    app.action(/.*/, async ({ ack, action }) => {
      heard.push(action);
      await ack();
    });
    app.view('form', async ({ ack, view: sent }) => {
      heard.push(sent.state.values);
      await ack();
    });
  });
  const form = await ada.globalShortcut('open');
  slack.patience.watchMs = 0;
  return { slack, ada, news, heard, form };
}

const filled = (ada: { id: string }, news: { id: string }) => ({
  several: ['one', 'THREE'],
  'Label of boxes': ['two'],
  radio: 'three',
  date: '2026-03-01',
  time: '09:00',
  user: ada,
  users: [ada],
  where: news,
  channel: news,
});

it('fills in every kind of input, keeps what was there, and tells what was left alone', async () => {
  const { ada, news, heard, form, slack } = await setUp();
  await ada.submit(form, filled(ada, news));
  const values = heard[0] as Record<string, Record<string, unknown>>;
  expect(Object.fromEntries(Object.entries(values).map(([id, held]) => [id, held['a']]))).toMatchObject({
    text: { type: 'plain_text_input', value: 'as before' },
    empty: { value: null },
    select: { selected_option: options[0] },
    several: { selected_options: [options[0], options[2]] },
    boxes: { selected_options: [options[1]] },
    radio: { selected_option: options[2] },
    date: { selected_date: '2026-03-01' },
    time: { selected_time: '09:00' },
    user: { selected_user: ada.id },
    users: { selected_users: [ada.id] },
    where: { selected_conversation: news.id },
    channel: { selected_channel: news.id },
    nobody: { selected_user: null },
  });
  expect(slack.violations).toEqual([]);
});

it('tells of menus beside text and of inputs that ask for it at once, and of others only with the form', async () => {
  const { ada, news, heard, form } = await setUp();
  await ada.choose(form, 'Level', 'TWO');
  await ada.choose(form, 'Label of radio', 'one');
  await ada.choose(form, 'Label of select', 'three');
  await ada.click(form, 'TWO');
  expect(heard).toMatchObject([
    { type: 'static_select', action_id: 'level', block_id: 'side', selected_option: options[1] },
    { type: 'radio_buttons', selected_option: options[0] },
    { type: 'overflow', action_id: 'over', selected_option: options[1] },
  ]);
  await ada.submit(form, { ...filled(ada, news), radio: 'one' });
  expect(heard.at(-1)).toMatchObject({
    side: { level: { selected_option: options[1] } },
    radio: { a: { selected_option: options[0] } },
    select: { a: { selected_option: options[2] } },
  });
});

it('does not take what is not offered or not there', async () => {
  const { ada, form } = await setUp();
  await expect(ada.choose(form, 'Level', 'four')).rejects.toThrow('four is not offered');
  await expect(ada.choose(form, 'Volume', 'one')).rejects.toThrow('there is no Volume');
  await expect(ada.suggest(form, 'Level', 'x')).rejects.toThrow('there is no Level');
  await expect(ada.submit(form, { text: 'x'.repeat(3001) })).rejects.toThrow('at most 3000 characters');
});
