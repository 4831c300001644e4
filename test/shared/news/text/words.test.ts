import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneLine, stripInvisible } from '../../../../src/shared/news/text/characters.ts';
import { detectLanguage } from '../../../../src/shared/news/text/language.ts';
import { paragraphs, sentences } from '../../../../src/shared/news/text/sentences.ts';
import { stem } from '../../../../src/shared/news/text/stem.ts';
import { tokenize, topicWords, wordCount } from '../../../../src/shared/news/text/tokens.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '\ud800',
        '\udfff',
        '\u202e',
        '\u200b',
        'A. ',
        '“',
        '"',
        '3.',
        '\n\n',
        '<b>',
        '@everyone ',
        'é',
        '漢字',
        '🧑‍🚀',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('tokenize', () => {
  it('keeps names of models, amounts and compounds whole', () => {
    const words = tokenize(
      "GPT-4o, Gemma 4 12B's N-day at AT&T: $65B, 22% of llama.cpp and 2,000.5 users",
    ).map(({ text }) => text);
    expect(words).toEqual(
      'GPT-4o|Gemma|4|12B|N-day|at|AT&T|$65B|22%|of|llama.cpp|and|2,000.5|users'.split('|'),
    );
  });

  it('parts scripts without spaces', () => {
    expect(wordCount('人工智能改变就业市场')).toBeGreaterThan(2);
  });

  it('brings spellings of one word together', () => {
    expect(topicWords('releasing open-weights models')).toEqual(topicWords('released open weight model'));
  });
});

describe('stem', () => {
  it.each([
    ['models', 'model'],
    ['companies', 'company'],
    ['launched', 'launch'],
    ['planned', 'plan'],
    ['running', 'run'],
    ['selling', 'sell'],
    ['sing', 'sing'],
    ['class', 'class'],
    ['gpt-4o', 'gpt-4o'],
  ])('of %s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

describe('sentences', () => {
  it.each([
    ['Dr. Smith of Acme Inc. said so. It rose.', ['Dr. Smith of Acme Inc. said so.', 'It rose.']],
    [
      'The U.S. bought 3.5 million units of GPT-4.5. Good.',
      ['The U.S. bought 3.5 million units of GPT-4.5.', 'Good.'],
    ],
    [
      '“We won. It was hard,” she said. Then she left.',
      ['“We won. It was hard,” she said.', 'Then she left.'],
    ],
    ['Samuel L. Jackson came. He sang.', ['Samuel L. Jackson came.', 'He sang.']],
    ['The end. xAI grew!', ['The end.', 'xAI grew!']],
    ['Es wurde z. B. am 3. Mai gegründet. Es wächst.', ['Es wurde z. B. am 3. Mai gegründet.', 'Es wächst.']],
    ['One line\nwrapped here. Two.', ['One line wrapped here.', 'Two.']],
    ['Heading\n\nA paragraph.', ['Heading', 'A paragraph.']],
  ])('parts %j', (text, parts) => {
    expect(sentences(text)).toEqual(parts);
  });

  it('loses and adds nothing but white space', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const bare = (part: string): string => part.replace(/\s+/g, '');
        expect(bare(sentences(text).join(''))).toBe(bare(stripInvisible(text)));
        expect(paragraphs(text).every((part) => part === oneLine(part))).toBe(true);
      }),
    );
  });
});

describe('detectLanguage', () => {
  it.each([
    ['Making Claude a chemist', 'en'],
    ['Wie eine Stadt mit 40.000 Einwohnern vormacht, wie KI-Transformation geht.', 'de'],
    ["Mistral AI lève 600 millions d'euros pour accélérer", 'fr'],
    ['La inteligencia artificial cambia el empleo en España', 'es'],
    ['OpenAI lança novo modelo de linguagem para o mercado', 'pt'],
    ['人工知能が変える働き方', 'ja'],
    ['人工智能改变就业市场', 'zh'],
    ['Искусственный интеллект меняет рынок труда', 'ru'],
    ['NVIDIA Nemotron 3 Ultra', undefined],
    ['', undefined],
  ])('of %j is %j', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(detectLanguage(text) ?? 'xx').toMatch(/^[a-z]{2}$/);
      }),
    );
  });
});
