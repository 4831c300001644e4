import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeText } from '../../../src/bots/slack/fallback.ts';
import { renderMessage } from '../../../src/bots/slack/render.ts';
import { linkElements, textElements } from '../../../src/bots/slack/rich-text.ts';
import { renderHome, renderModal } from '../../../src/bots/slack/views.ts';
import type { Block } from '../../../src/shared/domain/message.ts';
import { oneLine } from '../../../src/shared/news/text/characters.ts';
import { actionOf } from '../../../src/shared/rendering/marked-action.ts';
import { safeUrl } from '../../../src/shared/rendering/web-address.ts';
import { everyPart, mistakesIn } from './block-rules.ts';
import { anyMessage, anyText, anyUrl } from './messages.ts';
import { nothing, readBlocks, readMrkdwn } from './slack-client.ts';

const group = 'S012AB3CD';
const delivery = 'abcdefgh-_123456';
const richText = (elements: unknown[]) =>
  readBlocks([{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]);
/** Names of people and places are the bot's own to write. */
const withoutNames = (text: string): string => text.replace(/\uF8F0[#@][A-Z0-9]+\uF8F1/g, '');

describe('foreign text', () => {
  test('shows exactly as it stands', () => {
    fc.assert(
      fc.property(anyText.map(withoutNames), (text) => {
        const shown = richText(textElements(oneLine(text), {}));
        expect(shown).toEqual({ text: `${oneLine(text)}\n`, links: [], calls: [], marks: [] });
      }),
      { numRuns: 250 },
    );
  });

  test('beside the blocks calls nobody, and leads nowhere by our hand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = nothing();
        readMrkdwn(escapeText(text), shown);
        expect(shown.links).toEqual([]);
        expect(shown.calls).toEqual([]);
        expect(shown.marks).not.toContain('date');
      }),
      { numRuns: 250 },
    );
  });

  test('leads nowhere but to the address given, which only the web has', () => {
    fc.assert(
      fc.property(anyText, anyUrl, (text, url) => {
        const { links, calls } = richText(linkElements(oneLine(text), url, {}));
        const target = safeUrl(url);
        expect(calls).toEqual([]);
        expect(links.map((found) => found.url)).toEqual(
          target === undefined || oneLine(text) === '' ? [] : [target],
        );
      }),
      { numRuns: 250 },
    );
  });

  test.each(['https://user:secret@a.example/', 'https://bank.example@evil.example/', 'javascript:alert(1)'])(
    'leads nowhere for %s',
    (url) => {
      expect(richText(linkElements('A', url, {}))).toMatchObject({ text: 'A\n', links: [] });
    },
  );

  test.each([
    ['https://bank.example/login', 'https://evil.example/', 'open'],
    ['bank.example', 'https://evil.example/', 'open'],
    ['www.bank.example, as it was', 'https://evil.example/', 'open'],
    ['See bank.example/login', 'https://evil.example/', 'open'],
    ['bank.example', 'https://bank.example.evil.example/', 'open'],
    ['bank.example', 'https://www.bank.example/a', 'bank.example'],
    ['https://bank.example/a', 'https://bank.example/b', 'https://bank.example/a'],
    ['Node.js 20 is out', 'https://a.example/', 'Node.js 20 is out'],
    ['Prices fall by 3.5 per cent', 'https://a.example/', 'Prices fall by 3.5 per cent'],
  ])('“%s” that leads to %s is pressed as “%s”', (label, url, pressed) => {
    expect(richText(linkElements(label, url, {})).links).toEqual([{ text: pressed, url }]);
  });
});

describe('any message', () => {
  const anyOptions = fc.record(
    { deliveryId: fc.constant(delivery), mention: fc.constantFrom(group, '!channel', 'S1>', '') },
    { requiredKeys: [] },
  );

  test('keeps every limit', () => {
    fc.assert(
      fc.property(anyMessage, anyOptions, (message, options) => {
        const { text, blocks, metadata, ...rest } = renderMessage(message, options);
        expect(mistakesIn(blocks, 50)).toEqual([]);
        expect(text.trim()).not.toBe('');
        expect(text.isWellFormed()).toBe(true);
        expect(text.length).toBeLessThanOrEqual(4_000);
        expect(rest).toEqual({ unfurl_links: false, unfurl_media: false });
        expect(metadata?.event_payload['delivery_id']).toBe(options.deliveryId);
      }),
      { numRuns: 150 },
    );
  });

  test('holds passages that are longer than Slack takes at once, in pieces', () => {
    const text = Array.from({ length: 5 }, (_, index) => `Sentence ${index} ${'😀'.repeat(450)}.`).join(' ');
    const message = {
      blocks: [{ type: 'bullets' as const, items: [{ text, citations: [] }] }],
      fallback: '',
    };
    const { blocks } = renderMessage(message, {});
    expect(mistakesIn(blocks, 50)).toEqual([]);
    expect(readBlocks(blocks).text.trim()).toBe(text);
  });

  test('keeps every limit, in however many small blocks it comes', () => {
    const small = fc.constantFrom<Block>(
      { type: 'heading', text: 'A' },
      { type: 'heading', text: 'A', url: 'https://a.example/' },
      { type: 'text', runs: [{ text: 'A line.' }, { text: '\n' }, { text: 'Another.' }] },
      { type: 'context', text: 'Small print' },
      { type: 'image', url: 'https://a.example/a.png', alt: '' },
      { type: 'bullets', items: [{ text: 'A point.', citations: [] }] },
      { type: 'source', publisher: 'Paper', date: '', title: 'A', url: 'https://a.example/' },
      { type: 'divider' },
    );
    const row = fc.nat().map((n): Block => ({
      type: 'buttons',
      buttons: [{ label: 'A', to: { action: `story:${n}` } }],
    }));
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: small }, row), { minLength: 40, maxLength: 130 }),
        fc.constantFrom(group, undefined),
        (blocks, mention) => {
          const message = { blocks, fallback: 'A' };
          const rendered = renderMessage(message, mention === undefined ? {} : { mention });
          expect(mistakesIn(rendered.blocks, 50)).toEqual([]);
          expect(mistakesIn(renderHome(message).blocks, 100)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('calls nobody but the user group that is asked for', () => {
    fc.assert(
      fc.property(anyMessage, anyOptions, (message, options) => {
        const { text, blocks } = renderMessage(message, options);
        const beside = nothing();
        readMrkdwn(text, beside);
        const called = options.mention === group ? [`usergroup:${group}`] : [];
        expect(readBlocks(blocks).calls).toEqual(called);
        expect(beside.calls).toEqual(called);
        expect(beside.links).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('shows nothing but words, bold, and links to addresses of the message', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const given = new Set([...everyPart(message)].flatMap(urlsIn));
        const { links, marks } = readBlocks(renderMessage(message).blocks);
        expect(marks.filter((mark) => mark !== 'bold' && mark !== 'channel')).toEqual([]);
        for (const { url } of links) expect(given).toContain(url);
      }),
      { numRuns: 150 },
    );
  });

  test('has buttons whose actions can be looked up, and the delivery’s id in each', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const actions = [...everyPart(message)].flatMap(({ action }) =>
          action === undefined ? [] : [action],
        );
        for (const part of everyPart(renderMessage(message, { deliveryId: delivery }).blocks)) {
          if (part['type'] !== 'button' || part['url'] !== undefined) continue;
          expect(part['action_id']).toContain(delivery);
          expect(actions).toContain(actionOf(part['action_id'] as string));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('makes a home view, and any form a modal, within the limits of views', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { type, blocks } = renderHome(message);
        expect(type).toBe('home');
        expect(mistakesIn(blocks, 100)).toEqual([]);
      }),
      { numRuns: 100 },
    );
    const field = fc.record(
      { name: fc.stringMatching(/^[a-z]{1,20}$/), label: anyText, value: anyText, hint: anyText },
      { requiredKeys: ['name', 'label'] },
    );
    const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
    fc.assert(
      fc.property(anyText, fields, (title, list) => {
        const view = renderModal({ title, fields: list }, 'form:1');
        expect(mistakesIn(view.blocks, 100)).toEqual([]);
        expect(view.title.text.length).toBeLessThanOrEqual(24);
        expect(view.title.text).not.toBe('');
        const names = view.blocks.map((block) => ('block_id' in block ? block.block_id : ''));
        expect(names).toEqual(list.map(({ name }) => name));
      }),
      { numRuns: 200 },
    );
  });
});

function urlsIn(part: Record<string, unknown>): string[] {
  return [part['url'], part['link']].flatMap((url) =>
    typeof url === 'string' ? (safeUrl(url, 3_000) ?? []) : [],
  );
}
