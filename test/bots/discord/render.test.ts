import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderCalling } from '../../../src/bots/discord/embed.ts';
import { escapeText, link } from '../../../src/bots/discord/markdown.ts';
import { safeUrl } from '../../../src/shared/rendering/web-address.ts';
import { renderMessage } from '../../../src/bots/discord/render.ts';
import { oneLine } from '../../../src/shared/news/text/characters.ts';
import { contract, whySkipped } from './contract.ts';
import { readMarkdown } from './discord-markdown.ts';
import { anyMessage, anyText, anyUrl } from './messages.ts';

const role = '223456789012345678';
const delivery = 'abcdefgh-_123456';

/** Every object of a payload, however deep. */
function* parts(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* parts(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Record<string, unknown>;
    yield* parts(Object.values(value));
  }
}

const textsOf = (payload: { components: unknown[] }): string[] =>
  [...parts(payload.components)].flatMap(({ type, content }) => (type === 10 ? [content as string] : []));

describe('foreign text', () => {
  test('shows exactly as it stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readMarkdown(escapeText(text))).toEqual({ text: oneLine(text), links: [], marks: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('keeps to itself behind a point, too, and beside other text', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        const { links, marks } = readMarkdown(`- ${escapeText(one)}${escapeText(two)}`);
        expect(links).toEqual([]);
        expect(marks.filter((mark) => mark !== 'list')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('leads nowhere but to the address given, which only the web has', () => {
    fc.assert(
      fc.property(anyText, anyUrl, (text, url) => {
        const { links, marks } = readMarkdown(link(text, url));
        const target = safeUrl(url);
        expect(marks).toEqual([]);
        expect(links.map((found) => found.url)).toEqual(
          target === undefined || oneLine(text) === '' ? [] : [target],
        );
        if (target !== undefined) expect(target).toMatch(/^https?:\/\/[^\s()<>[\]"'\\]+$/);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    'https://a.example/path?q=1&r=%20x#part',
    'http://a.example/a_b*c~d',
    'https://a.example/@user/1,2;3',
  ])('leaves %s as it is', (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  test('keeps brackets that belong together in a link, and softens those that do not', () => {
    expect(readMarkdown(link('[D] Is it [new?', 'https://a.example/')).links).toEqual([
      { text: '[D] Is it (new?', url: 'https://a.example/' },
    ]);
  });
});

describe('any message in components V2', () => {
  test('keeps every limit and calls nobody', () => {
    fc.assert(
      fc.property(anyMessage, fc.option(fc.constant(delivery), { nil: undefined }), (message, id) => {
        const payload = renderMessage(message, id);
        expect(payload.flags).toBe(1 << 15);
        expect(payload.allowed_mentions).toEqual({ parse: [] });
        expect(payload).not.toHaveProperty('content');
        const all = [...parts(payload.components)].filter(({ type }) => typeof type === 'number');
        expect(all.length).toBeGreaterThan(0);
        expect(all.length).toBeLessThanOrEqual(40);
        const texts = textsOf(payload);
        expect(texts.join('').length).toBeLessThanOrEqual(4_000);
        for (const text of texts) {
          expect(text.trim()).not.toBe('');
          expect(text.isWellFormed()).toBe(true);
        }
        const ids = all.flatMap(({ custom_id: customId }) => (customId === undefined ? [] : [customId]));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { type, components } of all) {
          if (type === 1) expect((components as unknown[]).length).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('shows nothing but words, our own marks, and links to addresses of the message', () => {
    const ours = new Set(['heading', 'small', 'list', 'bold']);
    fc.assert(
      fc.property(anyMessage, (message) => {
        const given = new Set([...parts(message)].flatMap((part) => urlsIn(part)));
        for (const text of textsOf(renderMessage(message))) {
          const { links, marks } = readMarkdown(text);
          expect(marks.filter((mark) => !ours.has(mark))).toEqual([]);
          for (const { url } of links) expect(given).toContain(url);
        }
      }),
      { numRuns: 150 },
    );
  });

  const accepted = contract ? test : test.skip;
  if (!contract) process.stderr.write(`${whySkipped}\n`);
  accepted('is what Discord’s own description of its API accepts', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const payload = JSON.parse(JSON.stringify(renderMessage(message, delivery))) as unknown;
        expect(contract!.mistakes('MessageCreateRequest', payload)).toEqual([]);
        const calling = JSON.parse(JSON.stringify(renderCalling(message, role, delivery))) as unknown;
        expect(contract!.mistakes('MessageCreateRequest', calling)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('any message that calls a role', () => {
  test('calls that role alone, and keeps the limits of embeds', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const {
          content,
          embeds,
          components,
          allowed_mentions: allowed,
        } = renderCalling(message, role, delivery);
        expect(allowed).toEqual({ parse: [], roles: [role] });
        expect(content.length).toBeLessThanOrEqual(2_000);
        expect(readMarkdown(content).marks).toEqual(['mention']);
        expect(content.startsWith(`<@&${role}> `)).toBe(true);
        const [embed] = embeds;
        expect(embed?.title?.length).toBeLessThanOrEqual(256);
        expect(embed?.title?.trim()).not.toBe('');
        expect((embed?.description ?? '-').length).toBeLessThanOrEqual(4_096);
        expect((embed?.description ?? '').isWellFormed()).toBe(true);
        expect(components.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 150 },
    );
  });
});

function urlsIn(part: Record<string, unknown>): string[] {
  return [part['url'], part['link']].flatMap((url) => (typeof url === 'string' ? (safeUrl(url) ?? []) : []));
}
