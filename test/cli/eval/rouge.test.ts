import { describe, expect, it } from '@jest/globals';
import { porterStem } from '../../../src/cli/eval/porter.ts';
import { rouge, stemmed } from '../../../src/cli/eval/rouge.ts';

describe('porterStem', () => {
  it.each(
    `caresses:caress ponies:poni ties:tie cats:cat feed:feed agreed:agre plastered:plaster motoring:motor sing:sing
    conflated:conflat troubling:troubl sized:size hopping:hop falling:fall filing:file happy:happi enjoy:enjoy
    relational:relat conditional:condit digitizer:digit radically:radic formality:formal sensibility:sensibl
    triplicate:triplic hopeful:hope goodness:good allowance:allow adoption:adopt controller:control rate:rate
    probate:probat ceased:ceas news:news dying:die died:die skies:sky`.split(/\s+/),
  )('%s', (pair) => {
    const [word = '', stem] = pair.split(':');
    expect(porterStem(word)).toBe(stem);
  });
});

describe('rouge', () => {
  const of = (ours: string, ...references: string[]) =>
    rouge(stemmed(ours), references.map(stemmed)) as unknown as Record<string, number>;

  it('counts words and pairs of them by their stems', () => {
    // Ours has 5 words, the reference 6; common are the, cat, sat: P 3/5, R 3/6. Pairs: "the cat", "cat sat" of 4 and 5.
    const scores = of('The cats sat down quietly.', 'the cat sat on the mat');
    expect(scores['rouge1']).toBeCloseTo((2 * (3 / 5) * (3 / 6)) / (3 / 5 + 3 / 6), 10);
    expect(scores['rouge2']).toBeCloseTo((2 * (2 / 4) * (2 / 5)) / (2 / 4 + 2 / 5), 10);
    expect(scores['rougeL']).toBeCloseTo((2 * (3 / 5) * (3 / 6)) / (3 / 5 + 3 / 6), 10);
  });

  it('counts a word only as often as both have it', () => {
    // "the" stands three times in ours, once in the reference.
    expect(of('the the the', 'the cat')['rouge1']).toBeCloseTo((2 * (1 / 3) * (1 / 2)) / (1 / 3 + 1 / 2), 10);
  });

  it('joins the common subsequences of a sentence with all of ours', () => {
    // The example of Lin 2004: reference w1..w5, ours "w1 w2 w6 w7 w8" and "w1 w3 w8 w9 w5": the union is w1 w2 w3 w5.
    const scores = of('w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5', 'w1 w2 w3 w4 w5');
    expect(scores['rougeL']).toBeCloseTo((2 * (4 / 10) * (4 / 5)) / (4 / 10 + 4 / 5), 10);
  });

  it('takes the best of several references, each measure for itself', () => {
    const scores = of('a b c d', 'a b x y z', 'd c b a');
    expect(scores['rouge1']).toBe(1);
    // "a b" is one of three pairs of ours and of four of the first reference; the second shares none.
    expect(scores['rouge2']).toBeCloseTo((2 * (1 / 3) * (1 / 4)) / (1 / 3 + 1 / 4), 10);
  });

  it('finds nothing where one side is empty', () => {
    expect(of('', 'a b')).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 });
    expect(of('a b', '…')).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 });
  });
});
