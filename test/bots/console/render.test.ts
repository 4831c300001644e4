import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { renderConsole } from '../../../src/bots/console/render.ts';
import type { Message } from '../../../src/shared/domain/message.ts';
import type { Brief, BriefSource } from '../../../src/shared/domain/story.ts';
import { presentStory, presentUpdate } from '../../../src/shared/news/present/story.ts';
import { anyMessage } from '../messages.ts';

const source = (articleId: number, publisher: string, title: string): BriefSource => ({
  articleId,
  publisher,
  title,
  url: `https://${publisher.toLowerCase().replaceAll(' ', '-')}.example/${articleId}`,
  publishedAt: new Date('2026-04-07T23:30:00Z'),
});

const alone: Brief = {
  headline: 'Norrvik Institute opens its weather model',
  lede: 'The Norrvik Institute has published the weights of its weather model.',
  ledeArticleIds: [1],
  points: [{ text: 'It was trained on forty years of buoy readings.', articleIds: [1] }],
  sources: [source(1, 'Norrvik Post', 'Norrvik Institute opens its weather model')],
};
const grown: Brief = {
  ...alone,
  points: [
    ...alone.points,
    { text: 'Two airlines test it until June.', articleIds: [2] },
    { text: 'It needs a single accelerator.', articleIds: [2] },
    { text: 'Forecasts take nine seconds.', articleIds: [3] },
    { text: 'A fishing fleet waits for a Danish edition.', articleIds: [3] },
  ],
  sources: [
    ...alone.sources,
    source(2, 'Air Wharf', 'Airlines try Norrvik’s model'),
    source(3, 'Loom', 'Nine seconds'),
  ],
};

const plain = (message: Message, columns = 88): string => renderConsole(message, { columns, color: false });

describe('a story on a terminal', () => {
  test('reads like this', () => {
    expect(plain(presentStory(alone, { timeZone: 'UTC' }))).toBe(`${'─'.repeat(88)}
Norrvik Institute opens its weather model
7 April 2026

The Norrvik Institute has published the weights of its weather model.

  • It was trained on forty years of buoy readings.

Summary based on 1 source

  Norrvik Post · 7 April 2026 · Norrvik Institute opens its weather model
  https://norrvik-post.example/1
`);
  });

  test('names the publisher behind each point once there are several', () => {
    const text = plain(presentStory(grown, { timeZone: 'UTC' }));
    expect(text).toContain('Two airlines test it until June. (Air Wharf)');
    expect(text).toContain('Summary based on 3 sources');
  });

  test('is dated in the zone of its reader', () => {
    expect(plain(presentStory(alone, { timeZone: 'Asia/Tokyo' }))).toContain('\n8 April 2026\n');
  });

  test('says what is known when only a title is', () => {
    const bare: Brief = {
      ...alone,
      lede: '',
      ledeArticleIds: [],
      points: [],
      note: 'Only the title is known so far.',
    };
    const text = plain(presentStory(bare, { timeZone: 'UTC' }));
    expect(text).toContain('\nOnly the title is known so far.\n\nReported by 1 source\n');
  });

  test('keeps a point together: later lines stand under the first', () => {
    const text = plain(presentStory(alone, { timeZone: 'UTC' }), 40);
    expect(text).toContain('  • It was trained on forty years of\n    buoy readings.\n');
  });

  test('is coloured on request, with nothing but colours and their ends', () => {
    const text = renderConsole(presentStory(grown, { timeZone: 'UTC' }), { columns: 88, color: true });
    const codes = new Set(text.match(/\u001b[^m]*m/g));
    expect([...codes].sort()).toEqual(
      ['\u001b[1m', '\u001b[22m', '\u001b[24m', '\u001b[2m', '\u001b[36m', '\u001b[39m', '\u001b[4m'].sort(),
    );
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe(plain(presentStory(grown, { timeZone: 'UTC' })));
  });
});

describe('a follow-up, where a card cannot be changed', () => {
  test('says what grew, under the headline known there, with the new points and the new sources alone', () => {
    const renamed = { ...grown, headline: 'Another headline' };
    expect(plain(presentUpdate(renamed, alone, { timeZone: 'UTC' }))).toBe(`${'─'.repeat(88)}
Update: now 3 sources instead of 1

Norrvik Institute opens its weather model

  • Two airlines test it until June. (Air Wharf)
  • It needs a single accelerator. (Air Wharf)
  • Forecasts take nine seconds. (Loom)

  Air Wharf · 7 April 2026 · Airlines try Norrvik’s model
  https://air-wharf.example/2
  Loom · 7 April 2026 · Nine seconds
  https://loom.example/3
`);
  });

  test('claims no growth where the number of publishers is the same', () => {
    const text = plain(presentUpdate({ ...alone, lede: 'Another lede.' }, alone, { timeZone: 'UTC' }));
    expect(text).toContain('\nUpdate\n');
    expect(text).not.toContain('instead of');
  });
});

describe('whatever the message', () => {
  const look = fc.record({ columns: fc.integer({ min: 1, max: 300 }), color: fc.boolean() });
  const ownCodes = /\u001b\[(?:1|2|4|22|24|36|39)m/g;

  test('nothing steers the terminal but our own colours, and none without colour', () => {
    fc.assert(
      fc.property(anyMessage, look, (message, how) => {
        const text = renderConsole(message, how);
        const bare = how.color ? text.replace(ownCodes, '') : text;
        expect(bare).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('no line is wider than the terminal, nor than 88 columns; links excepted, which stay whole', () => {
    fc.assert(
      fc.property(anyMessage, look, (message, how) => {
        const width = Math.max(40, Math.min(how.columns, 88));
        const links = new Set(
          message.blocks.flatMap((block) =>
            block.type === 'source'
              ? renderConsole({ blocks: [block], fallback: '' }, { columns: 88, color: false })
                  .trimEnd()
                  .split('\n')
                  .at(-1)
              : [],
          ),
        );
        for (const line of renderConsole(message, how).replace(ownCodes, '').split('\n')) {
          if (!links.has(line)) expect([line, stringWidth(line) <= width]).toEqual([line, true]);
        }
      }),
    );
  });

  test('ends with a line feed and is the same each time', () => {
    fc.assert(
      fc.property(anyMessage, look, (message, how) => {
        const text = renderConsole(message, how);
        expect(text.endsWith('\n')).toBe(true);
        expect(renderConsole(message, how)).toBe(text);
      }),
    );
  });
});
