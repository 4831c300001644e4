import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { tellEverything } from '../../src/cli/tell-everything.ts';
import type { LanguageModel } from '../../src/shared/language-model/language-model.ts';
import { openModel } from '../../src/shared/language-model/providers.ts';
import { type Setup, onExtremes } from '../helpers/setups.ts';
import { type ModelFault, type SimulatedModel, modelFaults, startModel } from '../simulators/model/model.ts';
import { type ModelOptions, Newsroom, page, wordsOf } from './newsroom.ts';

/** Briefs that a language model writes, from the feed to the message. */
onExtremes('A newsroom with a language model', (setup: Setup) => {
  let server: SimulatedModel;
  let model: LanguageModel;
  let room: Newsroom;

  beforeAll(async () => {
    server = await startModel();
    model = await openModel(
      { name: 'simulated', price: { input: 1, output: 1 } },
      { baseUrl: server.url, apiKey: undefined },
    );
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.play();
    server.calls.length = 0;
    room = new Newsroom(setup);
  });
  afterEach(async () => {
    await room.close();
    expect(server.violations).toEqual([]);
  });

  const kestrel = {
    title: 'Velkamp releases Kestrel 5, a language model that reads maps',
    link: 'https://velkamp.example/kestrel-5',
  };
  const report = [
    'Velkamp has released Kestrel 5, a language model that reads sea charts and town maps, the company announced in Torsund on Monday.',
    'Kestrel 5 costs 12 dollars for a million pages and is not available to customers outside Europe.',
    'Testers at the harbour office of Torsund compared 340 charts and found 14 mistakes by Kestrel 5.',
    'Velkamp will open the weights of a smaller version with 7 billion parameters in September, said Mira Hollen, who leads research there.',
    'Rivals such as Orrenby do not sell a model for charts, and shipping lines have waited two years for one.',
  ];
  const second = {
    title: 'Harbours test Velkamp’s Kestrel 5, the model that reads sea charts',
    link: 'https://harbour.example/kestrel-5',
  };
  const more = [
    'Nine harbours have tested Kestrel 5, the language model by Velkamp that reads sea charts, since spring.',
    'The harbour of Aldersund saves 26 hours a week with Kestrel 5, its pilots reported to the port authority on Tuesday.',
    'Pilots in Aldersund still check every chart, because Kestrel 5 misread a buoy in one of 96 cases.',
  ];

  /** Follows a feed and publishes the report; the message has come when it returns. */
  async function news(options: ModelOptions & { languages?: string[] } = {}) {
    await room.open({ model, ...options });
    for (const language of options.languages ?? [])
      await tellEverything(
        setup.db,
        { platform: 'channel', address: language, name: language, language },
        setup.clock.now(),
      );
    const put = await room.follow('https://velkamp.example/feed.xml', [], { name: 'Velkamp' });
    const other = await room.follow('https://harbour.example/feed.xml', [], { name: 'Harbour Times' });
    room.web.put(kestrel.link, { body: page(kestrel.title, report) });
    put([kestrel]);
    await room.pass(30);
    return async () => {
      room.web.put(second.link, { body: page(second.title, more) });
      other([second]);
      await room.pass(60);
    };
  }
  const at = (address: string) => room.channel.arrived.filter((each) => each.address === address);
  const writings = () =>
    setup.db.query<{
      language: string;
      version: number;
      state: string;
      reason: string | null;
      counts: unknown;
    }>(sql`select language, version, state, reason, counts from news.writing order by id`);

  test('one call makes the brief for all destinations, and it is checked', async () => {
    await news({ languages: ['en'] });
    expect(server.calls).toHaveLength(1);
    expect(at('news')).toHaveLength(1);
    expect(wordsOf(at('news')[0]?.message)).toContain('written by a language model and checked against it');
    expect(at('en')[0]?.message).toEqual(at('news')[0]?.message);
    expect(await writings()).toMatchObject([{ language: 'original', version: 1, state: 'written' }]);
  });

  test('translations are made together, from the finished brief, and labelled', async () => {
    await news({ languages: ['de', 'fr'] });
    expect(server.calls).toHaveLength(2);
    for (const language of ['de', 'fr']) {
      const words = wordsOf(at(language)[0]?.message);
      expect(words).toContain('Translated from English');
      expect(words).toContain('Kestrel 5');
      expect(words).toContain('12');
    }
    expect((await writings()).map(({ language, state }) => `${language} ${state}`).sort()).toEqual([
      'de written',
      'fr written',
      'original written',
    ]);
  });

  test('a new source makes the next version, and the card is edited', async () => {
    const grow = await news();
    await grow();
    expect(room.channel.seen.map((each) => each.split(':')[0])).toEqual(['post', 'edit']);
    expect(server.calls).toHaveLength(2);
    expect(server.calls[1]?.material).toHaveProperty('before.lede');
    expect((await writings()).map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1 written',
      '2 written',
    ]);
  });

  test('without money, briefs are made of the sources’ own sentences', async () => {
    await news({ dailyUsd: 0.000001 });
    expect(server.calls).toEqual([]);
    expect(wordsOf(at('news')[0]?.message)).toContain('Summary based on 1 source');
    expect(wordsOf(at('news')[0]?.message)).not.toContain('language model and checked');
    const [writing] = await writings();
    expect(writing?.reason).toContain('LLM_DAILY_BUDGET_USD');
  });

  test('a title alone is worth no call', async () => {
    await room.open({ model });
    const put = await room.follow('https://velkamp.example/feed.xml', []);
    put([kestrel]);
    await room.pass(30);
    expect(room.channel.seen).toEqual([`post: ${kestrel.title}`]);
    expect(server.calls).toEqual([]);
  });

  test('what comes too late is not told any more', async () => {
    server.play('stalls');
    await news({ patienceMs: 400 });
    expect(room.channel.seen).toEqual([`post: ${kestrel.title}`]);
    expect(wordsOf(at('news')[0]?.message)).not.toContain('language model and checked');
    server.play();
    await room.pass(300);
    expect(room.channel.seen).toEqual([`post: ${kestrel.title}`]);
  });

  // What a model does is the same whatever carries the work.
  if (setup.name !== 'PGlite') return;

  /** Whatever goes wrong, at every call. */
  test.each(modelFaults)(
    'posts a correct brief, and no error, when the model %s',
    async (fault: ModelFault) => {
      server.play(fault);
      await news({ patienceMs: 700, languages: ['de'] });
      expect(room.channel.seen).toHaveLength(2);
      expect(at('news').map(({ kind }) => kind)).toEqual(['post']);
      expect(at('de').map(({ kind }) => kind)).toEqual(['post']);
      const message = at('news')[0]?.message;
      const words = wordsOf(message);
      expect(words).toMatch(/Kestrel 5/);
      for (const lie of [
        /4,?711/,
        /\b(?:49|377|51|42)\b/,
        /Vantorix/,
        /2031/,
        /nothing will ever/,
        /Let me/,
        /prize/,
        /\*\*/,
        /@everyone/,
        /sorry/i,
        /<think>/,
        /Regulators/,
      ])
        expect(words).not.toMatch(lie);
      expect(words).not.toMatch(/is available to customers|Orrenby do sell/);
      for (const block of message?.blocks ?? []) {
        if (block.type !== 'bullets') continue;
        for (const { citations } of block.items) expect(citations.length).toBeGreaterThan(0);
      }
    },
  );
});
