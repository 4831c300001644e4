import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeSearch } from '../../../../src/shared/news/search/describe.ts';
import { parseSearch } from '../../../../src/shared/news/search/parse.ts';
import type { Search, SearchNode } from '../../../../src/shared/news/search/query.ts';
import { searchText } from './texts.ts';

// Half past one in the afternoon in Vienna.
const context = { now: new Date('2026-11-23T12:30:00Z'), timeZone: 'Europe/Vienna' };
const parse = (text: string): Search => parseSearch(text, context);
const understood = (text: string): string => describeSearch(parse(text), context);
const said = (text: string): readonly string[] => parse(text).said;

function leaves(node: SearchNode | undefined): number {
  if (!node) return 0;
  if (node.kind === 'not') return leaves(node.of);
  return node.kind === 'and' || node.kind === 'or' ? node.of.reduce((sum, part) => sum + leaves(part), 0) : 1;
}

function depth(node: SearchNode | undefined): number {
  if (!node) return 0;
  if (node.kind === 'not') return 1 + depth(node.of);
  return node.kind === 'and' || node.kind === 'or' ? 1 + Math.max(...node.of.map(depth)) : 1;
}

describe('what is understood without a word', () => {
  test.each([
    ['nvidia', 'nvidia'],
    ['nvidia amd', 'nvidia and amd'],
    ['nvidia and amd AND intel & arm', 'nvidia and amd and intel and arm'],
    ['nvidia or amd intel', 'nvidia or (amd and intel)'],
    ['nvidia OR amd | intel', 'nvidia or amd or intel'],
    ['(nvidia or amd) chips', '(nvidia or amd) and chips'],
    ['((nvidia))', 'nvidia'],
    ['nvidia -amd NOT intel', 'nvidia and not amd and not intel'],
    ['nvidia --amd –intel −arm', 'nvidia and not amd and not intel and not arm'],
    ['nvidia -(amd or intel)', 'nvidia and not (amd or intel)'],
    ['"open source" -"export control"', '"open source" and not "export control"'],
    [
      '„open source“ “state of the art” «mixture models»',
      '"open source" and "state of the art" and "mixture models"',
    ],
    ['gpt-5.5, C++!', 'gpt-5.5 and C'],
    ['nvidia topic:chips', 'nvidia, topic Chips and infrastructure'],
    ['topic:"Chips & Infrastructure" x', 'x, topic Chips and infrastructure'],
    ['topic:safety-security -topic:robotics', 'topic Safety and security, not topic Robotics'],
    ['SOURCE:"The Verge" or source:www.example.com', 'from verge or from example.com'],
    ['source:https://lab.example/news', 'from lab.example'],
    ['lang:de or lang:German or lang:EN', 'in German or in German or in English'],
    ['level:Major', 'level major or higher'],
    ['x -level:breaking', 'x, not level breaking'],
    ['Update: chips, 10:30', 'Update and chips and 10:30'],
    ['see https://lab.example/news', 'see and https://lab.example/news'],
    ['nvidia since:7d', 'nvidia, since 16 Nov'],
    ['nvidia since:12h', 'nvidia, since 23 Nov 01:30'],
    ['since:2025-09-01', 'since 1 Sep 2025'],
  ])('%s', (text, meant) => {
    expect(understood(text)).toBe(meant);
    expect(said(text)).toEqual([]);
  });

  test.each([
    ['7d', '2026-11-16T12:30:00Z'],
    ['2w', '2026-11-09T12:30:00Z'],
    ['12h', '2026-11-23T00:30:00Z'],
    ['today', '2026-11-22T23:00:00Z'],
    ['Yesterday', '2026-11-21T23:00:00Z'],
    ['2026-09-01', '2026-08-31T22:00:00Z'],
    ['2026-9-1', '2026-08-31T22:00:00Z'],
  ])('since:%s', (text, moment) => {
    expect(parse(`since:${text}`).since).toEqual(new Date(moment));
  });

  test('of two times, the later one holds', () => {
    expect(parse('since:2w x since:7d').since).toEqual(parse('since:7d').since);
    expect(parse('since:7d x since:2w').since).toEqual(parse('since:7d').since);
  });
});

describe('what is left out, and said', () => {
  test.each([
    ['the nvidia of', 'nvidia', '"the" and "of" are too common to search for.'],
    [
      'nvidia "to be or not to be"',
      'nvidia',
      '"to be or not to be" holds only words that are too common to search for.',
    ],
    ['nvidia 🛰️', 'nvidia', '"🛰️" has no letter or digit to search for.'],
    ['(nvidia amd', 'nvidia and amd', 'A bracket was not closed; it was closed at the end.'],
    ['nvidia) amd', 'nvidia and amd', 'A bracket was closed that had not been opened; it was left out.'],
    ['nvidia ()', 'nvidia', 'There is nothing between two brackets; they were left out.'],
    ['"open source', '"open source"', 'A quotation mark was not closed; it was closed at the end.'],
    [
      'topic:"chips',
      'topic Chips and infrastructure',
      'A quotation mark was not closed; it was closed at the end.',
    ],
    ['or nvidia', 'nvidia', '"or" needs something before and after it; it was left out.'],
    ['nvidia or', 'nvidia', '"or" needs something before and after it; it was left out.'],
    ['nvidia or or amd', 'nvidia or amd', '"or" needs something before and after it; it was left out.'],
    ['nvidia - amd', 'nvidia and amd', 'A minus needs what it leaves out right behind it; it was left out.'],
    ['nvidia NOT', 'nvidia', 'A minus needs what it leaves out right behind it; it was left out.'],
    ['-nvidia', 'not nvidia', 'The search only says what to leave out; it takes everything else.'],
    ['x topic:chipz', 'x', 'There is no topic "chipz"; did you mean chips-infrastructure?'],
    ['x topic:infrastrukture', 'x', 'There is no topic "infrastrukture"; did you mean chips-infrastructure?'],
    [
      'x topic:knitting',
      'x',
      'There is no topic "knitting"; some are models, research and chips-infrastructure.',
    ],
    [
      'x topic:s',
      'x',
      'topic: "s" may be safety-security, society-work or science-health; write more of it.',
    ],
    ['x topic: models', 'x and models', 'topic: needs something right behind it, such as topic:models.'],
    ['x level:high', 'x', 'level: takes minor, notable, major or breaking.'],
    [
      'x lang:klingon',
      'x',
      'lang: takes a language by its two letters or its English name, such as de or German, not "klingon".',
    ],
    [
      'x since:soon',
      'x',
      'since: takes 12h, 7d, 2w, today, yesterday or a date such as 2026-09-01, not "soon".',
    ],
    [
      'x since:2026-02-30',
      'x',
      'since: takes 12h, 7d, 2w, today, yesterday or a date such as 2026-09-01, not "2026-02-30".',
    ],
    ['x -since:7d', 'x', 'since: cannot be turned round by a minus; it was left out.'],
    [
      'x or since:7d y',
      'x or y, since 16 Nov',
      'since: holds for the whole search, not for one side of "or" alone.',
    ],
    [
      'sorce:lab',
      '"sorce lab"',
      'There is no filter "sorce:"; did you mean source:? It was searched for as words.',
    ],
    [
      'site:lab.example',
      '"site lab.example"',
      'There is no filter "site:"; did you mean source:? It was searched for as words.',
    ],
    [
      'intitle:robot',
      '"intitle robot"',
      'There is no filter "intitle:"; there are source:, topic:, lang:, level: and since:. It was searched for as words.',
    ],
  ])('%s', (text, meant, sentence) => {
    expect(understood(text)).toBe(meant);
    expect(said(text)).toEqual([sentence]);
  });

  test('nothing at all', () => {
    for (const text of ['', ' \n', '()', 'the', '"', '-', 'or or', 'topic:nothing'])
      expect(parse(text)).toMatchObject({
        root: undefined,
        since: undefined,
        said: expect.arrayContaining(['There is nothing to search for.']),
      });
    expect(understood('')).toBe('everything');
  });

  test('what is too long loses its end, by whole words', () => {
    const search = parse(`${'nvidia '.repeat(39)}${'x'.repeat(300)} amd`);
    expect(leaves(search.root)).toBe(39);
    expect(search.said).toEqual(['A search has at most 500 characters; the rest was left out.']);
    expect(said('x'.repeat(500))).toEqual([]);
  });

  test('terms after the fortieth', () => {
    const search = parse('x1 '.repeat(41));
    expect(leaves(search.root)).toBe(40);
    expect(search.said).toEqual(['A search has at most 40 terms; those after it were left out.']);
    expect(said('x1 '.repeat(40))).toEqual([]);
  });

  test('brackets deeper than ten', () => {
    const nested = (levels: number): string => `${'(x or -'.repeat(levels)}y${')'.repeat(levels)}`;
    expect(said(nested(10))).toEqual([]);
    expect(said(nested(11))).toEqual([
      'Brackets may stand at most 10 deep; those further in were left out, what they hold was not.',
    ]);
    expect(leaves(parse(nested(11)).root)).toBe(12);
    expect(depth(parse(nested(30)).root)).toBeLessThanOrEqual(22);
  });

  test('a kept search has no time', () => {
    expect(parseSearch('nvidia since:7d', { ...context, kept: true })).toMatchObject({
      since: undefined,
      said: ['since: has no meaning in a search that is kept, which sees only new stories; it was left out.'],
    });
  });
});

describe('whatever is typed', () => {
  test('it is understood or said what was not, within the limits, and never throws', () => {
    fc.assert(
      fc.property(searchText, (text) => {
        const search = parse(text);
        expect(leaves(search.root)).toBeLessThanOrEqual(40);
        expect(search.said).toEqual([...new Set(search.said)]);
        for (const sentence of search.said) expect(sentence).toMatch(/^.{5,200}[.?]$/s);
        if (!search.root && !search.since) expect(search.said).toContain('There is nothing to search for.');
      }),
      { numRuns: 2_000 },
    );
  });

  test('how it was understood, typed again, is understood the same way', () => {
    const word = fc.constantFrom('nvidia', 'gpt-5', '"open source"', 'amd', 'intel');
    const tree = fc.letrec<{ term: string }>((tie) => ({
      term: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.tuple(tie('term'), tie('term')).map(([one, other]) => `(${one} ${other})`),
        fc.tuple(tie('term'), tie('term')).map(([one, other]) => `(${one} or ${other})`),
        tie('term').map((one) => `-${one}`),
      ),
    })).term;
    fc.assert(
      fc.property(tree, (text) => {
        const line = understood(text);
        expect(understood(line.replaceAll('not ', 'NOT '))).toBe(line);
      }),
    );
  });
});
