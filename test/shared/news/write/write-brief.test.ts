import { describe, expect, it } from '@jest/globals';
import type { StoryArticle } from '../../../../src/shared/domain/story.ts';
import type { Question } from '../../../../src/shared/language-model/language-model.ts';
import type { Asks, Reply } from '../../../../src/shared/language-model/spending.ts';
import { summarize } from '../../../../src/shared/news/summarize/summarize.ts';
import { writeBrief } from '../../../../src/shared/news/write/write-brief.ts';

const article = (id: number, publisher: string, title: string, text: string): StoryArticle => ({
  id,
  publisher,
  title,
  teaser: '',
  text,
  url: `https://${id}.example/`,
  publishedAt: new Date('2026-06-01T08:00:00Z'),
  language: 'en',
});

const articles = [
  article(
    11,
    'Velkamp',
    'Velkamp releases Kestrel 5, a language model that reads maps',
    `Velkamp has released Kestrel 5, a language model that reads sea charts and town maps.

Kestrel 5 costs 12 dollars for a million pages and is not available outside Europe.

Testers at the harbour office of Torsund compared 340 charts and found 14 mistakes.`,
  ),
  article(
    12,
    'Harbour Times',
    'Harbours test the chart reader Kestrel 5',
    `Nine harbours have tested Kestrel 5 by Velkamp since spring.

The harbour of Aldersund saves 26 hours a week with it, its pilots reported on Tuesday.

“We still check every chart,” said Mira Hollen, the head of the pilots.`,
  ),
];
const plain = summarize(articles);

interface Sentence {
  number?: number;
  text: string;
  articles: number[];
}

/** Answers in turn, and keeps what it was asked. */
class Script implements Asks {
  readonly asked: Question<unknown>[] = [];
  constructor(private readonly answers: unknown[]) {}

  ask<T>(question: Question<T>): Promise<Reply<T>> {
    this.asked.push(question);
    const answer = this.answers.shift();
    if (answer === undefined) return Promise.resolve({ why: 'The script is over.' });
    return Promise.resolve({ value: question.form.parse(answer), model: 'scripted' });
  }
}

const lede: Sentence = {
  text: 'Velkamp released Kestrel 5, which reads sea charts and town maps.',
  articles: [1],
};
const price: Sentence = { text: 'Kestrel 5 is priced at 12 dollars for a million pages.', articles: [1] };
const hours: Sentence = {
  text: 'Pilots in Aldersund say that it saves the harbour 26 hours a week.',
  articles: [2],
};
const mistakes: Sentence = { text: 'Testers in Torsund found 14 mistakes in 340 charts.', articles: [1] };

const write = (script: Asks, of = articles, timeLeft = () => 10_000) =>
  writeBrief(script, {
    plain: of === articles ? plain : summarize(of),
    articles: of,
    about: { purpose: 'story', storyId: 1 },
    timeLeft,
  });
const pointsOf = (written: Awaited<ReturnType<typeof write>>): string[] =>
  'brief' in written ? written.brief.points.map(({ text }) => text) : [];

describe('a brief that a model writes', () => {
  it('stands as written where its articles bear it out, under the headline and the sources of the plain one', async () => {
    const script = new Script([{ lede, points: [price, hours, mistakes] }]);
    const written = await write(script);
    expect(written).toMatchObject({
      brief: {
        headline: plain.headline,
        sources: plain.sources,
        lede: lede.text,
        ledeArticleIds: [11],
        writtenBy: 'scripted',
      },
      counts: { checked: 4, repaired: 0, dropped: 0, replaced: 0 },
    });
    expect(pointsOf(written)).toEqual([price.text, hours.text, mistakes.text]);
    expect(script.asked).toHaveLength(1);
  });

  const wrong: [string, Sentence, string][] = [
    ['a number', { ...price, text: price.text.replace('12', '21') }, 'number'],
    ['a name', { ...hours, text: hours.text.replace('Aldersund', 'Sundhaven') }, 'name'],
    ['a denial', { text: 'Kestrel 5 is available outside Europe.', articles: [1] }, 'negation'],
    [
      'a quotation',
      { text: '“We trust every chart,” said Mira Hollen, the head of the pilots.', articles: [2] },
      'quotation',
    ],
    ['the article', { ...mistakes, articles: [2] }, 'number'],
    ['an article that there is not', { ...mistakes, articles: [7] }, 'citation'],
    ['no article', { ...mistakes, articles: [] }, 'citation'],
    [
      'the voice of its source',
      { text: 'We released Kestrel 5, which reads sea charts and town maps.', articles: [1] },
      'voice',
    ],
    [
      'its first words',
      { text: 'It reads sea charts and town maps and costs 12 euros a month.', articles: [1] },
      'leaning',
    ],
    [
      'a judgement of its own',
      { text: 'The most impressive part of Kestrel 5 is that it reads sea charts.', articles: [1] },
      'opinion',
    ],
    ['dots for words', { text: '...', articles: [1] }, 'content'],
    ['dashes for words', { text: '— Kestrel 5 reads —', articles: [1] }, 'content'],
    ['an emoji for words', { text: '😀', articles: [1] }, 'content'],
    ['an emoji', { ...price, text: `${price.text} 😀` }, 'markup'],
    ['its length', { text: Array.from({ length: 6 }, () => price.text).join(' '), articles: [1] }, 'length'],
    [
      'its language',
      {
        text: 'Velkamp hat Kestrel 5 veröffentlicht, und das Modell liest auch die Karten der Stadt.',
        articles: [1],
      },
      'language',
    ],
    [
      'a link',
      { text: 'Velkamp released Kestrel 5, see https://velkamp.example/kestrel.', articles: [1] },
      'link',
    ],
  ];

  it.each(wrong)('is mended once where it has %s wrong', async (_, sentence, kind) => {
    const script = new Script([
      { lede, points: [sentence, hours, mistakes] },
      { statements: [{ ...price, number: 1 }] },
    ]);
    const written = await write(script);
    expect(pointsOf(written)).toEqual([price.text, hours.text, mistakes.text]);
    expect(written).toMatchObject({ counts: { checked: 4, repaired: 1, dropped: 0, faults: { [kind]: 1 } } });
    const { statements } = script.asked[1]?.material as {
      statements: { number: number; faults: string[] }[];
    };
    expect(statements).toMatchObject([
      {
        number: 1,
        faults: expect.arrayContaining([expect.stringMatching(new RegExp(`^${kind}: `))]) as unknown,
      },
    ]);
  });

  it.each(wrong)(
    'goes without it where it has %s wrong again, and a source speaks instead',
    async (_, sentence) => {
      const script = new Script([
        { lede, points: [sentence, hours] },
        { statements: [{ ...sentence, number: 1 }] },
      ]);
      const written = await write(script);
      expect(pointsOf(written)).not.toContain(sentence.text);
      expect(pointsOf(written)).toContain(hours.text);
      expect(pointsOf(written).length).toBeGreaterThanOrEqual(2);
      expect(written).toMatchObject({ counts: { repaired: 0, dropped: 1 } });
    },
  );

  it('takes the lede of its sources where its own is wrong', async () => {
    const bad = { ...lede, text: lede.text.replace('Kestrel 5', 'Kestrel 7') };
    const written = await write(new Script([{ lede: bad, points: [price, hours, mistakes] }]));
    expect(written).toMatchObject({ brief: { lede: plain.lede, ledeArticleIds: plain.ledeArticleIds } });
  });

  it('is none where nothing of it stands', async () => {
    const bad = { text: 'Orrenby bought Vantorix for 9 billion euros.', articles: [1] };
    const written = await write(new Script([{ lede: bad, points: [bad] }]));
    expect(written).toMatchObject({
      why: expect.stringContaining('borne out') as unknown,
      counts: { checked: 2 },
    });
  });

  it('says nothing twice, and no more points than its sources are worth', async () => {
    const many = [
      { text: 'Kestrel 5 is a language model by Velkamp that reads maps.', articles: [1] },
      price,
      hours,
      mistakes,
      { ...mistakes, text: 'In 340 charts testers in Torsund found 14 mistakes.' },
    ];
    const written = await write(new Script([{ lede, points: many }]));
    expect(pointsOf(written)).toEqual([price.text, hours.text, mistakes.text]);
  });

  it('copies no more of one article than may be shown', async () => {
    const sentences = [
      'The harbour of Torsund has read the charts of all its fishing boats with Kestrel 5 every single day since the long winter of last year.',
      'Pilots from Aldersund want to know why the model took a buoy for a lighthouse in one of the ninety-six tests that they made.',
      'Insurers in Kallowey offer ships a discount of nine per cent when a second pair of eyes, human or not, has checked each route.',
      'Two engineers left Velkamp in March to found a company that sells weather forecasts for small boats to sailors on the northern coast.',
    ];
    const long = [article(13, 'Quay', 'Harbours read charts', sentences.join('\n\n'))];
    const [first = '', ...others] = sentences;
    const points = others.map((text) => ({ text, articles: [1] }));
    const written = await write(new Script([{ lede: { text: first, articles: [1] }, points }]), long);
    // About 24 words each: two make 48, three make 72.
    expect(pointsOf(written)).toHaveLength(1);
  });

  it('shows the model no more than a publisher lets anybody show', async () => {
    const [first] = articles;
    const script = new Script([]);
    await write(script, [{ ...first!, maxSnippet: 40 }]);
    const { articles: shown } = script.asked[0]?.material as { articles: { text: string }[] };
    expect(shown[0]?.text.length).toBeLessThanOrEqual(40);
  });

  it.each<[string, Partial<StoryArticle>, { text: string; published?: string }]>([
    ['no date where its page has none', { publishedAt: new Date(NaN) }, { text: articles[0]!.text! }],
    ['no half of a character', { text: `Maps 😀 charts`, maxSnippet: 6 }, { text: 'Maps ' }],
    [
      'the teaser where there is no text',
      { text: '', teaser: 'Maps and charts.' },
      { text: 'Maps and charts.' },
    ],
  ])('shows the model %s', async (_, change, expected) => {
    const script = new Script([]);
    await write(script, [{ ...articles[0]!, ...change }]);
    const { articles: shown } = script.asked[0]?.material as { articles: object[] };
    expect(shown[0]).toMatchObject(expected);
    expect('published' in shown[0]!).toBe(!('publishedAt' in change));
  });

  it('asks for no mending when its time is over', async () => {
    const script = new Script([{ lede, points: [wrong[0]![1], hours, mistakes] }]);
    await write(script, articles, () => 0);
    expect(script.asked).toHaveLength(1);
  });
});
