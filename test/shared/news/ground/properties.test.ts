import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import { lostInTranslation } from '../../../../src/shared/news/ground/translation.ts';
import type { Evidence } from '../../../../src/shared/news/ground/evidence.ts';
import { groundedness } from '../../../../src/shared/news/ground/groundedness.ts';
import { isHostile } from '../../../../src/shared/news/summarize/quotable.ts';
import { sentences } from '../../../../src/shared/news/text/sentences.ts';

interface SampleArticle {
  title: string;
  teaser: string;
  paragraphs: string[];
}

const sampleDay: Evidence[] = (
  JSON.parse(
    readFileSync(new URL('../../../fixtures/sample-day/articles.json', import.meta.url), 'utf8'),
  ) as SampleArticle[]
).map(({ title, teaser, paragraphs }) => ({ title, teaser, text: paragraphs.join('\n\n') }));

const firms = ['Merrowin', 'Orrenby', 'Tolvik', 'Halmere Labs', 'Brannock AI', 'Vesterholm'];
const people = ['Mira Halden', 'Tom Solberg', 'Ada Kestrow', 'Jonas Reefe'];
const places = ['Sundhaven', 'Kallsund', 'Port Skerrow', 'Aldwyn'];
const numRuns = 300;
const pick = (list: readonly string[]) => fc.constantFrom(...list);
const number = fc.integer({ min: 2, max: 99_999 });

/** A sentence of a small grammar, with a number, a name and a quotation in known places. */
const made = fc
  .record({ firm: pick(firms), person: pick(people), place: pick(places), number, share: fc.integer({ min: 2, max: 98 }), quote: pick(['we are proud of the work', 'the results were better than we hoped', 'nobody else builds it like this']) })
  .chain(({ firm, person, place, number: n, share, quote }) =>
    fc.constantFrom(
      { text: `${firm} opened an office for ${n} engineers in ${place}.`, number: String(n), name: place, quote: undefined },
      { text: `In ${place}, ${firm} lost ${share}% of its customers to ${person}.`, number: `${share}%`, name: firm, quote: undefined },
      { text: `“${quote},” said ${person}, who runs ${firm}.`, number: undefined, name: firm, quote },
      { text: `The model of ${firm} answered ${n} of the questions from ${person} correctly.`, number: String(n), name: firm, quote: undefined },
      { text: `${person} said that “${quote}” after ${n} days in ${place}.`, number: String(n), name: place, quote },
    ),
  ); // prettier-ignore

const articles = fc.array(fc.array(made, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });
const asEvidence = (parts: readonly { text: string }[]): Evidence => ({
  title: parts[0]!.text,
  text: parts.map(({ text }) => text).join(' '),
});
const textOf = (evidence: readonly Evidence[]): string =>
  evidence.map(({ title, teaser, text }) => `${title} ${teaser ?? ''} ${text ?? ''}`).join(' ');

/** Numbers of an article that are plainly numbers: no part of a name or a date. */
const plainNumber =
  /(?<![\p{L}\d.,:/-])\d[\d,.]*\d(?![\p{L}\d:/-]|[.,]\d)|(?<![\p{L}\d.,:/-])\d(?![\p{L}\d:/.,-])/gu;
/** Names inside a sentence: a capital that is not due to its place. */
const plainName = /(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}(?![\p{L}'’-])/gu;

describe('the check, for any articles', () => {
  it('lets pass every sentence that an article has', () => {
    fc.assert(
      fc.property(articles, fc.nat(), (all, at) => {
        const evidence = all.map(asEvidence);
        const flat = all.flat();
        const { text } = flat[at % flat.length]!;
        expect(faultsOf(text, evidence)).toEqual([]);
        expect(groundedness(text, evidence)).toBe(1);
      }),
    );
  });

  it.each([
    ['number', 'number', (old: string) => (old.endsWith('%') ? '0.37%' : '4,321,987')],
    ['name', 'name', () => 'Quorvath'],
    ['quotation', 'quote', () => 'we will never do that again'],
  ] as const)('catches a %s that no article holds', (kind, part, other) => {
    fc.assert(
      fc.property(articles, fc.nat(), (all, at) => {
        const able = all.flat().filter((sentence) => sentence[part] !== undefined);
        fc.pre(able.length > 0);
        const sentence = able[at % able.length]!;
        const changed = sentence.text.replace(sentence[part]!, other(sentence[part]!));
        expect(faultsOf(changed, all.map(asEvidence)).map((fault) => fault.kind)).toContain(kind);
      }),
    );
  });

  it('never throws, and scores between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.record({ title: fc.string(), text: fc.string() })), (statement, evidence) => {
        faultsOf(statement, evidence);
        faultsOf(statement, evidence, { translatedTo: 'de' });
        const score = groundedness(statement, evidence);
        expect(score >= 0 && score <= 1).toBe(true);
      }),
    );
  }); // prettier-ignore
});

describe('the check, on the sample day', () => {
  const cited = fc.uniqueArray(fc.constantFrom(...sampleDay), { minLength: 1, maxLength: 4 });
  const sentencesOf = (evidence: readonly Evidence[]): string[] =>
    evidence.flatMap(({ text }) => sentences(text ?? ''));

  it('lets pass every sentence that an article has, unless it is hostile', () => {
    for (const article of sampleDay)
      for (const sentence of sentencesOf([article]))
        expect([sentence, faultsOf(sentence, [article]).length > 0]).toEqual([sentence, isHostile(sentence)]);
  });

  it('catches a number that no cited article holds', () => {
    fc.assert(
      fc.property(cited, fc.nat(), fc.integer({ min: 1_000_001, max: 9_999_999 }), (evidence, at, n) => {
        const able = sentencesOf(evidence).flatMap((sentence) =>
          [...sentence.matchAll(plainNumber)].map((match) => ({ sentence, match })),
        );
        fc.pre(able.length > 0 && !textOf(evidence).includes(String(n)));
        const { sentence, match } = able[at % able.length]!;
        const changed =
          sentence.slice(0, match.index) + String(n) + sentence.slice(match.index + match[0].length);
        expect([changed, faultsOf(changed, evidence).length]).not.toEqual([changed, 0]);
      }),
      { numRuns },
    );
  });

  const renamed = (evidence: readonly Evidence[], at: number, name: string) => {
    const able = sentencesOf(evidence).flatMap((sentence) =>
      [...sentence.matchAll(plainName)].map((match) => ({ sentence, match })),
    );
    fc.pre(able.length > 0);
    const { sentence, match } = able[at % able.length]!;
    const changed = sentence.slice(0, match.index) + name + sentence.slice(match.index + match[0].length);
    return { sentence, changed };
  };
  const newName = pick(['Quorvath', 'Zelmidia', 'Ithrennik']);

  it('catches a name that no cited article holds', () => {
    fc.assert(
      fc.property(cited, fc.nat(), newName, (evidence, at, name) => {
        const { changed } = renamed(evidence, at, name);
        const kinds = faultsOf(changed, evidence).map((fault) => fault.kind);
        expect([changed, kinds]).toEqual([changed, expect.arrayContaining(['name'])]);
      }),
      { numRuns },
    );
  });

  it('catches a name in a translation that its original has not', () => {
    fc.assert(
      fc.property(cited, fc.nat(), newName, pick(['fr', 'sv']), (evidence, at, name, to) => {
        const { sentence, changed } = renamed(evidence, at, name);
        const original = [{ title: '', text: sentence }];
        const faults = [
          ...faultsOf(changed, original, { translatedTo: to }),
          ...lostInTranslation(changed, sentence, { to }),
        ];
        expect([changed, faults]).not.toEqual([changed, []]);
      }),
      { numRuns },
    );
  });

  it('catches a quotation that no cited article holds', () => {
    fc.assert(
      fc.property(cited, fc.nat(), (evidence, at) => {
        const able = sentencesOf(evidence).filter((sentence) => /[“"][^”"]{12,}[”"]/.test(sentence));
        fc.pre(able.length > 0);
        const changed = able[at % able.length]!.replace(
          /([“"])[^”"]{12,}([”"])/,
          '$1it is what we always wanted$2',
        );
        expect(faultsOf(changed, evidence).map((fault) => fault.kind)).toContain('quotation');
      }),
    );
  });
});
