import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { webApi } from '@slack/bolt';
import type { ChannelControl, Slack, TeamControl } from '../simulators/slack/slack.ts';
import { connect, simulate, stopAll } from './bot.ts';
import {
  actions,
  button,
  confirm,
  image,
  input,
  long,
  many,
  mrkdwn,
  option,
  plain,
  rich,
  section,
  select,
  url,
} from './making.ts';

let slack: Slack;
let acme: TeamControl;
let news: ChannelControl;

beforeAll(async () => {
  slack = await simulate({ rateLimits: false });
  acme = slack.addTeam('Acme');
  acme.addPerson('Ada');
  news = acme.addChannel('news').invite();
});
afterAll(stopAll);

/** Posts blocks that break a rule, and returns what Slack had to say of them. */
async function complaintsOf(blocks: unknown[]): Promise<string[]> {
  const before = slack.violations.length;
  const call = connect(slack, acme.token).apiCall('chat.postMessage', {
    channel: news.id,
    text: 'x',
    blocks,
  });
  const error: unknown = await call.then(
    () => undefined,
    (raised: unknown) => raised,
  );
  if (!(error instanceof webApi.WebAPIPlatformError)) throw new Error('It was taken.');
  expect(error.data.error).toBe('invalid_blocks');
  expect(slack.violations.slice(before)).toMatchObject([{ method: 'chat.postMessage' }]);
  return error.data.response_metadata?.messages ?? [];
}

const complaint = (message: string, pointer: string) => `[ERROR] ${message} [json-pointer:/blocks${pointer}]`;

describe('too long is', () => {
  it.each<[string, number, (text: string) => object]>([
    ['/0/text/text', 3000, (text) => section({ text: mrkdwn(text) })],
    ['/0/fields/0/text', 2000, (text) => section({ fields: [plain(text)] })],
    ['/0/block_id', 255, (text) => section({ block_id: text })],
    ['/0/text/text', 150, (text) => ({ type: 'header', text: plain(text) })],
    ['/0/text', 12_000, (text) => ({ type: 'markdown', text })],
    ['/0/image_url', 3000, (text) => image({ image_url: text })],
    ['/0/alt_text', 2000, (text) => image({ alt_text: text })],
    ['/0/title/text', 2000, (text) => image({ title: plain(text) })],
    ['/0/elements/0/text/text', 75, (text) => actions(button({ text: plain(text) }))],
    ['/0/elements/0/value', 2000, (text) => actions(button({ value: text }))],
    ['/0/elements/0/url', 3000, (text) => actions(button({ url: text }))],
    ['/0/elements/0/action_id', 255, (text) => actions(button({ action_id: text }))],
    ['/0/elements/0/accessibility_label', 75, (text) => actions(button({ accessibility_label: text }))],
    [
      '/0/elements/0/options/0/text/text',
      75,
      (text) => actions(select({ options: [option({ text: plain(text) })] })),
    ],
    ['/0/elements/0/options/0/value', 150, (text) => actions(select({ options: [option({ value: text })] }))],
    ['/0/elements/0/placeholder/text', 150, (text) => actions(select({ placeholder: plain(text) }))],
    [
      '/0/elements/0/confirm/title/text',
      100,
      (text) => actions(button({ confirm: { ...confirm, title: plain(text) } })),
    ],
    [
      '/0/elements/0/confirm/text/text',
      300,
      (text) => actions(button({ confirm: { ...confirm, text: plain(text) } })),
    ],
    [
      '/0/elements/0/confirm/deny/text',
      30,
      (text) => actions(button({ confirm: { ...confirm, deny: plain(text) } })),
    ],
  ])('%s over %d', async (pointer, most, make) => {
    const client = connect(slack, acme.token);
    await client.apiCall('chat.postMessage', { channel: news.id, text: 'x', blocks: [make(long(most))] });
    const complaints = await complaintsOf([make(long(most + 1))]);
    expect(complaints).toContain(complaint(`must be less than ${most + 1} characters`, pointer));
  });
});

describe('too many are', () => {
  it.each<[string, number, (count: number) => object[]]>([
    ['', 50, (count) => many(count, () => ({ type: 'divider' }))],
    ['/0/fields', 10, (count) => [section({ fields: many(count, () => plain('x')) })]],
    ['/0/elements', 25, (count) => [actions(...many(count, () => button()))]],
    ['/0/elements', 10, (count) => [{ type: 'context', elements: many(count, () => mrkdwn('x')) }]],
    ['/0/elements/0/options', 100, (count) => [actions(select({ options: many(count, () => option()) }))]],
    [
      '/0/accessory/options',
      5,
      (count) => [section({ accessory: { type: 'overflow', options: many(count, () => option()) } })],
    ],
    [
      '/0/accessory/options',
      10,
      (count) => [section({ accessory: { type: 'checkboxes', options: many(count, () => option()) } })],
    ],
  ])('%s over %d', async (pointer, most, make) => {
    const client = connect(slack, acme.token);
    await client.apiCall('chat.postMessage', { channel: news.id, text: 'x', blocks: make(most) });
    const complaints = await complaintsOf(make(most + 1));
    expect(complaints).toContain(complaint(`no more than ${most} items allowed`, pointer));
  });
});

describe('refused, with the place, is', () => {
  const both = 'must define either `image_url` or `slack_file`';
  const text = [{ type: 'text', text: 'x' }];
  it.each<[string, string, object]>([
    ['must be more than 0 characters', '/0/text/text', section({ text: mrkdwn('') })],
    ['must define either `text` or `fields`', '/0', { type: 'section' }],
    ['unsupported type: mrkdwn', '/0/text/type', { type: 'header', text: mrkdwn('x') }],
    ['no fewer than 1 items allowed', '/0/elements', actions()],
    ['must be one of: "primary", "danger"', '/0/elements/0/style', actions(button({ style: 'default' }))],
    ['missing required field: alt_text', '/0', { type: 'image', image_url: url }],
    [both, '/0', { type: 'image', alt_text: 'x' }],
    ['must define either `options` or `option_groups`', '/0/elements/0', actions({ type: 'static_select' })],
    [
      'missing required field: deny',
      '/0/elements/0/confirm',
      actions(button({ confirm: { ...confirm, deny: null } })),
    ],
    [
      'must be a date like 2026-03-01',
      '/0/elements/0/initial_date',
      actions({ type: 'datepicker', initial_date: 'x' }),
    ],
    [
      'must be a time like 09:00',
      '/0/elements/0/initial_time',
      actions({ type: 'timepicker', initial_time: '24:00' }),
    ],
    ['invalid additional property: disabled', '/0/elements/0', actions(button({ disabled: true }))],
    ['unsupported type: poem', '/0/type', { type: 'poem' }],
    ['missing required field: type', '/0', {}],
    ['unsupported type: input', '/0/type', input()],
    ['unsupported type: image', '/0/elements/0/type', actions(image())],
    ['unsupported type: multi_users_select', '/0/elements/0/type', actions({ type: 'multi_users_select' })],
    [
      'missing required field: text',
      '/0/elements/0/elements/0',
      rich({ type: 'rich_text_section', elements: [{ type: 'text' }] }),
    ],
    [
      'unsupported type: text',
      '/0/elements/0/elements/0/type',
      rich({ type: 'rich_text_list', style: 'bullet', elements: text }),
    ],
  ])('%s at %s', async (message, pointer, block) => {
    expect(await complaintsOf([block])).toContain(complaint(message, pointer));
  });

  it('an id twice', async () => {
    expect(await complaintsOf([section({ block_id: 'b' }), section({ block_id: 'b' })])).toEqual([
      complaint('`block_id` "b" already exists', '/1/block_id'),
    ]);
    expect(await complaintsOf([actions(button({ action_id: 'a' }), button({ action_id: 'a' }))])).toEqual([
      complaint('`action_id` "a" already exists', '/0/elements/1/action_id'),
    ]);
  });
});
