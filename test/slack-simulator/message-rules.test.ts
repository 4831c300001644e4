import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockProblems } from '../simulators/slack/rules/blocks.ts';
import { judgeMessage } from '../simulators/slack/rules/messages.ts';
import { viewProblems } from '../simulators/slack/rules/views.ts';
import type { ChannelControl, Person, Slack, TeamControl } from '../simulators/slack/slack.ts';
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
let ada: Person;
let news: ChannelControl;

beforeAll(async () => {
  slack = await simulate({ rateLimits: false });
  acme = slack.addTeam('Acme');
  ada = acme.addPerson('Ada');
  news = acme.addChannel('news').invite();
});
afterAll(stopAll);

describe('blocks that keep the rules are taken', () => {
  it.each([
    ['section', section({ fields: [plain('x')], accessory: button({ url }) })],
    [
      'everything in actions',
      actions(button({ confirm, style: 'danger' }), select({ placeholder: plain('x') })),
    ],
    [
      'pickers',
      actions(
        { type: 'datepicker', initial_date: '2026-03-01' },
        { type: 'timepicker', initial_time: '09:00' },
      ),
    ],
    ['people and channels', actions({ type: 'users_select' }, { type: 'conversations_select', filter: {} })],
    ['boxes', actions({ type: 'checkboxes', options: [{ text: mrkdwn('x'), value: 'x' }] })],
    [
      'groups of options',
      actions({ type: 'static_select', option_groups: [{ label: plain('x'), options: [option()] }] }),
    ],
    ['several', section({ accessory: { type: 'multi_static_select', options: [option()] } })],
    ['overflow', section({ accessory: { type: 'overflow', options: [option({ url })] } })],
    ['context', { type: 'context', elements: [mrkdwn('x'), plain('x'), image()] }],
    ['image', image({ title: plain('x') })],
    ['markdown', { type: 'markdown', text: '# x' }],
    [
      'rich text',
      rich(
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] },
        { type: 'rich_text_quote', elements: [{ type: 'link', url }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x' }] },
      ),
    ],
  ])('%s', (_, block) => {
    expect(blockProblems([block], 'message')).toEqual([]);
  });

  it('inputs of every kind, in a modal', () => {
    const kinds = [
      { type: 'plain_text_input', multiline: true, max_length: 3000, dispatch_action_config: {} },
      { type: 'email_text_input' },
      { type: 'url_text_input' },
      { type: 'number_input', is_decimal_allowed: false },
      { type: 'radio_buttons', options: [option()] },
      { type: 'multi_users_select', max_selected_items: 3 },
      { type: 'datetimepicker' },
    ];
    expect(
      blockProblems(
        kinds.map((kind) => input(kind, { optional: true })),
        'modal',
      ),
    ).toEqual([]);
  });
});

describe('a whole message is refused for', () => {
  it.each<[string, object, string]>([
    ['blocks that are no list', { blocks: '{}' }, 'invalid_blocks_format'],
    ['blocks that are no JSON', { blocks: '[{' }, 'invalid_blocks_format'],
    [
      'too much in all',
      { blocks: many(5, () => section({ text: mrkdwn(long(2700)) })) },
      'msg_blocks_too_long',
    ],
    ['attachments that are no list', { attachments: '{}' }, 'invalid_attachments'],
    ['wrong blocks in attachments', { attachments: [{ blocks: [{ type: 'poem' }] }] }, 'invalid_attachments'],
    ['metadata without a payload', { metadata: { event_type: 'x' } }, 'invalid_metadata_format'],
    ['metadata of a list', { metadata: { event_type: 'x', event_payload: [] } }, 'invalid_metadata_format'],
  ])('%s', async (_, body, error) => {
    const client = connect(slack, acme.token);
    await expect(
      client.apiCall('chat.postMessage', { channel: news.id, text: 'x', ...body }),
    ).rejects.toMatchObject({ data: { error } });
  });

  it('no more than 13,000 characters, or what there is with a divider', async () => {
    const client = connect(slack, acme.token);
    const post = async (...blocks: object[]) =>
      client.apiCall('chat.postMessage', { channel: news.id, text: 'x', blocks });
    const markdown = (length: number) => ({ type: 'markdown', text: long(length) });
    await post(markdown(12_000));
    await post(section({ text: mrkdwn(long(1000)) }), markdown(12_000));
    await expect(post(section({ text: mrkdwn(long(1300)) }), markdown(12_000))).rejects.toThrow(
      'msg_blocks_too_long',
    );
  });
});

it('whatever comes is judged, and nothing raises', () => {
  const types = ['section', 'actions', 'image', 'button', 'context', 'rich_text', 'input', 'static_select'];
  const strange = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom('type', 'text', 'elements', 'accessory', 'block_id', 'fields', 'options', 'blocks'),
        fc.oneof(fc.constantFrom(...types), tie('node')),
      ),
    ),
  })).node;
  fc.assert(
    fc.property(strange, (value) => {
      expect(Array.isArray(blockProblems(value, 'message'))).toBe(true);
      expect(Array.isArray(blockProblems([value], 'modal'))).toBe(true);
      expect(Array.isArray(viewProblems(value))).toBe(true);
      expect(typeof judgeMessage({ text: value, blocks: value, attachments: value, metadata: value })).toBe(
        'object',
      );
    }),
  );
});

describe('views that break a rule are refused', () => {
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('x'), blocks: [section()], ...more });
  it.each<[string, object, string, string]>([
    [
      'a long title',
      modal({ title: plain(long(25)) }),
      'must be less than 25 characters',
      '/view/title/text',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title', '/view'],
    [
      'a long submit',
      modal({ submit: plain(long(25)) }),
      'must be less than 25 characters',
      '/view/submit/text',
    ],
    [
      'a long close',
      modal({ close: plain(long(25)) }),
      'must be less than 25 characters',
      '/view/close/text',
    ],
    [
      'much metadata',
      modal({ private_metadata: long(3001) }),
      'must be less than 3001 characters',
      '/view/private_metadata',
    ],
    [
      'a long callback_id',
      modal({ callback_id: long(256) }),
      'must be less than 256 characters',
      '/view/callback_id',
    ],
    [
      '101 blocks',
      modal({ blocks: many(101, () => section()) }),
      'no more than 100 items allowed',
      '/view/blocks',
    ],
    ['inputs without submit', modal({ blocks: [input()] }), 'missing required field: submit', '/view'],
    [
      'a long label',
      modal({ submit: plain('x'), blocks: [input(undefined, { label: plain(long(2001)) })] }),
      'must be less than 2001 characters',
      '/view/blocks/0/label/text',
    ],
    [
      'a button as input',
      modal({ submit: plain('x'), blocks: [input(button())] }),
      'unsupported type: button',
      '/view/blocks/0/element/type',
    ],
    [
      'markdown in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown',
      '/view/blocks/0/type',
    ],
    ['an unknown key', modal({ colour: 'x' }), 'invalid additional property: colour', '/view'],
    ['a home', { type: 'home', blocks: [] }, 'must be a view of type modal', '/view/type'],
  ])('%s', async (_, view, message, pointer) => {
    const pending = ada.globalShortcut('any');
    const trigger = slack.interactions.at(-1)!.triggerId;
    await pending;
    const call = connect(slack, acme.token).apiCall('views.open', { trigger_id: trigger, view });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: expect.arrayContaining([`[ERROR] ${message} [json-pointer:${pointer}]`]),
        },
      },
    });
  });
});
