import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { showsAiEvidence } from '../../../../src/shared/news/relevance/evidence.ts';
import { type Relevance, judgeRelevance } from '../../../../src/shared/news/relevance/relevance.ts';
import { findCorpus, loadCorpus, type Corpus } from './corpus.ts';

const judge = (
  title: string,
  teaser = '',
  more: Partial<Parameters<typeof judgeRelevance>[0]> = {},
): Relevance => judgeRelevance({ title, teaser, categories: [], sourceScope: 'general', ...more });

describe('judgeRelevance', () => {
  it.each([
    'Anthropic raises $65B',
    'What LLMs can and cannot do',
    'Claude Opus 4.8 is out',
    'A new language model from Orrenby',
    'GPT-5.5 hallucinates less',
    'Warum KI Jobs spannender macht',
    'Bundestag berät über künstliche Intelligenz',
    'Nvidia chips for training models in a new data center',
    'Prompt injection found in mail assistant',
    'Driverless rides reach the airport',
    'A 148B-parameter system from Lyon',
    'IA : les députés votent',
    'H200 by the hour falls below two dollars',
    'AlphaOrrery predicts orbits',
  ])('takes %j', (title) => {
    expect(judge(title)).toMatchObject({ relevant: true });
  });

  it.each([
    ['Claude wins the Three Skerries by four minutes', 'The sailor took the first big sailing race.'],
    ['Claude Monet exhibition opens', 'Paintings from Giverny are shown.'],
    ['Large model railway runs again', 'Volunteers rebuilt 380 metres of track.'],
    ['Striker parts with both his agents', 'Transfer talks go on.'],
    ['Sixteen weeks of marathon training', 'The watch has no music.'],
    ['Gemini horoscope for June', 'Taurus and Libra follow.'],
    ['Transformer explodes in substation', 'The power grid held.'],
    ['Aid for Mali arrives', 'The captain said it was late.'],
    ['AlphaTauri changes drivers', 'The team tests in May.'],
    ['Driverless metro is back', 'Trains run every two minutes.'],
    ['Patients report hallucinations', 'The pill is withdrawn.'],
    ['Bridge opens', 'The minister, who also spoke about AI, cut the ribbon.'],
    ['Cheese wins prize', 'Asked whether he uses artificial intelligence, the maker pointed to his nose.'],
    ['Ohne Kiosk kein Kiez', 'Ein Bericht aus Kiel.'],
    ['How to Earn a Billion Dollars', 'People become billionaires by starting companies.'],
  ])('refuses %j', (title, teaser) => {
    expect(judge(title, teaser)).toMatchObject({ relevant: false });
  });

  it('takes the first sentences of a text for a missing teaser', () => {
    const text = 'The firm sells a language model. It has 40 customers.';
    expect(judge('Orrenby grows', '', { text }).score).toBe(judge('Orrenby grows', text).score);
    expect(judge('Orrenby grows', 'Orrenby grows', { text })).toMatchObject({ relevant: true });
  });

  it('says why in words', () => {
    expect(judge('Claude gets agents').reason).toBe('Names Claude and agents.');
    expect(judge('Herring is dear').reason).toMatch(/^It is about something else \("Herring"\)/);
    expect(judge('Bread is dear').reason).toBe(
      'Nothing in it is about artificial intelligence: no model, lab or AI term in title or text.',
    );
  });

  it('trusts the habit of an AI source, but not against a word of another trade', () => {
    const lab = { sourceShare: 0.9, sourceItems: 200 };
    expect(judge('Introducing organizations', '', lab)).toMatchObject({ relevant: true });
    expect(judge('Our football league table', '', lab)).toMatchObject({ relevant: false });
    expect(judge('Introducing organizations', '', { sourceScope: 'ai' })).toMatchObject({ relevant: true });
    expect(judge('Introducing organizations', '', { sourceShare: 0.2, sourceItems: 200 })).toMatchObject({
      relevant: false,
    });
  });

  it('learns little from few items', () => {
    expect(judge('Storm barrier repaired', '', { sourceShare: 0.67, sourceItems: 3 })).toMatchObject({
      relevant: false,
    });
    expect(judge('Storm barrier repaired', '', { sourceShare: 0.67, sourceItems: 300 })).toMatchObject({
      relevant: true,
    });
  });

  it('does not take a mention in passing for the subject', () => {
    const filler = 'The town rebuilt the harbour wall and the people were glad about it. '.repeat(30);
    expect(
      judge('Harbour wall rebuilt', '', { text: `${filler} One firm uses AI. ${filler}` }),
    ).toMatchObject({ relevant: false });
    expect(
      judge('Harbour wall rebuilt', '', {
        text: 'A language model planned it. AI checked it. Machine learning found cracks.',
      }),
    ).toMatchObject({ relevant: true });
  });

  it('marks what may still belong to a story about AI', () => {
    expect(judge('Shipyard to become chip factory').doubtful).toBe(true);
    expect(judge('Striker parts with his agents').doubtful).toBe(false);
    expect(judge('Anthropic raises $65B').doubtful).toBe(false);
  });

  it('takes any text, and the score decides', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (title, teaser, body, sourceShare) => {
          const { relevant, score, reason } = judge(title, teaser, { text: body, sourceShare });
          expect(score >= 0 && score <= 1).toBe(true);
          expect(relevant).toBe(score >= 0.5);
          expect(reason).toMatch(/[.]$/);
        },
      ),
    );
  });
});

const dir = findCorpus();
(dir === undefined ? describe.skip : describe)('on the corpus', () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await loadCorpus(dir ?? '');
  }, 180_000);

  it('takes all 39 that should be posted and refuses the essay', () => {
    const shares = new Map<string, { ai: number; items: number }>();
    for (const { feed, title, teaser } of corpus.backlog) {
      const share = shares.get(feed) ?? { ai: 0, items: 0 };
      shares.set(feed, { ai: share.ai + Number(showsAiEvidence(title, teaser)), items: share.items + 1 });
    }
    const verdicts = corpus.fresh.map((item) => {
      const { ai, items } = shares.get(item.feed) ?? { ai: 0, items: 1 };
      const { text, ...known } = item;
      const verdict = judgeRelevance({
        ...known,
        ...(text === undefined ? {} : { text }),
        sourceScope: 'general',
        sourceShare: ai / items,
        sourceItems: items,
      });
      return { ...verdict, expect: item.expect, title: item.title };
    });
    const wrong = verdicts.filter(
      ({ expect: wanted, relevant }) => (wanted === 'post' && !relevant) || (wanted === 'refuse' && relevant),
    );
    expect(wrong).toEqual([]);
    expect(verdicts.filter(({ expect: wanted }) => wanted === 'post')).toHaveLength(39);
    expect(verdicts.filter(({ relevant }) => !relevant).every(({ reason }) => reason.length > 20)).toBe(true);
  });
});
