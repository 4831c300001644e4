import { describe, expect, test } from '@jest/globals';
import { actionOf } from '../../../src/shared/rendering/marked-action.ts';
import { nameOf } from '../../../src/shared/rendering/names.ts';
import type { Block, Message } from '../../../src/shared/domain/message.ts';
import { isLinkPress } from '../../../src/bots/slack/buttons.ts';
import { renderMessage } from '../../../src/bots/slack/render.ts';
import { renderMessageModal, renderModal } from '../../../src/bots/slack/views.ts';
import { mistakesIn } from './block-rules.ts';
import { readBlocks } from './slack-client.ts';

const said = (blocks: Block[]): Message => ({ blocks, fallback: 'A model sails' });
const heading: Block = { type: 'heading', text: 'A model sails', url: 'https://a.example/' };
const text = (words: string): Block => ({ type: 'text', runs: [{ text: words }] });
const source = (n: number): Block => ({
  type: 'source',
  publisher: `Paper ${n}`,
  date: '1 June 2026',
  title: `A title of some length, which is the one of number ${n}`,
  url: `https://paper-${n}.example/`,
});
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

const words = (message: Message): string => readBlocks(renderMessage(message).blocks).text;
const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements });
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const plain = (words: string) => ({ type: 'plain_text', text: words, emoji: false });
const delivery = 'abcdefgh-_123456';

describe('a card', () => {
  const card = said([
    heading,
    { type: 'context', text: '1 June 2026 · Major' },
    { type: 'text', runs: [{ text: 'It sails *round* ' }, { text: 'Skerrland', bold: true }, { text: '.' }] },
    {
      type: 'bullets',
      items: [
        {
          text: 'Two airlines test it.',
          citations: [{ publisher: 'Air Wharf', url: 'https://air.example/2' }],
        },
      ],
    },
    { type: 'context', text: 'Air Wharf & 2 more' },
    { type: 'divider' },
    {
      type: 'buttons',
      buttons: [
        { label: 'Full brief', to: { action: 'brief:1' } },
        { label: '…', to: { action: `menu:${delivery}` } },
        { label: 'Site', to: { url: 'https://a.example/' } },
        { label: 'Stop', to: { action: 'stop:1' }, danger: true },
      ],
    },
  ]);
  const { blocks, text: beside, metadata } = renderMessage(card, { deliveryId: delivery });

  test('is a linked headline, a date, a lede, points with their publishers, small print and buttons', () => {
    expect(blocks).toEqual([
      richText(
        section({ type: 'link', url: 'https://a.example/', text: 'A model sails', style: { bold: true } }),
      ),
      { type: 'context', elements: [plain('1 June 2026 · Major')] },
      richText(
        section(
          { type: 'text', text: 'It sails *round* ' },
          { type: 'text', text: 'Skerrland', style: { bold: true } },
          { type: 'text', text: '.' },
        ),
      ),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          section(
            { type: 'text', text: 'Two airlines test it. (' },
            { type: 'link', url: 'https://air.example/2', text: 'Air Wharf' },
            { type: 'text', text: ')' },
          ),
        ],
      }),
      { type: 'context', elements: [plain('Air Wharf & 2 more')] },
      { type: 'divider' },
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Full brief'), action_id: `brief:1~${delivery}` },
          {
            type: 'button',
            text: plain('…'),
            action_id: `menu:${delivery}`,
            accessibility_label: 'More about this',
          },
          { type: 'button', text: plain('Site'), action_id: 'open:2', url: 'https://a.example/' },
          { type: 'button', text: plain('Stop'), action_id: `stop:1~${delivery}`, style: 'danger' },
        ],
      },
    ]);
    expect(actionOf(`brief:1~${delivery}`)).toBe('brief:1');
    expect([isLinkPress('open:2'), isLinkPress('brief:1')]).toEqual([true, false]);
  });

  test('can be found again by its metadata', () => {
    expect(metadata).toEqual({ event_type: 'ai_news_delivery', event_payload: { delivery_id: delivery } });
    expect(renderMessage(card)).not.toHaveProperty('metadata');
  });

  test('reads well in a notification, and to somebody who cannot see it', () => {
    expect(beside.split('\n')).toEqual([
      'A model sails',
      '1 June 2026 · Major',
      'It sails *round* Skerrland.',
      '• Two airlines test it. (Air Wharf)',
      'Air Wharf &amp; 2 more',
    ]);
  });

  test('calls a user group in its first block, and in the notification', () => {
    const { blocks: calling, text: line } = renderMessage(card, { mention: 'S012AB3CD' });
    expect(calling[0]).toEqual({
      type: 'section',
      text: { type: 'mrkdwn', text: '<!subteam^S012AB3CD>', verbatim: true },
    });
    expect(line.startsWith('<!subteam^S012AB3CD> A model sails\n')).toBe(true);
    expect(renderMessage(card, { mention: '!here' }).blocks).toHaveLength(7);
  });
});

describe('names', () => {
  const message = said([text(`Into ${nameOf('#', 'C024BE7LH')}, by ${nameOf('@', 'U061F7AUR')}.`)]);
  const channel = { type: 'channel', channel_id: 'C024BE7LH' };

  test('of people call nobody where others read', () => {
    expect(renderMessage(message).blocks).toEqual([
      richText(section({ type: 'text', text: 'Into ' }, channel, { type: 'text', text: ', by somebody.' })),
    ]);
    expect(renderMessage(message).text).toContain('Into a channel, by somebody.');
  });

  test('of people are shown to one person alone', () => {
    expect(renderMessage(message, { privately: true }).blocks).toEqual([
      richText(
        section(
          { type: 'text', text: 'Into ' },
          channel,
          { type: 'text', text: ', by ' },
          { type: 'user', user_id: 'U061F7AUR' },
          { type: 'text', text: '.' },
        ),
      ),
    ]);
  });
});

describe('what is too long', () => {
  const sentence = 'This sentence has exactly as many words as it needs. ';

  test('loses whole sentences from the end first', () => {
    const shown = words(said([heading, text(sentence.repeat(400)), text('A note.'), ...many(2, source)]));
    expect(shown).toContain('number 1');
    expect(shown).toContain('A note.');
    expect(shown.split('\n')[1]).toMatch(/^(This sentence has exactly as many words as it needs\. ?)+$/);
    expect(shown.length).toBeGreaterThan(10_000);
  });

  test('then source cards and points, says how many, and keeps its buttons', () => {
    const items = many(40, (n) => ({ text: `Point ${n} ${'goes on '.repeat(60)}and ends.`, citations: [] }));
    const message = said([
      heading,
      { type: 'bullets', items },
      ...many(90, source),
      { type: 'buttons', buttons: [{ label: 'Full brief', to: { action: 'brief:1' } }] },
    ]);
    const { blocks } = renderMessage(message);
    const { text: shown } = readBlocks(blocks);
    expect(mistakesIn(blocks, 50)).toEqual([]);
    expect(shown).toMatch(/Point 0 .* and ends\.\n/);
    const cards = shown.match(/number \d+/g)?.length ?? 0;
    expect(cards).toBeGreaterThan(5);
    expect(shown).toContain(`and ${90 - cards} more sources`);
    expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
  });

  test('has at most fifty blocks: texts move together before anything is lost', () => {
    const parts = many(45, (n): Block[] => [text(`Line ${n} ${'x '.repeat(51)}`), { type: 'divider' }]);
    const message = said([heading, ...parts.flat()]);
    const { blocks } = renderMessage(message);
    expect(blocks).toHaveLength(1);
    expect(words(message)).toContain('Line 44 ');
  });

  test('and where nothing can move together, what is last goes, but no button', () => {
    const parts = many(30, (n): Block[] => [text(`Line ${n}`), { type: 'context', text: `Print ${n}` }]);
    const buttons: Block = { type: 'buttons', buttons: [{ label: 'More', to: { action: 'story:1' } }] };
    const { blocks } = renderMessage(said([...parts.flat(), buttons]));
    expect(blocks).toHaveLength(50);
    expect(readBlocks(blocks.slice(-3)).text).toMatch(/^Print 23\s+Line 24\s+More\s+$/);
  });

  test('a headline without a link is a header of whole words', () => {
    const [header] = renderMessage(said([{ type: 'heading', text: 'Norrvik opens '.repeat(15) }])).blocks;
    expect(header).toMatchObject({
      type: 'header',
      text: { text: expect.stringMatching(/(opens|Norrvik)…$/) },
    });
  });
});

test('short lines stand close together, paragraphs and entries of a digest apart', () => {
  const settings = renderMessage(said([text('Time zone: UTC'), text('Cards: full'), text('Threads: on')]));
  expect(settings.blocks).toHaveLength(1);
  expect(readBlocks(settings.blocks).text).toContain('Time zone: UTC\nCards: full\nThreads: on');
  const entry: Block = { type: 'text', runs: [{ text: '1. A' }, { text: '\n' }, { text: 'It did.' }] };
  expect(renderMessage(said([entry, entry])).blocks).toHaveLength(2);
});

test('lines between nothing are left out', () => {
  const divider: Block = { type: 'divider' };
  const { blocks } = renderMessage(said([divider, heading, divider, divider, text('It did.'), divider]));
  expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'divider', 'rich_text']);
});

test('an empty message still says something', () => {
  expect(words(said([]))).toBe('A model sails\n');
  expect(words({ blocks: [], fallback: '' })).toBe('AI news\n');
});

describe('views', () => {
  test('a form is a modal with an input for each field', () => {
    const fields = [{ name: 'timezone', label: 'Which zone?', value: 'Europe/Berlin', hint: 'Asked once' }];
    expect(renderModal({ title: 'Your time zone', fields }, 'form:1')).toEqual({
      type: 'modal',
      callback_id: 'form:1',
      title: plain('Your time zone'),
      submit: plain('Send'),
      close: plain('Cancel'),
      blocks: [
        {
          type: 'input',
          block_id: 'timezone',
          label: plain('Which zone?'),
          element: {
            type: 'plain_text_input',
            action_id: 'timezone',
            initial_value: 'Europe/Berlin',
            placeholder: plain('Asked once'),
          },
        },
      ],
    });
  });

  test('a message can be shown in a modal, under a title of at most 24 characters', () => {
    const { title, blocks } = renderMessageModal('A model sails round the whole world', said([heading]));
    expect(title.text).toBe('A model sails round the…');
    expect(blocks).toHaveLength(1);
  });
});
