import { describe, expect, it } from '@jest/globals';
import type { Brief } from '../../../../src/shared/domain/story.ts';
import type { Question } from '../../../../src/shared/language-model/language-model.ts';
import type { Asks, Reply } from '../../../../src/shared/language-model/spending.ts';
import { translateBrief } from '../../../../src/shared/news/write/translate-brief.ts';

const brief: Brief = {
  headline: 'Orrenby opens a plant in Aldersund',
  lede: 'Orrenby has opened a plant for 310 million euros on the old shipyard of Aldersund.',
  ledeArticleIds: [1],
  points: [{ text: 'The fishermen of the town had asked for a wall along the harbour.', articleIds: [1] }],
  sources: [],
  language: 'en',
};
const german = [
  { number: 0, text: 'Orrenby eröffnet ein Werk in Aldersund' },
  {
    number: 1,
    text: 'Orrenby hat auf der alten Werft von Aldersund ein Werk für 310 Millionen Euro eröffnet.',
  },
  { number: 2, text: 'Die Fischer der Stadt hatten um eine Mauer am Hafen gebeten.' },
];
const with2 = (text: string) => [...german.slice(0, 2), { number: 2, text }];

/** Answers in turn, as a model that was asked for German. */
class Script implements Asks {
  readonly asked: Question<unknown>[] = [];
  constructor(private readonly answers: (typeof german)[]) {}

  ask<T>(question: Question<T>): Promise<Reply<T>> {
    this.asked.push(question);
    const statements = this.answers.shift() ?? [];
    const answer = { translations: [{ language: 'de', statements }] };
    return Promise.resolve({ value: question.form.parse(answer), model: 'scripted' });
  }
}

const translate = async (script: Script) =>
  (await translateBrief(script, { brief, languages: ['de'], storyId: 1, timeLeft: () => 10_000 })).get('de');

describe('a translation of a brief', () => {
  it('stands where it says as much', async () => {
    const script = new Script([german]);
    expect(await translate(script)).toMatchObject({
      brief: {
        headline: german[0]!.text,
        lede: german[1]!.text,
        points: [{ text: german[2]!.text, articleIds: [1] }],
        language: 'de',
        translatedFrom: 'en',
      },
    });
    expect(script.asked).toHaveLength(1);
  });

  it.each([['...'], ['—'], ['🚀'], [`${german[2]!.text} `.repeat(12)]])(
    'is asked for once more where a point is %j, and goes without it in the end',
    async (text) => {
      const mended = new Script([with2(text), german.slice(2)]);
      expect(await translate(mended)).toMatchObject({ brief: { points: [{ text: german[2]!.text }] } });
      expect(mended.asked).toHaveLength(2);
      const stubborn = new Script([with2(text), with2(text).slice(2)]);
      expect(await translate(stubborn)).toMatchObject({
        brief: { lede: german[1]!.text, points: [] },
        counts: { dropped: 1 },
      });
    },
  );

  it('is none without its lede', async () => {
    const script = new Script([[german[0]!, { number: 1, text: '...' }, german[2]!]]);
    expect(await translate(script)).toMatchObject({ why: expect.stringContaining('lede') as unknown });
  });
});
