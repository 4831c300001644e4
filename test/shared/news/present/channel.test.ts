import { describe, expect, it } from '@jest/globals';
import { renderConsole } from '../../../../src/bots/console/render.ts';
import type { Message } from '../../../../src/shared/domain/message.ts';
import type { Brief } from '../../../../src/shared/domain/story.ts';
import { presentCompact } from '../../../../src/shared/news/present/compact.ts';
import { type DigestOptions, presentDigest } from '../../../../src/shared/news/present/digest.ts';
import { presentStory } from '../../../../src/shared/news/present/story.ts';
import { presentTrouble } from '../../../../src/shared/news/present/trouble.ts';

const publishers = ['Morning Quay', 'Harbour Times', 'Velkamp', 'Ledger', 'Tidings'];
const brief = (sources: number, wanted: Partial<Brief> = {}): Brief => ({
  headline: 'Velkamp releases Kestrel 5, a model that reads maps',
  lede: 'Velkamp has released Kestrel 5, a language model that reads sea charts. It costs $2 a million tokens.',
  ledeArticleIds: [1],
  points: [1, 2, 3, 4].map((id) => ({ text: `Point number ${id}.`, articleIds: [Math.min(id, sources)] })),
  sources: publishers.slice(0, sources).map((publisher, index) => ({
    articleId: index + 1,
    publisher,
    title: `Title ${index + 1}`,
    url: `https://outlet-${index + 1}.example/kestrel`,
    publishedAt: new Date('2026-11-26T08:00:00Z'),
  })),
  ...wanted,
});
const short = brief(1, {
  headline: 'Orrenby opens a laboratory',
  lede: '',
  points: [],
  note: 'Only the title is known so far.',
});
const read = (message: Message): string =>
  renderConsole(message, { columns: 80, color: false }).split('\n').slice(1, -1).join('\n');

describe('a card in a channel', () => {
  const options = { timeZone: 'UTC', level: 'major', topics: ['Models'], deliveryId: 'd1' } as const;
  const pictured = brief(2, {
    picture: { url: 'https://lab.example/p.jpg', alt: 'A sea chart', publisher: 'Velkamp' },
    language: 'de',
  });

  it.each([
    ['compact', presentCompact(pictured, { ...options, pictures: true }), presentCompact(pictured, options)],
    ['full', presentStory(pictured, { timeZone: 'UTC', pictures: true }), presentStory(pictured, options)],
  ])('has a picture and who made it where these are wanted: %s', (_, wanted, unwanted) => {
    const images = (message: Message) => message.blocks.filter(({ type }) => type === 'image');
    expect(images(wanted)).toEqual([{ type: 'image', url: 'https://lab.example/p.jpg', alt: 'A sea chart' }]);
    expect(read(wanted)).toContain('Picture: Velkamp');
    expect(images(unwanted)).toEqual([]);
    expect(read(unwanted)).not.toContain('Picture');
  });

  it('says which language it is in where readers have another one', () => {
    expect(read(presentCompact(pictured, options))).toContain('· Major · Models · In German\n');
    expect(read(presentStory(pictured, options))).toContain('26 November 2026 · In German\n');
    expect(read(presentStory(pictured, { ...options, language: 'de' }))).not.toContain('In German');
    expect(read(presentStory(brief(1), options))).not.toContain(' · In');
    expect(read(presentStory(brief(1, { language: 'en' }), { ...options, language: 'fr' }))).toContain(
      ' · In English',
    );
  });

  it('is a headline, a small line, the lede, three points, a line of sources and two buttons', () => {
    const message = presentCompact(brief(5), options);
    expect(read(message)).toBe(`Velkamp releases Kestrel 5, a model that reads maps
26 November 2026 · Major · Models

Velkamp has released Kestrel 5, a language model that reads sea charts. It costs
$2 a million tokens.

  • Point number 1.
  • Point number 2.
  • Point number 3.

Morning Quay, Harbour Times and 3 more`);
    expect(message.blocks.at(-1)).toEqual({
      type: 'buttons',
      buttons: [
        { label: 'Full brief', to: { action: 'brief:d1' } },
        { label: '…', to: { action: 'menu:d1' } },
      ],
    });
    expect(message.blocks.find((block) => block.type === 'bullets')?.items[1]?.citations).toEqual([
      { publisher: 'Harbour Times', url: 'https://outlet-2.example/kestrel' },
    ]);
  });

  it('is short where little is known', () => {
    expect(read(presentCompact(short, { ...options, level: 'minor', topics: [] })))
      .toBe(`Orrenby opens a laboratory
26 November 2026

Only the title is known so far.

Morning Quay`);
  });

  it.each([
    [1, 'Morning Quay'],
    [2, 'Morning Quay and Harbour Times'],
    [3, 'Morning Quay, Harbour Times and Velkamp'],
    [4, 'Morning Quay, Harbour Times and 2 more'],
  ])('names publishers: %d', (count, line) => {
    expect(read(presentCompact(brief(count), options))).toContain(`\n\n${line}`);
  });

  it('only points to the older story where it proved to be one', () => {
    const pointer = brief(1, { sameAs: 'abc', note: 'This is the same news as “X”.' });
    expect(read(presentCompact(pointer, options))).toBe(
      'This is the same news as “X”. Read on there: Morning Quay',
    );
  });
});

describe('a digest', () => {
  const digest = (wanted: Partial<DigestOptions>): Message =>
    presentDigest({ mode: 'daily', day: '2026-11-26', stories: [], more: 0, deliveryId: 'd1', ...wanted });
  const first = { number: 1, brief: brief(3), level: 'major' } as const;
  const second = { number: 2, brief: short, level: 'notable' } as const;

  it('is a numbered list of linked headlines with a line each, and a button for each', () => {
    const message = digest({ stories: [first, second, { ...second, number: 3 }], more: 12 });
    expect(read(message)).toBe(`Today in AI: Thursday 26 November

1. Major: Velkamp releases Kestrel 5, a model that reads maps
Velkamp has released Kestrel 5, a language model that reads sea charts. (Morning
Quay, Harbour Times and Velkamp)

2. Orrenby opens a laboratory
Only the title is known so far. (Morning Quay)

3. Orrenby opens a laboratory
Only the title is known so far. (Morning Quay)

12 more stories: /ai-news top`);
    expect(message.blocks[1]).toMatchObject({
      runs: [{}, {}, { link: 'https://outlet-1.example/kestrel' }, {}, {}],
    });
    expect(message.blocks.at(-1)).toMatchObject({
      buttons: [
        { label: '1', to: { action: 'brief:d1:1' } },
        { label: '2', to: { action: 'brief:d1:2' } },
        { label: '3', to: { action: 'brief:d1:3' } },
      ],
    });
    expect(message.fallback).toMatch(/^Today in AI: Thursday 26 November: Velkamp releases/);
  });

  it('says so on a quiet day, and what it is about after missed ones', () => {
    const nothing = digest({});
    expect(read(nothing)).toBe(
      'Today in AI: Thursday 26 November\nA quiet day: nothing new on what you follow here.',
    );
    expect(nothing.blocks.some(({ type }) => type === 'buttons')).toBe(false);
    expect(read(digest({ stories: [first], mode: 'weekly' }))).toMatch(
      /^This week in AI: [^]*A quiet week: nothing else was new on what you follow here\./,
    );
    expect(read(digest({ since: '2026-11-23', stories: [first], more: 1 }))).toMatch(
      /26 November\nAbout everything since Monday 23 November\.[^]*\n1 more story: \/ai-news top$/,
    );
  });
});

it('trouble is told with its reason, to somebody who can mend it', () => {
  expect(read(presentTrouble('#news', 'The bot lacks the permission Send Messages.')))
    .toBe(`I can no longer post in #news
The bot lacks the permission Send Messages.

Nothing is posted there until this is mended.`);
});
