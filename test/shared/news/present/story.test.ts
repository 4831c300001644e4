import { describe, expect, it } from '@jest/globals';
import type { Brief } from '../../../../src/shared/domain/story.ts';
import { presentStory, presentUpdate } from '../../../../src/shared/news/present/story.ts';

const source = (articleId: number, publisher: string, at: string) => ({
  articleId,
  publisher,
  title: `Title ${String(articleId)}`,
  url: `https://${publisher.toLowerCase()}.example/${String(articleId)}`,
  publishedAt: new Date(at),
});

const before: Brief = {
  headline: 'Lab ships model',
  lede: 'The lab shipped a model.',
  ledeArticleIds: [1],
  points: [{ text: 'It is small.', articleIds: [1] }],
  sources: [source(1, 'Lab', '2026-03-17T23:30:00Z')],
};
const after: Brief = {
  ...before,
  points: [...before.points, { text: 'Prices fall.', articleIds: [2, 3] }],
  sources: [
    ...before.sources,
    source(2, 'Ledger', '2026-03-18T01:00:00Z'),
    source(3, 'Ledger', '2026-03-18T02:00:00Z'),
  ],
};
const options = { timeZone: 'UTC' };

describe('a story in full', () => {
  it('has headline, date, lede, points, the number of sources, and a card per source', () => {
    expect(presentStory(after, options).blocks.map((block) => block.type)).toEqual([
      'heading', 'context', 'text', 'bullets', 'context', 'source', 'source', 'source',
    ]); // prettier-ignore
  });

  it('is dated by its first article, in the zone that was asked for', () => {
    expect(presentStory(after, options).blocks[1]).toMatchObject({ text: '17 March 2026' });
    expect(presentStory(after, { timeZone: 'Europe/Berlin' }).blocks[1]).toMatchObject({
      text: '18 March 2026',
    });
  });

  it('counts outlets, not articles, and names each once behind a point', () => {
    const { blocks } = presentStory(after, options);
    expect(blocks[4]).toMatchObject({ text: 'Summary based on 2 sources' });
    expect(blocks[3]).toMatchObject({
      items: [{}, { citations: [{ publisher: 'Ledger', url: 'https://ledger.example/2' }] }],
    });
  });

  it('says in one line that only the title is known', () => {
    const note = 'Only the title is known so far.';
    const { blocks } = presentStory({ ...before, lede: '', ledeArticleIds: [], points: [], note }, options);
    expect(blocks[2]).toEqual({ type: 'text', runs: [{ text: note }] });
    expect(blocks[3]).toMatchObject({ text: 'Reported by 1 source' });
  });
});

describe('a story that proved to be an older one', () => {
  it('says so in one line and points there', () => {
    const note = 'This is the same news as “Older headline”.';
    const pointer = { ...before, lede: '', ledeArticleIds: [], note, sameAs: 'k3m9p2x' };
    expect(presentStory(pointer, options)).toEqual({
      blocks: [
        {
          type: 'text',
          runs: [{ text: `${note} ` }, { text: 'Read on there: Lab', link: 'https://lab.example/1' }],
        },
      ],
      fallback: note,
    });
  });
});

describe('an update', () => {
  const update = presentUpdate(after, before, options);

  it('says only what is new, under the headline that readers know', () => {
    expect(update.blocks).toEqual([
      { type: 'context', text: 'Update: now 2 sources instead of 1' },
      expect.objectContaining({ type: 'heading', text: 'Lab ships model' }),
      { type: 'bullets', items: [expect.objectContaining({ text: 'Prices fall.' })] },
      expect.objectContaining({ type: 'source', url: 'https://ledger.example/2' }),
      expect.objectContaining({ type: 'source', url: 'https://ledger.example/3' }),
    ]);
  });

  it('begins with why the story speaks again, where that is given', () => {
    const { blocks, fallback } = presentUpdate(
      before,
      before,
      options,
      'Now a major story: 6 independent outlets',
    );
    expect(blocks).toEqual([
      { type: 'context', text: 'Now a major story: 6 independent outlets' },
      expect.objectContaining({ type: 'heading', text: 'Lab ships model' }),
    ]);
    expect(fallback).toBe('Now a major story: 6 independent outlets: Lab ships model');
  });
});
