import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factsIn, sameFact } from '../../../../src/shared/news/publish/facts.ts';

const texts = (text: string): string[] => factsIn(text).map((fact) => fact.text);
const same = (a: string, b: string): boolean => {
  const [one, other] = [factsIn(a)[0], factsIn(b)[0]];
  return one !== undefined && other !== undefined && sameFact(one, other);
};

describe('the facts of a text', () => {
  it('are its amounts, versions and dates', () => {
    expect(texts('Velkamp paid $310m for it on 12 March, 22% more than planned.')).toEqual([
      '12 March',
      '$310m',
      '22%',
    ]);
    expect(texts('Kestrel 5.2 follows GPT-4 and runs llama v2.1.114')).toEqual([
      'Kestrel 5.2',
      'GPT-4',
      'v2.1.114',
    ]);
    expect(texts('It employs 4,800 people in 2026.')).toEqual(['4,800']);
  });

  it('are neither years, nor small numbers, nor numbers of parameters', () => {
    expect(texts('In 2026 three of 12 teams used a 12B model')).toEqual([]);
  });

  it('are the same however they are written, and rounded', () => {
    expect(same('$1.16bn', '1.2 billion dollars')).toBe(true);
    expect(same('March 12', '12th March')).toBe(true);
    expect(same('2026-03-12', '12 March')).toBe(true);
    expect(same('Kestrel 5', 'Kestrel-5')).toBe(true);
    expect(same('$310m', '$410m')).toBe(false);
    expect(same('22%', '22 million')).toBe(false);
    expect(same('Kestrel 5', 'Kestrel 6')).toBe(false);
    expect(same('12 March', '13 March')).toBe(false);
  });

  it('take any text, and are found in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const fact of factsIn(text)) expect(text).toContain(fact.text);
      }),
    );
  });
});
