import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/cli/eval/plain-text.ts';
import { type SummariesOutcome, evalSummaries } from '../../../src/cli/eval/summaries.ts';
import { type Printed, fileOf, printed } from './support.ts';

const run = (lines: readonly unknown[]): Promise<Printed<SummariesOutcome>> =>
  printed((print) => evalSummaries({ file: fileOf(lines), print, progress: () => undefined })) as Promise<
    Printed<SummariesOutcome>
  >;

const news = 'Orrenby has opened a plant for robots in Kallowey.';
const fact = 'Sixteen schools of the town have ordered a robot since January.';

describe('eval summaries', () => {
  it('measures our brief, and a lead that has as many words', async () => {
    const text = `Tired of the same old robots again and again? ${news} ${fact}`;
    const { json } = await run([{ articles: [{ title: '', text }], references: [news] }]);
    // Ours is both statements, 9 + 11 words, and the reference has 9: P 9/20, R 1.
    expect(json).toMatchObject({ lines: 1, empty: 0, ours: { words: 20 }, lead: { words: 20 } });
    expect(json.ours.rouge1).toBeCloseTo((2 * (9 / 20)) / (9 / 20 + 1), 3);
    // Pairs: 19 of ours, 8 of the reference, all found.
    expect(json.ours.rouge2).toBeCloseTo((2 * (8 / 19)) / (8 / 19 + 1), 3);
    // The lead is the question, the news and two more words, of which "of" and "the" are none of the reference's.
    expect(json.lead.rouge1).toBeCloseTo(json.ours.rouge1, 3);
  });

  it('measures a card as it is posted, and a lead that has as many words', async () => {
    const leaning = 'It will build six thousand of them a year for the harbours of Skerrland.';
    const text = `${news} ${leaning} ${fact}`;
    const { json } = await run([
      { articles: [{ title: 'A plant for Kallowey', text }], references: [leaning] },
    ]);
    expect(json.ours.words).toBe(9 + 14 + 11);
    expect(json.card).toMatchObject({ words: 9 + 11 });
    expect(json.card_lead).toMatchObject({ words: 9 + 11 });
    expect(json.card.rouge2).toBe(0);
    expect(json.card_lead.rouge2).toBeGreaterThan(0.3);
  });

  it('takes the best reference, and the lead of several articles in turn', async () => {
    const articles = [
      { title: 'A plant for Kallowey', text: `${news} ${fact}` },
      { title: null, text: 'The harbour of Aldersund bought forty cranes on Monday. Nobody saw them.' },
    ];
    const { json, text } = await run([{ articles, references: ['nothing at all', news] }]);
    expect(json.ours.rouge1).toBeGreaterThan(0.3);
    expect(text).toContain('lead sentences, as long');
  });

  it.each([
    [
      'small letters and single stops',
      'orrenby has opened a plant , the mayor said . the plant will employ 480 people in kallowey .',
    ],
    ['tokens of a parser', "Orrenby -lrb- Kallowey -rrb- has opened a `` quiet '' plant , the mayor said ."],
    ['a byline and stamps', `By . Ann Vale . PUBLISHED: . 06:21 EST, 3 March 2026 . ${news}`],
    ['single line breaks', `A plant for robots\n${news}\n${fact}`],
    [
      'sentences that all lean on others',
      'He opened it on Monday with a speech. They had waited for this for ten years.',
    ],
  ])('makes something of %s', async (_, text) => {
    const { json } = await run([{ articles: [{ text }], references: [news] }]);
    expect(json.empty).toBe(0);
    expect(json.ours.words).toBeGreaterThan(5);
    expect(json.ours.words).toBe(json.lead.words);
  });

  it('wants references', async () => {
    await expect(run([{ articles: [{ text: news }], references: [] }])).rejects.toThrow(
      /line 1: [^]*references/,
    );
  });
});

describe('plainText', () => {
  it('puts tokens back together', () => {
    expect(
      plainText("orrenby -lrb- aldwyn -rrb- said it does n't sell `` robots '' for $ 20 , or so ."),
    ).toBe('Orrenby (aldwyn) said it does n\'t sell "robots" for $20, or so.');
  });

  it('ends a sentence at a full stop that stands by itself, closes quotations and puts pounds back', () => {
    expect(
      plainText(
        "the u.s. firm said : ` it cost # 20 . ' mr. vale , of the . harbour board , paid . he was glad .",
      ),
    ).toBe('The u.s. firm said: ‘it cost £20.’\n\nMr. Vale, of the harbour board, paid.\n\nHe was glad.');
  });

  it('takes marks between sentences for line breaks', () => {
    expect(plainText('Orrenby opened a plant.##SENT##It is large. <t> Cheap </t>')).toBe(
      'Orrenby opened a plant.\n\nIt is large.\n\nCheap\n\n',
    );
  });

  it('begins the sentences of a text without capitals with one, but not what follows an abbreviation', () => {
    expect(plainText('the u.s. army bought it. "it flies," said a man. he is 40.')).toBe(
      'The u.s. army bought it. "It flies," said a man. He is 40.',
    );
  });

  it.each([
    'by . ann vale . published : . 06:21 est , 3 march 2026 . | . updated : . 07:02 est , 3 march 2026 . ',
    'by . ann vale , science editor . ',
    '-lrb- cnn -rrb- -- ',
    'port skerrow , aldwyn -lrb- reuters -rrb- -- ',
    'bremen , germany -- ',
  ])('takes %j off a text without capitals', (before) => {
    expect(plainText(`${before}orrenby has opened a plant , the mayor said .`)).toBe(
      'Orrenby has opened a plant, the mayor said.',
    );
  });

  it('makes paragraphs of lines, but not of lines that are broken at a width', () => {
    expect(plainText('A heading\nA sentence.\nAnother.')).toBe('A heading\n\nA sentence.\n\nAnother.');
    const wrapped = 'Orrenby has opened\na plant for\nrobots in Kallowey.';
    expect(plainText(wrapped)).toBe(wrapped);
  });
});
