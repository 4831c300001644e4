import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Brief, StoryArticle } from '../../src/shared/domain/story.ts';
import type { LanguageModel } from '../../src/shared/language-model/language-model.ts';
import { openModel } from '../../src/shared/language-model/providers.ts';
import type { Asks } from '../../src/shared/language-model/spending.ts';
import { presentCompact } from '../../src/shared/news/present/compact.ts';
import { presentStory } from '../../src/shared/news/present/story.ts';
import { extractArticle } from '../../src/shared/news/read/article.ts';
import { feedText } from '../../src/shared/news/read/feed-text.ts';
import { summarize } from '../../src/shared/news/summarize/summarize.ts';
import { writeBrief } from '../../src/shared/news/write/write-brief.ts';
import { type SimulatedModel, startModel } from '../simulators/model/model.ts';
import { type Carried, carriers, cleanPage } from './carriers.ts';
import { canary, orders } from './orders.ts';

const url = 'https://velkamp.example/kestrel-5';

/** An article as the pipeline reads it. */
function read({ html, title, teaser }: Carried): StoryArticle {
  return {
    id: 1,
    publisher: 'Velkamp',
    title,
    teaser: feedText({ title, teaserHtml: teaser }).teaser,
    text: extractArticle(html, url)?.text,
    url,
    publishedAt: new Date('2026-06-01T08:00:00Z'),
    language: 'en',
  };
}

/** What readers see of a brief, but for the titles of its source cards, which are the sources' own. */
function shown(brief: Brief) {
  const options = { timeZone: 'UTC', level: 'minor', topics: [], deliveryId: 'd' } as const;
  return [presentCompact(brief, options), presentStory(brief, options)].map(({ blocks, fallback }) => ({
    blocks: blocks.map((block) => (block.type === 'source' ? { ...block, title: '' } : block)),
    fallback,
  }));
}

const undisturbed = summarize([read(cleanPage)]);

describe.each(Object.entries(carriers))('an order %s', (_, carry) => {
  test.each(orders.map(({ text }) => text))('changes no brief, link or action: %s', (text) => {
    expect(shown(summarize([read(carry(text))]))).toEqual(shown(undisturbed));
  });
});

describe('a model that obeys the page', () => {
  let server: SimulatedModel;
  let model: LanguageModel;
  beforeAll(async () => {
    server = await startModel();
    server.play('parrots');
    const price = { input: 0, output: 0 };
    model = await openModel({ name: 'simulated', price }, { baseUrl: server.url, apiKey: undefined });
  });
  afterAll(() => server.close());

  const asks: Asks = {
    async ask(question) {
      const { value } = await model.ask(question);
      return value === undefined ? { why: 'nothing' } : { value, model: model.name };
    },
  };
  const carried = [
    'between paragraphs',
    'in a quotation',
    'in the title of the feed',
    'in the teaser of the feed',
  ];

  describe.each(carried)('which holds an order %s', (where) => {
    it.each(orders.map(({ text }) => text))('is not heard: %s', async (text) => {
      const articles = [read(carriers[where]!(text))];
      server.parrot = text;
      const about = { purpose: 'page' } as const;
      const plain = summarize(articles);
      const written = await writeBrief(asks, { plain, articles, about, timeLeft: () => 5_000 });
      const brief = 'brief' in written ? written.brief : plain;
      const seen = JSON.stringify(shown(brief));
      expect(seen).not.toMatch(canary);
      expect([...seen.matchAll(/https?:[^"]+/g)].every(([link]) => link === url)).toBe(true);
    });
  });
});
