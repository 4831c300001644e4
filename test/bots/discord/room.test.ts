import { describe, expect, test } from '@jest/globals';
import { renderCalling } from '../../../src/bots/discord/embed.ts';
import { escapeText } from '../../../src/bots/discord/markdown.ts';
import { nameOf } from '../../../src/shared/rendering/names.ts';
import { renderMessage } from '../../../src/bots/discord/render.ts';
import { shorten } from '../../../src/shared/rendering/shorten.ts';
import type { Block, Message } from '../../../src/shared/domain/message.ts';

const said = (blocks: Block[]): Message => ({ blocks, fallback: 'A line' });
const heading: Block = { type: 'heading', text: 'A model sails', url: 'https://a.example/' };
const text = (words: string): Block => ({ type: 'text', runs: [{ text: words }] });
const bullets = (count: number, words: (n: number) => string): Block => ({
  type: 'bullets',
  items: Array.from({ length: count }, (_, n) => ({ text: words(n), citations: [] })),
});
const sources = (count: number): Block[] =>
  Array.from({ length: count }, (_, n) => ({
    type: 'source' as const,
    publisher: `Paper ${n}`,
    date: '1 June 2026',
    title: `A title of some length, which is the one of number ${n}`,
    url: `https://paper-${n}.example/`,
  }));

/** The words of a payload, a line each. */
const wordsOf = (message: Message): string =>
  JSON.stringify(renderMessage(message).components)
    .split('"content":"')
    .slice(1)
    .map((part) => JSON.parse(`"${part.split(/(?<!\\)"/)[0] ?? ''}"`) as string)
    .join('\n');

describe('a card', () => {
  test('is a linked headline, a date, a lede, points with their publishers, small print and buttons', () => {
    const publisher = { publisher: 'Air Wharf', url: 'https://air.example/2' };
    const { components } = renderMessage(
      said([
        heading,
        { type: 'context', text: '1 June 2026' },
        {
          type: 'text',
          runs: [{ text: 'It sails * round ' }, { text: 'Skerrland', bold: true }, { text: '.' }],
        },
        { type: 'bullets', items: [{ text: 'Two airlines test it.', citations: [publisher] }] },
        { type: 'context', text: 'Air Wharf and 2 more' },
        { type: 'divider' },
        {
          type: 'buttons',
          buttons: [
            { label: 'Full brief', to: { action: 'brief:1' } },
            { label: 'Site', to: { url: 'https://a.example/' } },
          ],
        },
      ]),
    );
    expect(components).toEqual([
      {
        type: 17,
        accent_color: 0x64748b,
        components: [
          { type: 10, content: '## [A model sails](https://a.example/)\n-# 1 June 2026' },
          { type: 10, content: 'It sails \\* round **Skerrland**\\.' },
          { type: 10, content: '- Two airlines test it. ([Air Wharf](https://air.example/2))' },
          { type: 10, content: '-# Air Wharf and 2 more' },
          { type: 14, divider: true, spacing: 1 },
          {
            type: 1,
            components: [
              { type: 2, style: 2, label: 'Full brief', custom_id: 'brief:1' },
              { type: 2, style: 5, label: 'Site', url: 'https://a.example/' },
            ],
          },
        ],
      },
    ]);
  });

  test('of a digest keeps a story’s number with its headline', () => {
    const runs = [
      { text: '1. ' },
      { text: 'A model sails', bold: true, link: 'https://a.example/' },
      { text: '\n' },
      { text: 'It did.' },
    ];
    expect(wordsOf(said([{ type: 'text', runs }]))).toBe(
      '1\\. [**A model sails**](https://a.example/)\nIt did.',
    );
  });

  test('names places and people without calling them', () => {
    const { components } = renderMessage(
      said([text(`Into ${nameOf('#', '123456789012345678')}, by ${nameOf('@', '123456789012345679')}.`)]),
    );
    expect(components).toEqual([
      { type: 10, content: 'Into <#123456789012345678>, by <@123456789012345679>\\.' },
    ]);
  });
});

describe('what is too long', () => {
  const sentence = 'This sentence has exactly as many words as it needs. ';

  test('loses whole sentences from the end first', () => {
    const words = wordsOf(
      said([heading, text(sentence.repeat(80)), bullets(5, (n) => `Point ${n}.`), ...sources(2)]),
    );
    expect(words.length).toBeLessThanOrEqual(4_000);
    expect(words.length).toBeGreaterThan(3_900);
    expect(words).toContain('Point 4.');
    expect(words).toContain('number 1');
    expect(words.split('\n')[1]).toMatch(/^(This sentence has exactly as many words as it needs\. ?)+$/);
  });

  test('then whole points, then source cards, and says how many', () => {
    const long = (n: number): string => `Point ${n} ${'goes on '.repeat(60)}and ends.`;
    const words = wordsOf(said([heading, text('A lede.'), bullets(12, long), ...sources(30)]));
    expect(words.length).toBeLessThanOrEqual(4_000);
    expect(words).toContain('A lede.');
    expect(words).toMatch(/^- Point 0 .* and ends\.$/m);
    for (const line of words.split('\n').filter((each) => each.startsWith('- ')))
      expect(line).toMatch(/ends\.$/);
    const shown = words.match(/number \d+/g)?.length ?? 0;
    expect(words).toContain(`and ${30 - shown} more sources`);
    expect(shown).toBeGreaterThan(5);
  });

  test('keeps whole words, characters and emoji in headlines and labels', () => {
    expect(shorten('A short one', 40)).toBe('A short one');
    expect(shorten('Norrvik opens its weather model today', 20)).toBe('Norrvik opens its…');
    expect(shorten('x'.repeat(90), 80)).toBe('');
    expect(shorten('人工智能模型发布了新版本'.repeat(9), 20)).toMatch(/^人工智能.*…$/);
    expect(shorten('👩‍👩‍👧'.repeat(20), 21).replace('…', '')).toMatch(/^(👩‍👩‍👧)+$/u);
  });

  test('of a message that calls a role stays within its embed', () => {
    const { embeds } = renderCalling(said([heading, text(sentence.repeat(200))]), '223456789012345678');
    expect(embeds[0]?.description).toMatch(/needs\.$/);
    expect(embeds[0]?.description?.length).toBeGreaterThan(4_000);
  });
});

test('an empty message still says something', () => {
  expect(wordsOf(said([]))).toBe('A line');
  expect(wordsOf({ blocks: [], fallback: '' })).toBe('AI news');
  expect(escapeText('')).toBe('');
});
